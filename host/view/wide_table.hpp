// A table with more columns than a page has room for, in parts: what a run of rows has in common is said once, above
// them, and the rows below say only what differs.
//
// An adaptation ledger is such a table: three hundred texts were translated for one reason, and the reason is what a
// reader looks for. Rows stay in their order and every cell is said exactly once in its part, so nothing is lost.
#pragma once
#include "view/view_model.hpp"

namespace trellis {

/// Columns of words that fit beside each other on a sheet of A4 across; two columns of numbers take the room of one.
inline constexpr std::size_t kWidestTable = 7;
/// Does it need more room than that?
bool isWide(const ViewTable& table);

struct TablePart {
    std::vector<std::pair<std::string, std::string>>
        common;                      ///< column title and what all rows say; empty cells are left out
    std::size_t first = 0, rows = 0; ///< of the whole table
};
struct PartedTable {
    std::vector<std::size_t> columns; ///< that each row still says, by their places in the whole table
    std::vector<TablePart> parts;     ///< one with nothing in common where the table is narrow enough
};

/// A narrow table is one part. Of a wide one, columns are said above that make the fewest parts, until `widest` are
/// left, and then those that make the whole shorter to read. Numbers always stay in the rows: they are there to be
/// compared.
PartedTable parted(const ViewTable& table, std::size_t widest = kWidestTable);

} // namespace trellis
