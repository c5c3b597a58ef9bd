// A table of counts of people: what disclosure control looks at. Never leaves as it is.
#pragma once
#include <map>
#include <string>
#include <vector>

namespace trellis {

struct CountCell {
    int count = 0;
    std::map<std::string, int> bySupervisor; ///< whose people they are; may be empty where nobody knows
};

struct CountTable {
    std::string title;
    std::vector<std::string> rows, columns;    ///< labels
    std::vector<std::vector<CountCell>> cells; ///< [row][column]; inner cells only, totals are worked out

    int rowTotal(std::size_t row) const;
    int columnTotal(std::size_t column) const;
    int total() const;
};

/// Error TR-F41 when a row is shorter or longer than the columns, or a count is negative.
void checkTable(const CountTable& table);

} // namespace trellis
