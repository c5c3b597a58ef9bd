// Breadcrumbs: a small file that says which plugin is at work, so that a crash can be laid at the right door.
//
// Before every call into a plugin its id and the step are written to FOLDER/plugin-at-work; afterwards the file is emptied. A start
// that finds it full knows who was at work when the program ended, and moves the line to FOLDER/plugins-set-aside.
//
// The file is kept open and is not synced: it must outlive the process, not the machine. A power cut therefore blames nobody.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace trellis {

/// Who was at work, and doing what.
struct Breadcrumb {
    std::string plugin;
    std::string step; ///< "check supervision-session"
    bool operator==(const Breadcrumb&) const = default;
};

/// Belongs to one PluginSet. Calls from several threads are written one over the other, which is good enough: the file names one of
/// those at work.
class Breadcrumbs {
public:
    /// An empty folder writes nothing. A folder that cannot be written to is no reason to stop: nothing is written then.
    explicit Breadcrumbs(const std::filesystem::path& folder);
    ~Breadcrumbs();
    Breadcrumbs(const Breadcrumbs&) = delete;
    Breadcrumbs& operator=(const Breadcrumbs&) = delete;

    /// Plugins that were at work when the program ended, and that nobody has tried again since.
    const std::vector<Breadcrumb>& setAside() const { return setAside_; }
    void forget(const std::string& plugin);

    void drop(const std::string& plugin, const std::string& step);
    void pickUp();

private:
    void keep() const;
    std::filesystem::path folder_;
    int file_ = -1;
    std::vector<Breadcrumb> setAside_;
};

} // namespace trellis
