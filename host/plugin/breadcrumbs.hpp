// Breadcrumbs: a small file that says which plugin is at work, so that a crash can be laid at the right door.
//
// Before every call into a plugin its id and the step are written to FOLDER/plugin-at-work; afterwards the file is
// emptied. A start that finds it full knows who was at work when the program ended, and keeps that in
// FOLDER/plugins-set-aside:
//
//     !trellis.supervision-log check session    the plugin crashed: it is set aside until a person tries it again
//     ?trellis.supervision-log check session    the program was stopped from outside just then (killed, power cut); the
//     plugin
//                                               stays on, and is set aside when the same happens twice running (a hang)
//
//     1stourbeck.groups check group-session      its child was ended once by what it did there (runner/); set aside the
//                                               second time, also in another step and another run
//
// The first two are told apart by the signals of a crash, on which the first letter of the file is changed before the program
// dies. The file is kept open and is not synced: it must outlive the process, not the machine.
#pragma once
#include <filesystem>
#include <mutex>
#include <string>
#include <vector>

namespace trellis {

/// Who was at work, and doing what.
struct Breadcrumb {
    std::string plugin;
    std::string step;     ///< "check supervision-session"
    bool crashed = false; ///< otherwise it was stopped from outside, or
    bool once = false;    ///< it ended its child once
    bool operator==(const Breadcrumb&) const = default;
};

/// Belongs to one PluginSet, on the main thread and the worker's: calls from both are written one over the other, which
/// is good enough, as the file then names one of those at work.
class Breadcrumbs {
public:
    /// An empty folder writes nothing. A folder that cannot be written to is no reason to stop: nothing is written
    /// then.
    explicit Breadcrumbs(const std::filesystem::path& folder);
    ~Breadcrumbs();
    Breadcrumbs(const Breadcrumbs&) = delete;
    Breadcrumbs& operator=(const Breadcrumbs&) = delete;

    /// What earlier runs left behind, as described above. nullptr: nothing against this plugin.
    const Breadcrumb* found(const std::string& plugin) const;
    /// A person wants to try it again.
    void forget(const std::string& plugin);

    /// It has ended its child. True when that was the second time, and it is to be set aside.
    bool ended(const std::string& plugin, const std::string& step);

    void drop(const std::string& plugin, const std::string& step);
    /// The call came back.
    void pickUp(const std::string& plugin, const std::string& step);

private:
    void keep() const;
    std::filesystem::path folder_;
    int file_ = -1;
    mutable std::mutex lock_; ///< of found_
    std::vector<Breadcrumb> found_;
};

} // namespace trellis
