// Signs of drift (domain.md 5.5): supervision that quietly moves away from what it was agreed to be. They are
// conversation starters, not breaches: no number of a person, no colour, no ranking.
//
// A sign comes first to the supervisor. The meta-supervisor sees it at the next meeting (mayShowOn), and never one that
// rests on what a pair keeps to itself, unless the supervisor brings it.
//
// Exact readings, each a default that `Thresholds` names once:
//   DR1   of the sessions booked in the last 56 days, more than one in three was not held
//   DR2   a held session lacks a signature and its ten working days are over
//   DR3   no caseload scan in the last 42 days, counted from the last one or from the beginning
//   DR4   no recording, role play or observation in the last 56 days, counted likewise
//   DR5   each of the last three sessions says that more than 60 % of the time was normative
//   DR6   each of the last three sessions looked in depth at one person only, and it is the same person
//   DR7   none of the last four sessions has feedback in words
//   DR8   more than five actions are open, or the oldest for more than 42 days
//   DR9   no pair of old and new practice rated in the last 56 days, counted as DR3
//   DR10  none of the last three sessions says anything about wellbeing
//   DR11  a core component that no session of the supervisor has touched in the last 84 days; asked only where they
//   have
//         met for that long and at least one session in that time says what it touched
//   DR12  every session of the last 182 days says "no" to risk; asked only where they have met for that long
// A session that leaves the answer out breaks a run of DR5 and DR12: missing is not "no". Nothing is said of a pair
// whose agreement is over, that has not met yet (that is what due dates are for), or whose supervisee is away that day;
// of a group neither DR9 nor DR10.
#pragma once
#include "drift/facts.hpp"

namespace meta::drift {

struct Thresholds {
    int slippingDays = 56, slippingOneIn = 3;
    int scanDays = 42;
    int practiceDays = 56;
    double normativeShare = 60;
    int normativeSessions = 3, sameCaseSessions = 3, feedbackSessions = 4, wellbeingSessions = 3;
    int openActions = 5, actionDays = 42;
    int ratingDays = 56;
    int componentDays = 84;
    int quietDays = 182;
    int supervisorsFirstDays = 14; ///< how long a sign stays with the supervisor when they do not meet before
};
inline constexpr Thresholds thresholds;

/// A kind of sign.
struct SignKind {
    const char* code;
    const char* title;
    const char* message; ///< what the supervisor reads
    bool kept;           ///< rests on what the pair keeps to itself: never shown to anybody else from records
};
const std::vector<SignKind>& signKinds();
const SignKind& signKind(const std::string& code);

/// One sign as it stands on a day.
struct Sign {
    std::string code;
    std::string about;   ///< a pair, or a core component for DR11
    std::string because; ///< "3 of 5 booked sessions were not held"
    bool operator==(const Sign& other) const { return code == other.code && about == other.about; }
};

/// By number of the sign, then by pair. Only what had happened by that day counts.
std::vector<Sign> signsOn(const std::vector<PairFacts>& pairs, Day day, const Thresholds& by = thresholds);

struct RaisedSign : Sign {
    Day since{0}; ///< since when without a break; looked for no further back than a year
};
std::vector<RaisedSign> raised(const std::vector<PairFacts>& pairs, Day today, const Thresholds& by = thresholds);

/// May a sign that stands since then be shown to the meta-supervisor? From the first meeting on or after its first day,
/// or when the supervisor has had it to themselves for long enough.
bool mayShowOn(Day today, Day since, const std::vector<Day>& meetings, const Thresholds& by = thresholds);

} // namespace meta::drift
