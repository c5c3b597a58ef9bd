#include "use_over_time.hpp"

#include <algorithm>

namespace reflective {

UseGrid useOverTime(const std::vector<Use>& uses, const std::vector<Use>& known, int first, int last) {
    UseGrid grid;
    grid.months = months(first, last);
    const auto blank = [&](const Use& use) {
        return UseRow{use.code, use.label, std::vector<std::optional<int>>(grid.months.size()), 0};
    };
    for (auto& one : known) grid.rows.push_back(blank(one));
    const auto given = grid.rows.size();
    for (auto& use : uses) {
        if (use.day < first || use.day > last) continue;
        auto row = std::find_if(grid.rows.begin(), grid.rows.end(), [&](auto& one) { return one.code == use.code; });
        if (row == grid.rows.end()) row = grid.rows.insert(grid.rows.end(), blank(use));
        const auto column = std::find(grid.months.begin(), grid.months.end(), monthOf(use.day)) - grid.months.begin();
        auto& times = row->times[std::size_t(column)];
        times = times.value_or(0) + 1;
        ++row->inAll;
    }
    std::sort(grid.rows.begin() + std::ptrdiff_t(given), grid.rows.end(),
              [](auto& a, auto& b) { return a.label < b.label; });
    return grid;
}

} // namespace reflective
