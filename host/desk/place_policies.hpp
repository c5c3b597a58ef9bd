// What the locality's packs say, in the terms of those who work by it: disclosure control, due lists, pages that show
// rules.
//
// Rules hold also where a pack's files are not at hand (desk/packs.hpp), and only ever protect more than the core does.
#pragma once
#include "desk/packs.hpp"
#include "disclosure/policy.hpp"

namespace trellis {

/// How small numbers are protected here: the core's policy, tightened by the packs in force.
DisclosurePolicy disclosurePolicyOf(const Policies& policies);
/// For how long releases to one audience are audited together (ruling D7).
int releasesRememberedMonths(const Policies& policies);

/// Rules about due dates that the locality has set, as sentences: "A session is overdue 5 days after it was due (set by
/// Fernwick)." Empty where the plugins' own hold. Whoever shows a due list shows these with it.
std::vector<std::string> dueRules(const Packs& packs);

/// One rule as a page or a listing shows it.
struct PlaceRule {
    std::string policy;          ///< "cadence", "target", "sees at most", "suppression", "retention"
    std::string of;              ///< "grace-days", a figure's id, a role, a class of records
    std::string value;           ///< "5", "A", "6 years after end-of-agreement, then review"
    std::string by;              ///< the locality that has set it; empty: the core's own
    std::string authority, hold; ///< retention only
};
/// Everything that holds here, in that order.
std::vector<PlaceRule> placeRules(const Packs& packs);

} // namespace trellis
