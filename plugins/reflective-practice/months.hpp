// Calendar months, as columns of a grid.
#pragma once
#include <string>
#include <vector>

namespace reflective {

struct Month {
    int year = 1970, month = 1;
    bool operator==(const Month& o) const { return year == o.year && month == o.month; }
    bool operator<(const Month& o) const { return year != o.year ? year < o.year : month < o.month; }
    std::string label() const; ///< "Sep 2025"
};

/// Of a day, in days since 1970.
Month monthOf(int day);
/// From the month of the first day to that of the last, both included; none when the last lies before the first.
std::vector<Month> months(int first, int last);

} // namespace reflective
