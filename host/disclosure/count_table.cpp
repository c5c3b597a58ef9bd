#include "disclosure/count_table.hpp"

#include "model/error.hpp"

#include <fmt/format.h>

namespace trellis {

int CountTable::rowTotal(std::size_t row) const {
    int sum = 0;
    for (auto& cell : cells[row]) sum += cell.count;
    return sum;
}

int CountTable::columnTotal(std::size_t column) const {
    int sum = 0;
    for (auto& row : cells) sum += row[column].count;
    return sum;
}

int CountTable::total() const {
    int sum = 0;
    for (std::size_t row = 0; row < rows.size(); ++row) sum += rowTotal(row);
    return sum;
}

void checkTable(const CountTable& table) {
    const auto refuse = [](const std::string& what) {
        throw Error("TR-F41", what,
                    "Nothing was released. A table has a label and one count for every column in each row.");
    };
    if (table.rows.empty() || table.columns.empty()) refuse("The table has no rows or no columns.");
    if (table.cells.size() != table.rows.size()) refuse("The table has more labels than rows, or fewer.");
    for (std::size_t row = 0; row < table.cells.size(); ++row) {
        if (table.cells[row].size() != table.columns.size())
            refuse(fmt::format("The row {} has {} counts for {} columns.", table.rows[row], table.cells[row].size(),
                               table.columns.size()));
        for (auto& cell : table.cells[row])
            if (cell.count < 0 || cell.count > 10'000'000)
                refuse(fmt::format("The row {} has a count that cannot be one: {}.", table.rows[row], cell.count));
    }
}

} // namespace trellis
