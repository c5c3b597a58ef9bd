// The plugin under test: a copy of its folder, so that nothing else lies beside it, its forms, and a fresh child whenever
// one is asked for.
#pragma once
#include "model/error.hpp"
#include "plugin/kind.hpp"

namespace trellis::conformance {

struct SubjectOptions {
    std::filesystem::path plugin;               ///< a folder with plugin.xml, or the library in it
    std::vector<std::filesystem::path> forms;   ///< folders with further forms: the core's
    std::vector<std::filesystem::path> lists;   ///< folders with code lists
    std::filesystem::path runner;               ///< trellis-plugin-runner
    RunnerLimits limits{std::chrono::seconds(5), std::chrono::seconds(5), std::uint64_t{512} << 20};
};

class Subject {
public:
    /// Reads and copies; runs nothing. What is wrong with the manifest is kept in trouble().
    explicit Subject(SubjectOptions options);
    ~Subject();
    Subject(const Subject&) = delete;
    Subject& operator=(const Subject&) = delete;

    const std::optional<Error>& trouble() const { return trouble_; }
    const Manifest& manifest() const { return manifest_; }
    const std::filesystem::path& origin() const { return origin_; } ///< where it lies
    /// nullptr when it is not at hand; what is wrong with it then.
    TemplatePtr form(const std::string& id, std::string* why = nullptr) const;
    std::vector<TemplatePtr> forms() const; ///< all that are at hand
    /// Every form at hand that this kind may be written on, its usual one first.
    std::vector<TemplatePtr> formsOf(const KindInfo& kind) const;
    /// The plugin alone, in a fresh child.
    std::unique_ptr<PluginSet> fresh() const;

private:
    SubjectOptions options_;
    std::filesystem::path origin_, copy_;
    std::optional<Error> trouble_;
    Manifest manifest_;
    std::map<std::string, TemplatePtr> forms_;
    std::map<std::string, std::string> broken_; ///< form id or file to its first message
};

} // namespace trellis::conformance
