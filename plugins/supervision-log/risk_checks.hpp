// Concerns about risk and safeguarding: the one place where the log says no (domain.md 2.5).
//
// A record in which a concern was raised cannot be finished or signed until each concern has a decision, somebody who
// sees it through, and an answer about the care record. These are safety rules: they hold with any form, also where a
// locality has loosened what its form requires. Everything else here asks or notes. Nothing here alerts anybody, and
// the words never pretend to.
#pragma once
#include <trellis/plugin.hpp>

namespace supervision {

/// Codes: risk.none, risk.decision, risk.owner, risk.care-record, risk.why-not (Refuse); risk.rationale, risk.told,
/// risk.follow-up, risk.disagreement, risk.in-scan (Ask); risk.emergency, conduct.route (Note).
void checkRisk(const trellis::sdk::Record& record, trellis::sdk::Findings& findings);

/// Concerns of earlier sessions that wait for their outcome: follow-up.overdue (Ask).
void checkFollowUps(const trellis::sdk::Record& record, trellis::sdk::Findings& findings);

} // namespace supervision
