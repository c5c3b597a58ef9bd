// Calendar months as stretches of days.
#pragma once
#include <trellis/plugin.hpp>

#include <vector>

namespace supervision {

struct Month {
    trellis::sdk::Day first{0}, last{0};
    bool has(trellis::sdk::Day day) const { return first <= day && day <= last; }
};

trellis::sdk::Day dayOf(int year, int month, int day);
/// Every month that holds a day from `from` to `to`; none when `to` is earlier.
std::vector<Month> monthsBetween(trellis::sdk::Day from, trellis::sdk::Day to);

} // namespace supervision
