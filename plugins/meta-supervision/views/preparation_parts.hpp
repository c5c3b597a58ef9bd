// What stands on the page of one supervisor: trends of their own first, then what is open between them and their
// meta-supervisor (domain.md 5.2, 7.1 story 9).
#pragma once
#include "drift/signs.hpp"

namespace meta {

using trellis::sdk::Day;
using trellis::sdk::Timeline;
using trellis::sdk::View;

/// One line of the page's table.
struct PageLine {
    std::string part;  ///< "Open action"
    std::string words; ///< "Bring a recording of the first ten minutes"
    std::string who;
    std::optional<Day> when;
    std::string state; ///< "Shared", "due", "since"
};

/// What the supervisor and the meta-supervisor have between them, from the records that name the supervisor as
/// the other person.
struct Between {
    std::vector<Day> meetings; ///< held ones, by day
    std::vector<PageLine> agreed, actions, feedback, issues;
    std::vector<std::string> talkedAbout; ///< codes of signs, of the last meeting
};
Between betweenThem(const Timeline& timeline);

/// The panels: held on time and sessions held, month by month, and how the time was divided, quarter by quarter. False
/// where there is nothing to draw. `last` becomes words for the newest month that is over.
bool drawTrends(const Timeline& timeline, const std::vector<drift::PairFacts>& pairs, View& out, std::string& last);

} // namespace meta
