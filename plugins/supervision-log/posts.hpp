// How much of a whole-time post somebody held in a month, as far as their agreements say it (domain.md 2.8: hours per
// WTE).
#pragma once
#include "due.hpp"
#include "months.hpp"

namespace supervision {

/// One agreement of this person, and what it says of their post.
struct PostSaid {
    Day start{0};
    std::optional<Day> ended;  ///< the first day it is no longer in force
    std::optional<double> wte; ///< 0.1 to 1
};

struct PostMonth {
    Month month;
    enum { NotInForce, Away, NotRecorded, Counted } standing = NotInForce;
    double wte = 0;    ///< of the agreement in force in this month that began last and says it
    int days = 0;      ///< on which some agreement was in force and the person was in post and there
    int daysOfAll = 1; ///< of the whole month
    /// What sessions are divided by: a month in which somebody was there for ten of thirty days is a third of one, so
    /// that a beginning, a leave and a month that still runs do not look like little supervision.
    double posts() const { return wte * days / daysOfAll; }
};

/// Month by month from the first agreement to today.
std::vector<PostMonth> postMonths(const std::vector<PostSaid>& said, const Supervisee& person, Day today);

/// "0.6", "1".
std::string wteWords(double wte);

} // namespace supervision
