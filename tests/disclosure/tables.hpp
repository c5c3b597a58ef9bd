// Tables written in a line.
#pragma once
#include "disclosure/protect.hpp"

#include <string>
#include <vector>

namespace trellis::test {

inline CountTable table(const std::vector<std::vector<int>>& counts) {
    CountTable made;
    for (std::size_t row = 0; row < counts.size(); ++row) {
        made.rows.push_back("place " + std::to_string(row + 1));
        made.cells.emplace_back();
        for (int count : counts[row]) made.cells.back().push_back({count, {}});
    }
    for (std::size_t column = 0; column < counts.front().size(); ++column)
        made.columns.push_back("state " + std::to_string(column + 1));
    return made;
}

/// "* * * 25 / 15 * * 35": rows with their totals, then the totals of the columns.
inline std::string printed(const ProtectedTable& table) {
    std::string out;
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        for (auto& cell : table.cells[row]) out += cell.shown + " ";
        out += table.rowTotals[row].shown + " / ";
    }
    for (auto& total : table.columnTotals) out += total.shown + " ";
    return out + table.total.shown;
}

} // namespace trellis::test
