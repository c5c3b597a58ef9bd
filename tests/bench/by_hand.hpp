// What a clerk would write in SQL for the same numbers: words of leaves cut out of what is kept, nothing remembered.
#pragma once
#include "desk/desk.hpp"

#include <map>
#include <string>

namespace trellis::bench {

using Numbers = std::map<std::string, double>; ///< by locality, reason or month ("2025-09")

/// Minutes delivered of those planned, in percent, by locality.
Numbers minutesByHand(Desk& desk, Date from, Date to);
/// Sessions called off of those booked, in percent: by locality, by month.
Numbers calledOffByHand(Desk& desk, Date from, Date to);
Numbers calledOffByMonthByHand(Desk& desk, Date from, Date to);
/// Sessions not held, by reason.
Numbers reasonsByHand(Desk& desk, Date from, Date to);

} // namespace trellis::bench
