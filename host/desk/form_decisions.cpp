#include "desk/form_decisions.hpp"

#include "model/error.hpp"
#include "store/workspace.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace trellis {
namespace {

using Json = nlohmann::ordered_json;
using Choice = UpgradeDecision::Choice;

std::string settingOf(const std::string& form) { return "form-settled:" + form; }

std::string beginningOf(const std::string& form) { return "form-settling:" + form; }

std::vector<std::string> hashesOf(const std::vector<Overlay>& layers) {
    std::vector<std::string> out;
    for (auto& layer : layers) out.push_back(layer.hash);
    return out;
}

const char* choiceText(Choice choice) {
    return choice == Choice::Keep ? "keep" : choice == Choice::Edit ? "edit" : "take-theirs";
}

Json decisionsJson(const std::vector<UpgradeDecision>& decisions) {
    auto out = Json::array();
    for (auto& one : decisions)
        out.push_back({{"overlay", one.overlay},
                       {"change", one.change},
                       {"operation", one.operation},
                       {"property", one.property},
                       {"choice", choiceText(one.choice)},
                       {"text", one.text}});
    return out;
}

std::vector<UpgradeDecision> decisionsFrom(const Json& json) {
    std::vector<UpgradeDecision> out;
    for (auto& one : json) {
        UpgradeDecision decision;
        decision.overlay = one.at("overlay").get<std::string>();
        decision.change = one.at("change").get<std::string>();
        decision.operation = one.value("operation", std::size_t{0});
        decision.property = one.at("property").get<std::string>();
        decision.text = one.value("text", "");
        const auto choice = one.at("choice").get<std::string>();
        const auto is = [&](Choice wanted) { return choice == choiceText(wanted); };
        if (!is(Choice::Keep) && !is(Choice::TakeTheirs) && !is(Choice::Edit))
            throw Json::type_error::create(302, choice, &one);
        decision.choice = is(Choice::Keep) ? Choice::Keep : is(Choice::Edit) ? Choice::Edit : Choice::TakeTheirs;
        out.push_back(std::move(decision));
    }
    return out;
}

} // namespace

bool SettledForm::fits(const std::vector<Overlay>& these) const {
    return std::ranges::equal(these, layers, {}, &Overlay::hash);
}

std::optional<SettledForm> settledHere(const Workspace& workspace, const std::string& form) {
    const auto text = workspace.setting(settingOf(form));
    if (!text || text->empty()) return {};
    try {
        const auto json = Json::parse(*text);
        SettledForm out;
        out.core = {form, json.at("version").get<std::string>(), json.at("hash").get<std::string>()};
        out.layers = json.at("layers").get<std::vector<std::string>>();
        out.decisions = decisionsFrom(json.at("decisions"));
        out.by = json.at("by").get<std::string>();
        out.at = Moment{json.at("at").get<std::int64_t>()};
        return out;
    } catch (const Json::exception&) { // of a later Trellis: asked anew here
        return {};
    }
}

void keepSettled(Workspace& workspace, const std::string& form, const SettledForm& settled) {
    const Json json{{"version", settled.core.version},
                    {"hash", settled.core.hash},
                    {"layers", settled.layers},
                    {"decisions", decisionsJson(settled.decisions)},
                    {"by", settled.by},
                    {"at", settled.at.ms}};
    workspace.setSetting(settingOf(form), json.dump());
}

void forgetSettled(Workspace& workspace, const std::string& form) { workspace.setSetting(settingOf(form), ""); }

std::vector<UpgradeDecision> begunHere(const Workspace& workspace, const FormRef& core, const std::vector<Overlay>& layers) {
    const auto text = workspace.localNote(beginningOf(core.id));
    if (!text || text->empty()) return {};
    try {
        const auto json = Json::parse(*text);
        if (json.at("core").get<std::string>() != core.text() ||
            json.at("layers").get<std::vector<std::string>>() != hashesOf(layers))
            return {};
        return decisionsFrom(json.at("decisions"));
    } catch (const Json::exception&) { // of a later Trellis: begun anew here
        return {};
    }
}

void keepBegun(Workspace& workspace, const FormRef& core, const std::vector<Overlay>& layers,
               const std::vector<UpgradeDecision>& decisions) {
    const Json json{{"core", core.text()}, {"layers", hashesOf(layers)}, {"decisions", decisionsJson(decisions)}};
    workspace.setLocalNote(beginningOf(core.id), decisions.empty() ? "" : json.dump());
}

std::vector<UpgradeDecision> decisionsFromText(const std::string& json) {
    try {
        return decisionsFrom(Json::parse(json));
    } catch (const Json::exception&) {
        throw Error(
            "TR-K17", "These answers are not understood. Nothing was changed.",
            R"(Write a list of {"overlay", "change", "operation", "property", "choice", "text"}, where choice is )"
            R"("keep", "take-theirs" or "edit"; 'trellis pack review --json' gives the first four.)");
    }
}

std::string decisionsText(const std::vector<UpgradeDecision>& decisions) {
    return decisionsJson(decisions).dump(2) + "\n";
}

} // namespace trellis
