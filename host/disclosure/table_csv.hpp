// A table of counts from a file, and what may leave of it as a file: CSV as RFC 4180 has it, with labels in the first
// row and the first column.
//
// A cell is a whole number, or says whose people it counts: "FK-SV1:7 FK-SV2:5". A last column or row called Total,
// All, Sum or Together is taken for totals, unless it is said that there are none; totals must add up, and are not
// counts themselves.
#pragma once
#include "disclosure/protect.hpp"

#include <string>
#include <string_view>

namespace trellis {

enum class GivenTotals {
    Recognise, ///< by the label of the last column and row
    None,
    Column, ///< the last column
    Row,    ///< the last row
    Both,
};

/// Error TR-D50 where it is no table of counts (line and reason), TR-D51 where a total is not the sum of its line.
CountTable countTableFromCsv(std::string_view text, GivenTotals totals = GivenTotals::Recognise);

/// What may leave, with totals, the marker and the rule; nothing else. Error TR-D52 where too little is left to show.
std::string releasedCsv(const ProtectedTable& table);

/// "Too little to show: 7 of 9 numbers are hidden. Write the account …"; empty where the table may be shown.
std::string tooLittleWords(const ProtectedTable& table);

/// One field of a CSV line: quoted where it must be; text that a spreadsheet would take for a formula gets an
/// apostrophe.
std::string csvField(std::string text);

} // namespace trellis
