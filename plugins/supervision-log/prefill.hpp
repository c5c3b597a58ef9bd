// What a new session starts with, so that nothing is lost between two talks (domain.md 7.1, story 1). Codes of earlier
// records are handed on only where the form in use still offers them: a locality may have narrowed a list meanwhile.
#pragma once
#include <trellis/plugin.hpp>

namespace supervision {

/// Who, how long, which type, how you usually meet. The day is not guessed: a session is written on its day, and a
/// wrong date that nobody typed is worse than today's.
void prefillSetting(const trellis::sdk::Timeline& timeline, trellis::sdk::Draft& draft, bool ofGroup);
/// The form has carried the open actions over; here the ones past their day are marked, and each gets the day it was
/// agreed on.
void prefillActions(const trellis::sdk::Timeline& timeline, trellis::sdk::Draft& draft);
/// A row for each concern of last time that has a day to follow up by and no outcome yet.
void prefillFollowUps(const trellis::sdk::Timeline& timeline, trellis::sdk::Draft& draft, bool ofGroup);
/// Everybody on the caseload as last seen, those not discussed for some weeks first and marked (domain.md 2.4, CS5).
void prefillScan(const trellis::sdk::Timeline& timeline, trellis::sdk::Draft& draft, bool ofGroup);
/// The form has carried the pairs in focus over; what the two have chosen since, or set out to try since, comes to them.
/// A pair they have let go of since stands there with "keep: no". Only between two people: nothing is chosen in a group.
void prefillFocus(const trellis::sdk::Timeline& timeline, trellis::sdk::Draft& draft);

/// "Not discussed for N weeks, default 4" (domain.md 2.4).
inline constexpr int discussWithinDays = 28;

} // namespace supervision
