// Was supervision delivered? Rulings C2 to C4 as pure functions, so that every boundary can be tested by itself.
#pragma once
#include "due.hpp"
#include "months.hpp"

namespace supervision {

/// One session that was due, and whether it was held in time (C4).
struct DueSession {
    Day due{0};
    std::optional<Day> held; ///< the session that met it
    bool away = false;       ///< everybody it was due for was away on that day: shown, not counted
};
/// One session is due per elapsed interval since the one before (or the start); a session held no later than due + grace
/// meets it, an early one counts and moves the next. A due date whose grace has not passed yet is not there, unless it
/// was met. Of `q`: today, start, ended, cadenceDays, supervisees, held.
std::vector<DueSession> dueSessions(const DueQuestion& q, const DueRules& rules = {});

/// One person and month of compliance (C3).
struct ComplianceMonth {
    Month month;
    enum { NotInForce, TooNew, Away, Due } standing = NotInForce;
    std::optional<Day> held; ///< the first qualifying session in it
};
struct ComplianceQuestion {
    Day today{0};
    struct Stretch {
        Day start{0};
        std::optional<Day> ended; ///< the first day it is no longer in force
    };
    std::vector<Stretch> agreements; ///< of qualifying types, all of this person
    Supervisee person;
    std::vector<Day> held; ///< qualifying sessions that this person took part in, in any order
};
/// Due: on some day of the month so far an agreement was in force, the first 28 days (in post, or of the agreement where
/// that is not known) were over, and they were not away on all such days.
std::vector<ComplianceMonth> complianceMonths(const ComplianceQuestion& q, const DueRules& rules = {});

/// Never supervised as of `day` (C2): some agreement in force, in post, not away, later than the earliest start + 14 days,
/// and no qualifying session up to then. nullopt: not asked of this person on that day.
std::optional<bool> neverSupervised(const ComplianceQuestion& q, Day day, const DueRules& rules = {});

} // namespace supervision
