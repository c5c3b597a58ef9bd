// What may be printed of a table of counts, and why (domain.md 5.7; rulings D2 to D6, D9).
//
// In this order: 1 to 7 are hidden; lines that one supervisor dominates are hidden; where one entry of a line is
// hidden, the next smallest goes too; then the interval audit: as long as an attacker who has everything printed can
// place a primary entry in less than 1 to 7, or another hidden one in a range of less than 5, one more entry is hidden,
// smallest first, ties in reading order, zeros never. Totals are entries like others. The same table always gives the
// same answer.
#pragma once
#include "disclosure/count_table.hpp"
#include "disclosure/policy.hpp"
#include "disclosure/ranges.hpp"

#include <string>
#include <vector>

namespace trellis {

/// Why an entry looks as it does. For whoever holds the numbers; never printed in what leaves.
enum class Cover {
    Shown,
    Primary,     ///< 1 to 7 people
    Dominated,   ///< its line is mostly one supervisor's
    AloneInLine, ///< the only one of its line that is not zero
    Counted,     ///< would follow from the total of its line
    Audited,     ///< would let an attacker place another entry too closely
};

struct ProtectedEntry {
    int count = 0; ///< as it is; stays here
    Cover cover = Cover::Shown;
    std::string shown; ///< what is printed: a rounded count, or the marker
    Range known;       ///< what an attacker can work out of it
    bool hidden() const { return cover != Cover::Shown; }
};

struct ProtectedTable {
    std::string title;
    std::vector<std::string> rows, columns;
    std::vector<std::vector<ProtectedEntry>> cells; ///< [row][column]
    std::vector<ProtectedEntry> rowTotals, columnTotals;
    ProtectedEntry total;
    int innerHidden = 0;
    /// False: even with everything hidden but the zeros, the rule itself would place an entry too closely (of two
    /// hidden numbers that add up to three, each is known to be 1 or 2).
    bool safe = true;
    bool tooLittle = false; ///< too much is hidden, or not safe: write the account, do not print this table
    DisclosurePolicy policy;
};

/// Error TR-F40, TR-F41.
ProtectedTable protect(const CountTable& table, const DisclosurePolicy& policy);

/// Why, in words for whoever holds the numbers: "3 people: hidden, 1 to 7 are; outside it could be 1 to 9".
std::string explain(const ProtectedEntry& entry, const DisclosurePolicy& policy);

/// "3 of 4" for people who may see everything; for others a percentage of rounded numbers, or the marker where the
/// denominator is too small (D6).
std::string shownRate(int numerator, int denominator, const DisclosurePolicy& policy);

/// What an outsider knows of a printed entry: from the printed number and the rule.
Range knownOf(int count, bool hidden, const DisclosurePolicy& policy);
/// Is what they can work out of it too close?
bool tooClose(int count, const Range& known, const DisclosurePolicy& policy);

} // namespace trellis
