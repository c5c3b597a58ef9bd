#include "pack/overlay_contents.hpp"

#include "model/error.hpp"
#include "overlay/form_choice.hpp"
#include "overlay/overlay_reader.hpp"
#include "template/template_diff.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trellis {
namespace {

using ByForm = std::map<std::string, std::vector<Overlay>>;

ByForm byForm(const std::vector<Overlay>& overlays) {
    ByForm out;
    for (auto& one : overlays) out[one.target.id].push_back(one);
    return out;
}

/// What is wrong with an overlay of this pack before anybody looks at its form; empty: nothing.
std::string outOfPlace(const Overlay& overlay, const PackManifest& pack) {
    if (!overlay.id.starts_with(pack.prefix()))
        return fmt::format("The overlay '{}' does not begin with '{}'.", overlay.id, pack.prefix());
    if (text(overlay.layer) != text(pack.layer))
        return fmt::format("The overlay '{}' is of the layer {}, and the pack of the layer {}.", overlay.id,
                           text(overlay.layer), text(pack.layer));
    return {};
}

/// What comes of a pack's overlays of one form, as messages.
void lay(const std::vector<Overlay>& layers, const Surroundings& under, const CodeListSource& lists,
         std::vector<LintMessage>& messages) {
    const auto& first = layers.front();
    const auto say = [&](LintMessage::Kind kind, const char* code, std::string sentence, std::string suggestion) {
        messages.push_back({kind, first.file, {1, 1}, code, std::move(sentence), std::move(suggestion)});
    };
    const auto cores = coresOf(under, first.target);
    if (cores.empty())
        return say(LintMessage::Kind::Error, "TR-L16",
                   fmt::format("There is no form '{}' here for this overlay.", first.target.id),
                   "Look at its id with 'trellis template list'.");
    TemplatePtr base, newest;
    for (auto& core : cores) {
        if (core->ref == first.target) base = core;
        if (!newest || olderVersion(newest->ref.version, core->ref.version)) newest = core;
    }
    if (!base) {
        auto made = resolve(newest, layers, lists); // says which version is here and what to do
        messages.insert(messages.end(), made.messages.begin(), made.messages.end());
        return;
    }
    auto made = resolve(base, layers, lists);
    messages.insert(messages.end(), made.messages.begin(), made.messages.end());
    if (!made.form) return;
    const auto chosen = chooseForm(cores, layers, lists);
    if (chosen.why == FormChoice::Why::LastGood)
        say(LintMessage::Kind::Warning, "TR-K13", chosen.sentence,
            "'trellis template merge' shows the changes, 'trellis pack settle' settles them in a workspace.");
}

} // namespace

std::vector<TemplatePtr> coresOf(const Surroundings& under, const FormRef& target) {
    if (under.cores) return under.cores(target);
    std::vector<TemplatePtr> out;
    try {
        if (auto form = under.form ? under.form(target.id) : nullptr) out.push_back(std::move(form));
    } catch (const Error&) { // there, and in disorder: as good as not there
    }
    return out;
}

std::vector<Overlay> readOverlays(const Pack& pack, const Surroundings& under, const CodeListSource& lists,
                                  const std::string& shownAs, std::vector<LintMessage>& messages) {
    std::vector<Overlay> out;
    for (auto* file : pack.filesIn("overlays")) {
        const auto shown = shownAs.empty() ? file->path : shownAs + "/" + file->path;
        auto read = readOverlay(file->bytes, shown, lists);
        messages.insert(messages.end(), read.messages.begin(), read.messages.end());
        if (!read.overlay) continue;
        if (const auto wrong = outOfPlace(*read.overlay, pack.manifest); !wrong.empty()) {
            messages.push_back({LintMessage::Kind::Error,
                                shown,
                                {1, 1},
                                "TR-L15",
                                wrong,
                                "An overlay bears the pack's own word and its layer."});
            continue;
        }
        out.push_back(std::move(*read.overlay));
    }
    for (auto& [form, layers] : byForm(out)) lay(layers, under, lists, messages);
    return out;
}

std::vector<TemplatePtr> adaptedForms(const PackContents& contents, const Surroundings& under,
                                      std::vector<Adaptation>* adaptations) {
    std::vector<TemplatePtr> out;
    const auto lists = listsOf(contents, under);
    for (auto& [form, layers] : byForm(contents.overlays)) {
        const auto& target = layers.front().target;
        for (auto& core : coresOf(under, target)) {
            if (!(core->ref == target)) continue;
            auto made = resolve(core, layers, lists);
            if (!made.form) break;
            if (adaptations) adaptations->insert(adaptations->end(), made.adaptations.begin(), made.adaptations.end());
            out.push_back(made.form);
            break;
        }
    }
    return out;
}

} // namespace trellis
