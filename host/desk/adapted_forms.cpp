// Which adapted form is in use: the overlays of the packs in force over the core that is installed, as far as somebody
// has settled what a newer core left open; otherwise the last good one.
#include "desk/form_decisions.hpp"
#include "desk/form_shelf.hpp"
#include "model/error.hpp"
#include "overlay/resolve.hpp"
#include "store/workspace.hpp"

#include <algorithm>

namespace trellis {

void FormShelf::adapt(std::vector<Overlay> overlays) {
    overlays_.clear();
    current_.clear();
    for (auto& one : overlays) overlays_[one.target.id].push_back(std::move(one));
    for (auto& [form, layers] : overlays_) std::ranges::stable_sort(layers, {}, &Overlay::layer);
}

std::vector<std::string> FormShelf::adapted() const {
    std::vector<std::string> out;
    for (auto& [form, layers] : overlays_) out.push_back(form);
    return out;
}

std::vector<Overlay> FormShelf::layersOver(const std::string& templateId) const {
    const auto found = overlays_.find(templateId);
    return found == overlays_.end() ? std::vector<Overlay>() : found->second;
}

std::vector<TemplatePtr> FormShelf::cores(const std::string& templateId) {
    auto out = installedForms(templateId, folders_, lists());
    for (auto& layer : layersOver(templateId)) {
        if (std::ranges::any_of(out, [&](auto& form) { return form->ref == layer.target; })) continue;
        try {
            out.push_back(exactly(layer.target));
        } catch (const Error&) { // not kept here: whoever chooses says what that means
        }
    }
    return out;
}

/// Adapted forms that the workspace keeps and that overlays of these names made.
std::vector<TemplatePtr> FormShelf::kept(const std::vector<Overlay>& layers) {
    std::vector<TemplatePtr> out;
    for (auto& ref : workspace_.forms()) {
        if (ref.id != layers.front().target.id) continue;
        if (!std::ranges::all_of(
                layers, [&](auto& layer) { return ref.version.find("+" + layer.id + "-") != std::string::npos; }))
            continue;
        try {
            out.push_back(exactly(ref));
        } catch (const Error&) {}
    }
    return out;
}

FormChoice FormShelf::choice(const std::string& templateId) {
    const auto layers = layersOver(templateId);
    const auto all = cores(templateId);
    if (layers.empty()) return chooseForm(all, {});
    const auto source = lists();
    if (const auto settled = settledHere(workspace_, templateId)) {
        const auto find = [&](const FormRef& ref) {
            const auto at = std::ranges::find_if(all, [&](auto& form) { return form->ref == ref; });
            return at == all.end() ? nullptr : *at;
        };
        const auto base = find(layers.front().target), now = find(settled->core);
        // Only what is still the newest core: after a further upgrade the question is asked anew.
        if (base && now && settled->fits(layers) && now->ref == all.front()->ref) {
            auto merged = mergeUpgrade(base, now, layers, source, settled->decisions);
            if (merged.form)
                return {merged.form,
                        FormChoice::Why::Merged,
                        "What version " + now->ref.version + " of the core changed was settled by " + settled->by +
                            " on " + settled->at.utcDay().words() + ".",
                        {}};
        }
    }
    return chooseForm(all, layers, source, kept(layers));
}

void FormShelf::pin() {
    const auto known = workspace_.forms();
    const auto keep = [&](const TemplatePtr& form) {
        if (form && std::ranges::find(known, form->ref) == known.end()) workspace_.keepForm(*form);
    };
    for (auto& [id, layers] : overlays_) {
        for (auto& core : cores(id))
            if (core->ref == layers.front().target) keep(core);
        keep(choice(id).form);
    }
}

} // namespace trellis
