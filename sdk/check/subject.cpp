#include "check/subject.hpp"

#include "model/error.hpp"
#include "template/template_reader.hpp"

#include <algorithm>
#include <atomic>

#include <unistd.h>

namespace trellis::conformance {
namespace fs = std::filesystem;

Subject::Subject(SubjectOptions options)
    : options_(std::move(options)) {
    static std::atomic<int> next = 0;
    std::error_code ignored;
    origin_ = fs::absolute(options_.plugin, ignored).lexically_normal();
    if (!origin_.has_filename()) origin_ = origin_.parent_path();
    if (fs::is_regular_file(origin_, ignored)) origin_ = origin_.parent_path();
    try {
        manifest_ = readManifest(origin_);
    } catch (const Error& error) {
        trouble_ = error;
        return;
    }
    copy_ = fs::temp_directory_path() /
            ("trellis-check-" + std::to_string(::getpid()) + "-" + std::to_string(next++));
    fs::create_directories(copy_);
    fs::copy(origin_, copy_ / manifest_.id, fs::copy_options::recursive);

    auto folders = options_.forms;
    folders.insert(folders.begin(), {origin_, origin_ / "templates"});
    auto listFolders = options_.lists;
    listFolders.insert(listFolders.begin(), origin_ / "code-lists");
    const auto lists = [&](const std::string& id) -> std::optional<CodeList> {
        for (auto& folder : listFolders)
            if (auto list = codeListsIn(folder)(id)) return list;
        return std::nullopt;
    };
    for (auto& folder : folders)
        for (auto at = fs::directory_iterator(folder, ignored); !ignored && at != fs::directory_iterator(); ++at) {
            if (at->path().extension() != ".xml" || at->path().filename() == "plugin.xml") continue;
            try {
                const auto form = loadTemplate(at->path(), lists);
                forms_.try_emplace(form->ref.id, form);
            } catch (const Error& error) {
                broken_.try_emplace(at->path().stem().string(), error.message());
            }
        }
}

Subject::~Subject() {
    std::error_code ignored;
    if (!copy_.empty()) fs::remove_all(copy_, ignored);
}

TemplatePtr Subject::form(const std::string& id, std::string* why) const {
    if (const auto found = forms_.find(id); found != forms_.end()) return found->second;
    if (why) {
        *why = "The form " + id + " is not at hand.";
        for (auto& [file, message] : broken_)
            if (id.ends_with(file)) *why = message;
    }
    return nullptr;
}

std::vector<TemplatePtr> Subject::forms() const {
    std::vector<TemplatePtr> all;
    for (auto& [id, form] : forms_) all.push_back(form);
    return all;
}

std::vector<TemplatePtr> Subject::formsOf(const KindInfo& kind) const {
    std::vector<TemplatePtr> all;
    for (auto& [id, form] : forms_)
        if (usesForm(kind, id)) all.insert(id == kind.templateId ? all.begin() : all.end(), form);
    return all;
}

std::unique_ptr<PluginSet> Subject::fresh() const {
    PluginFolders folders;
    folders.locality = {copy_};
    folders.runner = options_.runner;
    folders.limits = options_.limits;
    folders.forms = [this](const FormRef& ref) -> TemplatePtr {
        const auto found = forms_.find(ref.id);
        return found == forms_.end() ? nullptr : found->second;
    };
    return std::make_unique<PluginSet>(std::move(folders));
}

} // namespace trellis::conformance
