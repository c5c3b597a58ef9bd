#include "desk/form_upgrades.hpp"

#include "desk/desk_state.hpp"
#include "desk/form_decisions.hpp"
#include "desk/forms_in_force.hpp"
#include "model/error.hpp"
#include "overlay/overlay_writer.hpp"
#include "template/template_diff.hpp"

#include <algorithm>

namespace trellis {
namespace {

constexpr const char* unchanged = " Nothing was changed.";

TemplatePtr newestOf(const std::vector<TemplatePtr>& cores) {
    TemplatePtr out;
    for (auto& one : cores)
        if (!out || olderVersion(out->ref.version, one->ref.version)) out = one;
    return out;
}

TemplatePtr baseOf(const std::vector<TemplatePtr>& cores, const std::vector<Overlay>& layers) {
    for (auto& one : cores)
        if (!layers.empty() && one->ref == layers.front().target) return one;
    return nullptr;
}

void count(AdaptedForm& form, const Upgrade& merged) {
    form.lines = merged.lines;
    form.toReview = merged.count(UpgradeState::Review);
    form.broken = merged.count(UpgradeState::Broken);
}

void mustBeClean(const Upgrade& merged, const std::string& form) {
    if (merged.clean()) return;
    const auto open = std::ranges::find_if(merged.lines, [](auto& line) { return line.state != UpgradeState::Clean; });
    std::string which = merged.messages.empty() ? "nothing says which" : merged.messages.front().message;
    if (open != merged.lines.end())
        which = open->change + ", " + open->item + " (" + open->property + "): " + open->sentence;
    throw Error(
        "TR-K16", "Something about '" + form + "' is still open: " + which + unchanged,
        "Give an answer for each change that is to review or broken. The form in use stays as it is until then.");
}

} // namespace

FormUpgrades::FormUpgrades(Desk& desk)
    : state_(*desk.state_) {}

/// The merge with the newest core; Error TR-K15 where there is none.
Upgrade FormUpgrades::merged(const std::string& form, const std::vector<UpgradeDecision>& answers) const {
    auto& shelf = *state_.forms;
    const auto layers = shelf.layersOver(form);
    const auto cores = shelf.cores(form);
    const auto base = baseOf(cores, layers), now = newestOf(cores);
    if (!base || !now || base->ref == now->ref)
        throw Error("TR-K15", "Nothing about the form '" + form + "' is to settle here." + unchanged,
                    "The Library lists the forms that wait for somebody, as does 'trellis pack review'.");
    return mergeUpgrade(base, now, layers, shelf.lists(), answers);
}

AdaptedForm FormUpgrades::described(const std::string& form) const {
    auto& shelf = *state_.forms;
    AdaptedForm out;
    out.form = form;
    const auto layers = shelf.layersOver(form);
    for (auto& layer : layers) out.overlays.push_back(layer.id + " " + layer.version + " (" + text(layer.layer) + ")");
    const auto cores = shelf.cores(form);
    const auto newest = newestOf(cores);
    out.coreWas = layers.empty() ? "" : layers.front().target.version;
    out.coreNow = newest ? newest->ref.version : "";
    auto choice = shelf.choice(form);
    out.why = choice.why;
    out.sentence = choice.sentence;
    out.title = choice.form ? choice.form->title : newest ? newest->title : form;
    out.inUse = choice.form ? choice.form->ref.version : "";
    if (choice.why == FormChoice::Why::LastGood) count(out, choice.upgrade);
    return out;
}

std::vector<AdaptedForm> FormUpgrades::forms() const {
    std::vector<AdaptedForm> out;
    for (auto& id : state_.forms->adapted()) {
        try {
            out.push_back(described(id));
        } catch (const Error& error) { // a form in disorder must not hide the others
            AdaptedForm one;
            one.form = one.title = id;
            one.sentence = error.message();
            out.push_back(std::move(one));
        }
    }
    std::ranges::stable_sort(out, {}, &AdaptedForm::title);
    return out;
}

AdaptedForm FormUpgrades::tried(const std::string& form, const std::vector<UpgradeDecision>& answers) const {
    const auto with = merged(form, answers);
    auto out = described(form);
    count(out, with);
    return out;
}

void FormUpgrades::settle(const std::string& form, const std::vector<UpgradeDecision>& answers) {
    checkMayManage(state_.role);
    mustBeClean(merged(form, answers), form);
    auto& shelf = *state_.forms;
    SettledForm settled;
    settled.core = newestOf(shelf.cores(form))->ref;
    for (auto& layer : shelf.layersOver(form)) settled.layers.push_back(layer.hash);
    trellis::keepBegun(*state_.workspace, settled.core, shelf.layersOver(form), {});
    settled.decisions = answers;
    settled.by = state_.me.code;
    settled.at = state_.workspace->clock().now();
    keepSettled(*state_.workspace, form, settled);
    state_.workspace->audit("form settled", form + " " + settled.core.version);
    state_.takeStock();
    state_.forms->pin();
}

std::vector<UpgradeDecision> FormUpgrades::begun(const std::string& form) const {
    const auto newest = newestOf(state_.forms->cores(form));
    return newest ? begunHere(*state_.workspace, newest->ref, state_.forms->layersOver(form)) : std::vector<UpgradeDecision>();
}

void FormUpgrades::keepBegun(const std::string& form, const std::vector<UpgradeDecision>& answers) {
    checkMayManage(state_.role);
    const auto newest = newestOf(state_.forms->cores(form));
    if (newest) trellis::keepBegun(*state_.workspace, newest->ref, state_.forms->layersOver(form), answers);
}

int FormUpgrades::waiting() const {
    const auto all = forms();
    return static_cast<int>(std::ranges::count_if(all, [](auto& one) { return one.open() || one.inUse.empty(); }));
}

void FormUpgrades::reopen(const std::string& form) {
    checkMayManage(state_.role);
    if (!settledHere(*state_.workspace, form))
        throw Error("TR-K15", "Nothing about the form '" + form + "' was settled here." + unchanged,
                    "The Library lists the forms that wait for somebody, as does 'trellis pack review'.");
    forgetSettled(*state_.workspace, form);
    state_.workspace->audit("form reopened", form);
    state_.takeStock();
}

std::vector<std::pair<std::string, std::string>>
FormUpgrades::overlays(const std::string& form, const std::vector<UpgradeDecision>& answers) const {
    const auto with = merged(form, answers);
    mustBeClean(with, form);
    std::vector<std::pair<std::string, std::string>> out;
    for (auto& layer : with.layers) {
        const auto settled =
            std::ranges::any_of(with.lines, [&](auto& line) { return line.settled && line.overlay == layer.id; });
        const auto next = settled ? layer : nextVersion(layer);
        out.emplace_back(next.id + "-" + next.version + ".xml", overlayXml(next));
    }
    return out;
}

ViewModel FormUpgrades::ledger(const std::string& form) const {
    auto& shelf = *state_.forms;
    if (!baseOf(shelf.cores(form), shelf.layersOver(form)))
        throw Error("TR-K15", "The form '" + form + "' is not adapted here." + unchanged,
                    "The Library lists what differs from the core; 'trellis pack review' the forms that do.");
    const auto made = inForce(state_, form);
    if (!made.form)
        throw Error("TR-K14", "The form '" + form + "' cannot be made as it is adapted here." + unchanged,
                    "The Library says more, as do 'trellis pack list' and 'trellis pack review'.");
    return ledgerView(*made.form, made.adaptations, shelf.lists());
}

} // namespace trellis
