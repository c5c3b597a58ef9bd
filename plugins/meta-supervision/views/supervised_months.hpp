// Whether a supervisor had meta-supervision, month by month (domain.md 2.8): a pure function, tested at its boundaries.
#pragma once
#include <trellis/plugin.hpp>

#include <optional>
#include <vector>

namespace meta {

struct SupervisedMonth {
    trellis::sdk::Day day{0}; ///< its last day, or today while it runs
    enum { NotActive, TooNew, Away, Counted } standing = NotActive;
    std::optional<trellis::sdk::Day> held; ///< the first meeting in it
};

struct SupervisedQuestion {
    trellis::sdk::Day today{0};
    struct Stretch {
        trellis::sdk::Day start{0};
        std::optional<trellis::sdk::Day> ended; ///< the first day it is no longer in force
    };
    std::vector<Stretch> agreements; ///< in which they supervise
    std::optional<trellis::sdk::Day> inPostSince, leftOn;
    std::vector<trellis::sdk::Absence> absences;
    int settlingInDays = 28;             ///< left out for the first so many days in post
    std::vector<trellis::sdk::Day> held; ///< their meta-supervision sessions, in any order
};

/// Counted: on some day of the month so far they supervised somebody, were past their first weeks and not away. The
/// same is left out as from compliance (ruling C3): who is new, who is away.
std::vector<SupervisedMonth> supervisedMonths(const SupervisedQuestion& q);

} // namespace meta
