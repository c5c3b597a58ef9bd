#include "pack/policies.hpp"

#include <algorithm>

namespace trellis {

void SuppressionPolicy::tighten(const SuppressionPolicy& other) {
    smallestShown = std::max(smallestShown, other.smallestShown);
    smallestDenominator = std::max(smallestDenominator, other.smallestDenominator);
    smallestPeople = std::max(smallestPeople, other.smallestPeople);
    dominance = std::min(dominance, other.dominance);
    rememberMonths = std::max(rememberMonths, other.rememberMonths);
}

void Policies::add(const Policies& nearer) {
    const auto over = [](auto& mine, const auto& theirs) {
        if (theirs) mine = theirs;
    };
    over(cadence.days, nearer.cadence.days);
    over(cadence.graceDays, nearer.cadence.graceDays);
    over(cadence.neverAfter, nearer.cadence.neverAfter);
    over(cadence.settlingIn, nearer.cadence.settlingIn);
    for (auto& [figure, percent] : nearer.targets) targets[figure] = percent;
    floor.tighten(nearer.floor);
    suppression.tighten(nearer.suppression);
    for (auto& rule : nearer.retention) {
        std::erase_if(retention, [&](auto& mine) { return mine.of == rule.of; });
        retention.push_back(rule);
    }
    holds.insert(holds.end(), nearer.holds.begin(), nearer.holds.end());
}

const RetentionRule* Policies::ruleOf(const std::string& of) const {
    for (auto* rules : {&retention, &coreRetention()})
        if (auto found = std::ranges::find(*rules, of, &RetentionRule::of); found != rules->end()) return &*found;
    return nullptr;
}

const LegalHold* Policies::holdOn(const std::string& of) const {
    for (auto& hold : holds)
        if (hold.of == of || hold.of == "*") return &hold;
    return nullptr;
}

std::map<std::string, std::string> Policies::options() const {
    std::map<std::string, std::string> out;
    const auto say = [&](const char* key, const std::optional<int>& number) {
        if (number) out[key] = std::to_string(*number);
    };
    say("policy.cadence-days", cadence.days);
    say("policy.grace-days", cadence.graceDays);
    say("policy.never-after-days", cadence.neverAfter);
    say("policy.settling-in-days", cadence.settlingIn);
    for (auto& [figure, percent] : targets) out["policy.target." + figure] = std::to_string(percent);
    return out;
}

const std::vector<RetentionRule>& coreRetention() {
    static const std::string authority = "Trellis default, to be set by the local information governance lead";
    static const std::vector<RetentionRule> rules{
        {"ADMIN", "end-of-agreement", 72, "review", authority},
        {"CONTENT", "end-of-agreement", 24, "review", authority},
        {"AGREEMENT", "end-of-agreement", 72, "review", authority},
        {"RISKPOINTER", "last-contact", 240, "review", authority},
        {"REFLECTION", "owner", 0, "destroy", authority},
        {"META", "end-of-programme", 72, "review", authority},
        {"EVALUATION", "end-of-study", 0, "review", authority},
    };
    return rules;
}

std::string words(const RetentionRule& rule) {
    if (rule.months == 0) return rule.trigger == "owner" ? "when the owner decides" : "at once";
    const bool years = rule.months % 12 == 0;
    const int number = years ? rule.months / 12 : rule.months;
    return std::to_string(number) + (years ? " year" : " month") + (number == 1 ? "" : "s");
}

} // namespace trellis
