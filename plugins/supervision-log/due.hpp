// When the next session is due: rulings C1 to C4 as a pure function, so that every boundary can be tested by itself.
#pragma once
#include <trellis/plugin.hpp>

#include <optional>
#include <string>
#include <vector>

namespace supervision {

using trellis::sdk::Absence;
using trellis::sdk::Day;
using trellis::sdk::Due;
using trellis::sdk::Standing;

/// C1, C2 (policy): what a locality sets (policy.hpp). One definition for the whole plugin.
struct DueRules {
    int graceDays = 7;       ///< overdue only after these
    int neverAfterDays = 14; ///< "never supervised" is asked later than start + this
    int settlingInDays = 28; ///< left out of compliance for the first so many days in post
};

/// One supervisee as far as due dates care.
struct Supervisee {
    std::optional<Day> inPostSince;
    std::optional<Day> leftOn;
    std::vector<Absence> absences;
};

struct DueQuestion {
    Day today{0};
    Day start{0};             ///< of the agreement
    std::optional<Day> ended; ///< the first day it is no longer in force
    int cadenceDays = 14;
    std::vector<Supervisee> supervisees;
    std::vector<Day> held;    ///< qualifying sessions that took place, in any order
    std::vector<Day> planned; ///< appointments, in any order
};

/// The due date is the last held session, or the start, plus the cadence (C1). In this order:
///   ended, not begun, everybody gone, long absence → Excluded with the reason
///   none held, later than start + 14 days → Never (C2), also within the first weeks in post
///   none held, first 28 days in post → Excluded, "under 4 weeks in post"
///   otherwise by days past due: Due on the day, InGrace 1 to 7, Overdue from 8; bands 1–7, 8–14, 15–28, over 28.
/// A group is excluded only where a reason holds for every supervisee.
Due whenDue(const DueQuestion& question, const DueRules& rules = {});

/// "1–7", "8–14", "15–28", "over 28"; empty for 0 and less.
std::string band(int daysPast);

/// C3: CLIN, CMS, PEER, LIVE, REST, TOPUP.
bool qualifies(const std::string& sessionType);

} // namespace supervision
