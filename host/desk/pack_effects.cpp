// What the packs in use do to the rest of the desk: the plugin set, the overlays, what is said about them.
#include "desk/form_shelf.hpp"
#include "desk/pack_reading.hpp"
#include "model/error.hpp"
#include "overlay/form_choice.hpp"
#include "overlay/overlay_reader.hpp"
#include "text/file_bytes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace trellis {
namespace {

namespace fs = std::filesystem;

/// Where the pack's native plugins for this machine lie. Without any, those for another: their manifests are read, so
/// that what they replace is known, and their code is not found, which is said.
fs::path nativeFolder(const fs::path& pack) {
    std::error_code trouble;
    const auto here = pack / "plugins" / platformName();
    if (fs::is_directory(here, trouble)) return here;
    for (fs::directory_iterator at(pack / "plugins", trouble), end; !trouble && at != end; at.increment(trouble))
        if (at->is_directory(trouble)) return at->path();
    return {};
}

std::vector<fs::path> overlayFiles(const fs::path& pack) {
    std::vector<fs::path> out;
    std::error_code trouble;
    for (fs::directory_iterator at(pack / "overlays", trouble), end; !trouble && at != end; at.increment(trouble))
        if (at->path().extension() == ".xml") out.push_back(at->path());
    std::ranges::sort(out);
    return out;
}

/// The value of an attribute of the first element, roughly; for files that are not understood.
std::string roughly(const std::string& xml, const std::string& attribute) {
    const auto at = xml.find(" " + attribute + "=\"");
    if (at == std::string::npos) return {};
    const auto begin = at + attribute.size() + 3;
    return xml.substr(begin, xml.find('"', begin) - begin);
}

/// What a pack in use lays over forms. It was in order when it was installed; should a later Trellis not understand it,
/// it lies over its form all the same, and that form is then the last good one or says so (TR-K14).
std::vector<Overlay> overlaysIn(const fs::path& pack, const fs::path& coreLists) {
    std::vector<Overlay> out;
    const auto lists = listsInAny({coreLists, pack / "code-lists"});
    for (auto& file : overlayFiles(pack)) {
        try {
            out.push_back(loadOverlay(file, lists));
        } catch (const Error&) {
            const auto xml = fileBytes(file).value_or("");
            Overlay unread;
            unread.id = roughly(xml, "id");
            unread.target.id = roughly(xml, "template");
            unread.target.version = roughly(xml, "template-version");
            if (!unread.target.id.empty()) out.push_back(std::move(unread));
        }
    }
    return out;
}

/// An id that an overlay has added means one thing for ever, in every later version.
void mustSucceed(const std::vector<Overlay>& before, const std::vector<Overlay>& now) {
    for (auto& was : before)
        for (auto& next : now)
            if (was.id == next.id)
                for (auto& wrong : checkSuccession(was, next))
                    throw Error(wrong.code, wrong.message + " Nothing was changed.", wrong.suggestion);
}

} // namespace

Surroundings Packs::surroundings() const {
    auto out = surroundingsOf(places_.installation);
    // A form that an overlay was made for may be here although the core has moved on: the workspace keeps it.
    out.cores = [this, installed = out.cores](const FormRef& target) {
        auto all = installed(target);
        if (std::ranges::none_of(all, [&](auto& form) { return form->ref == target; })) try {
                all.push_back(FormShelf(workspace_, {}, {}).exactly(target));
            } catch (const Error&) { // not kept here
            }
        return all;
    };
    return out;
}

void Packs::furnish(PluginFolders& folders) const {
    for (auto& pack : active_) {
        if (!pack.inUse) continue;
        for (auto& choice : pack.manifest.plugins) {
            folders.replaced.erase(choice.id); // a nearer pack decides anew
            folders.offBecause.erase(choice.id);
            if (!choice.replacedBy.empty())
                folders.replaced[choice.id] = choice.replacedBy;
            else if (!choice.on)
                folders.offBecause[choice.id] =
                    fmt::format("The pack {} ({}) has turned it off.", pack.title, pack.locality);
            for (auto& [key, value] : choice.options) folders.options[choice.id][key] = value;
        }
        if (const auto native = nativeFolder(pack.folder); !native.empty()) {
            folders.locality.push_back(native);
            folders.origins[native] = {pack.id, pack.version, pack.publisher, words(pack.trust)};
        }
    }
    folders.policies = policies_.options();
    folders.policyBy = policyBy();
}

std::vector<Overlay> Packs::overlays() const {
    std::vector<Overlay> out;
    for (auto& pack : active_)
        if (pack.inUse)
            for (auto& one : overlaysIn(pack.folder, places_.installation.templates / "code-lists"))
                out.push_back(std::move(one));
    return out;
}

std::map<std::string, std::string> Packs::policyBy() const {
    std::map<std::string, std::string> out;
    for (auto& pack : active_) // the nearer over the wider, as policies() has them
        for (auto& [key, value] : pack.manifest.policies.options()) out[key] = pack.locality;
    return out;
}

std::string Packs::banner() const {
    return developerMode() ? "Developer mode: packs are taken that nobody has signed." : "";
}

/// With the overlays of the other packs there must be a form in use for each that this one adapts.
void Packs::mustFit(const Read& read) const {
    std::set<std::string> adapted;
    for (auto& one : read.contents.overlays) adapted.insert(one.target.id);
    if (adapted.empty()) return;
    std::vector<Overlay> all = read.contents.overlays;
    for (auto& pack : active_) {
        if (!pack.inUse) continue;
        if (pack.id == read.pack.manifest.id) {
            mustSucceed(overlaysIn(pack.folder, places_.installation.templates / "code-lists"), all);
            continue;
        }
        for (auto& one : overlaysIn(pack.folder, places_.installation.templates / "code-lists"))
            all.push_back(std::move(one));
    }
    for (auto& form : adapted) {
        std::vector<Overlay> layers;
        for (auto& one : all)
            if (one.target.id == form) layers.push_back(one);
        std::ranges::stable_sort(layers, {}, &Overlay::layer);
        const auto chosen =
            chooseForm(coresOf(read.under, layers.front().target), layers, listsOf(read.contents, read.under));
        if (!chosen.form)
            throw Error(
                "TR-K14",
                fmt::format("With this pack the form '{}' could not be used: {} Nothing was changed.", form,
                            chosen.sentence),
                "Ask its publisher for a version made for this Trellis and for the packs that are active here.");
    }
}

} // namespace trellis
