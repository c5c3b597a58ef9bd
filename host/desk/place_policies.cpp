#include "desk/place_policies.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trellis {
namespace {

struct DueRule {
    const char* key;
    const char* sentence;
};
constexpr DueRule sentences[] = {
    {"policy.cadence-days", "A new agreement starts with {} days between sessions (set by {})."},
    {"policy.grace-days", "A session is overdue only {} days after it was due (set by {})."},
    {"policy.never-after-days", "Nobody supervised {} days after the start is listed as never supervised (set by {})."},
    {"policy.settling-in-days", "The first {} days in post are left out of compliance (set by {})."},
};

/// The nearest locality among the packs whose own policies `sets` says yes to.
template <class Sets> std::string setBy(const Packs& packs, Sets sets) {
    std::string by;
    for (auto& pack : packs.active())
        if (sets(pack.manifest.policies)) by = pack.locality;
    return by;
}

void figures(const Packs& packs, std::vector<PlaceRule>& out) {
    const auto by = packs.policyBy();
    for (auto& [key, value] : packs.policies().options()) {
        const std::string target = "policy.target.";
        const bool isTarget = key.starts_with(target);
        out.push_back({isTarget ? "target" : "cadence", key.substr(isTarget ? target.size() : 7),
                       isTarget ? value + " %" : value, by.at(key), "", ""});
    }
}

void small(const Packs& packs, std::vector<PlaceRule>& out) {
    const SuppressionPolicy core;
    const auto& all = packs.policies().suppression;
    const auto add = [&](const char* what, int SuppressionPolicy::*number) {
        out.push_back({"suppression", what, std::to_string(all.*number),
                       all.*number == core.*number
                           ? ""
                           : setBy(packs, [&](auto& one) { return one.suppression.*number == all.*number; }),
                       "", ""});
    };
    add("smallest-shown", &SuppressionPolicy::smallestShown);
    add("smallest-denominator", &SuppressionPolicy::smallestDenominator);
    add("smallest-people", &SuppressionPolicy::smallestPeople);
    add("dominance", &SuppressionPolicy::dominance);
    add("remember-months", &SuppressionPolicy::rememberMonths);
}

} // namespace

DisclosurePolicy disclosurePolicyOf(const Policies& policies) {
    const auto& said = policies.suppression;
    DisclosurePolicy asked;
    asked.primaryTo = said.smallestShown - 1;
    asked.rateFrom = said.smallestDenominator;
    asked.meanFrom = said.smallestPeople;
    asked.dominance = said.dominance / 100.0;
    return strictest(DisclosurePolicy(), asked);
}

int releasesRememberedMonths(const Policies& policies) { return policies.suppression.rememberMonths; }

std::vector<std::string> dueRules(const Packs& packs) {
    std::vector<std::string> out;
    const auto options = packs.policies().options(), by = packs.policyBy();
    for (auto& [key, sentence] : sentences)
        if (const auto found = options.find(key); found != options.end())
            out.push_back(fmt::format(fmt::runtime(sentence), found->second, by.at(key)));
    return out;
}

std::vector<PlaceRule> placeRules(const Packs& packs) {
    std::vector<PlaceRule> out;
    const auto& all = packs.policies();
    figures(packs, out);
    for (auto role : {Role::MetaSupervisor, Role::ServiceLead, Role::Auditor}) {
        const auto classes = all.floor.seenBy(role), core = VisibilityFloor().seenBy(role);
        out.push_back(
            {"sees at most", text(role), classes.empty() ? "nothing" : classes.text(),
             classes == core ? "" : setBy(packs, [&](auto& one) { return !(one.floor.seenBy(role) == core); }), "",
             ""});
    }
    small(packs, out);
    for (auto& core : coreRetention()) {
        const auto& rule = *all.ruleOf(core.of);
        const auto* hold = all.holdOn(core.of);
        out.push_back(
            {"retention", rule.of,
             fmt::format("{} after {}, then {}", words(rule), rule.trigger, hold ? "held" : rule.action),
             setBy(packs,
                   [&](auto& one) {
                       return std::ranges::find(one.retention, rule.of, &RetentionRule::of) != one.retention.end();
                   }),
             rule.authority,
             hold ? fmt::format("since {}: {} ({})", hold->since.iso(), hold->because, hold->authority) : ""});
    }
    return out;
}

} // namespace trellis
