#include "desk/adapted_forms.hpp"

#include "desk/form_shelf.hpp"
#include "model/error.hpp"
#include "overlay/overlay_reader.hpp"
#include "store/workspace.hpp"
#include "template/template_diff.hpp"

#include <algorithm>
#include <map>

namespace trellis {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> xmlFilesIn(const fs::path& folder) {
    std::vector<fs::path> out;
    std::error_code trouble;
    for (fs::directory_iterator at(folder, trouble), end; !trouble && at != end; at.increment(trouble))
        if (at->path().extension() == ".xml") out.push_back(at->path());
    std::ranges::sort(out);
    return out;
}

/// Every version of a form that is at hand: those of the core, and adapted ones that the workspace keeps.
struct Versions {
    std::vector<TemplatePtr> cores, adapted;

    void add(const TemplatePtr& form) {
        auto& into = form->origin ? adapted : cores;
        if (std::ranges::none_of(into, [&](auto& one) { return one->ref == form->ref; })) into.push_back(form);
    }
};

Versions versionsOf(const std::string& id, const Workspace& workspace, const Installation& installation,
                    const CodeListSource& lists) {
    Versions out;
    std::vector<fs::path> folders{installation.templates / "core"};
    for (auto& plugin : surroundingsOf(installation).plugins) folders.push_back(plugin.folder / "templates");
    for (auto& folder : folders)
        for (auto& file : xmlFilesIn(folder)) {
            if (idInFile(file) != id) continue;
            try {
                out.add(loadTemplate(file, lists));
            } catch (const Error&) { // one that cannot be read is said where it is used
            }
        }
    for (auto& ref : workspace.forms()) {
        if (ref.id != id) continue;
        const auto xml = workspace.formXml(ref);
        auto read = xml ? readTemplate(*xml, ref.text(), lists) : ReadTemplate();
        if (read.form) out.add(read.form);
    }
    return out;
}

TemplatePtr coreOf(const FormRef& ref, const std::vector<TemplatePtr>& cores) {
    const auto found = std::ranges::find_if(cores, [&](auto& one) { return one->ref == ref; });
    return found == cores.end() ? nullptr : *found;
}

/// What differs in the form in use: laid over the core it is made from, merged first where that is a later one.
std::vector<Adaptation> adaptationsOf(const AdaptedForm& form, const std::vector<TemplatePtr>& cores,
                                      const CodeListSource& lists) {
    if (!form.choice.form || !form.choice.form->origin) return {};
    const auto core = coreOf(form.choice.form->origin->core, cores);
    if (!core) return {};
    auto layers = form.layers;
    if (form.was && core->ref != form.was->ref) layers = mergeUpgrade(form.was, core, layers, lists).layers;
    std::erase_if(layers, [](auto& one) { return one.changes.empty(); });
    return resolve(core, layers, lists).adaptations;
}

} // namespace

CodeListSource listsInUse(const Packs& packs, const Installation& installation) {
    std::vector<fs::path> folders;
    for (auto& folder : packs.foldersInUse()) folders.push_back(folder / "code-lists");
    return [ours = listsInAny(folders), theirs = surroundingsOf(installation).lists](const std::string& id) {
        auto list = theirs(id);
        return list ? list : ours(id);
    };
}

std::vector<AdaptedForm> adaptedForms(const Workspace& workspace, const Packs& packs, const Installation& installation) {
    const auto lists = listsInUse(packs, installation);
    std::map<std::string, AdaptedForm> found;
    for (auto& pack : packs.active()) {
        if (!pack.inUse) continue;
        for (auto& file : xmlFilesIn(pack.folder / "overlays"))
            try {
                auto overlay = loadOverlay(file, lists);
                auto& form = found[overlay.target.id];
                form.id = overlay.target.id;
                form.packs.push_back(pack.id);
                form.files.push_back("overlays/" + file.filename().string());
                form.layers.push_back(std::move(overlay));
            } catch (const Error&) {
            }
    }
    std::vector<AdaptedForm> out;
    for (auto& [id, form] : found) {
        auto versions = versionsOf(id, workspace, installation, lists);
        form.was = coreOf(form.layers.front().target, versions.cores);
        for (auto& core : versions.cores)
            if (!form.now || olderVersion(form.now->ref.version, core->ref.version)) form.now = core;
        form.choice = chooseForm(versions.cores, form.layers, lists, versions.adapted);
        form.adaptations = adaptationsOf(form, versions.cores, lists);
        const auto& named = form.choice.form ? form.choice.form : form.now;
        form.title = named ? named->title : id;
        out.push_back(std::move(form));
    }
    std::ranges::stable_sort(out, {}, &AdaptedForm::title);
    return out;
}

} // namespace trellis
