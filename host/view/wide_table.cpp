#include "view/wide_table.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace trellis {
namespace {

/// What a part costs a reader beside its words, in letters: a heading of its own and the white space around it.
constexpr std::size_t kPartItself = 100;

/// In halves of a column of words.
std::size_t room(const ViewTable& table, const std::vector<std::size_t>& columns) {
    std::size_t halves = 0;
    for (const auto column : columns) halves += table.columns[column].numeric ? 1 : 2;
    return halves;
}

std::vector<std::size_t> allColumns(const ViewTable& table) {
    std::vector<std::size_t> out(table.columns.size());
    std::iota(out.begin(), out.end(), std::size_t{0});
    return out;
}

const std::string& cellOf(const ViewTable& table, std::size_t row, std::size_t column) {
    static const std::string none;
    return column < table.rows[row].size() ? table.rows[row][column].text : none;
}

/// Rows before which one of these columns changes: where a part would begin, the very first row left out.
std::set<std::size_t> changes(const ViewTable& table, const std::vector<std::size_t>& columns) {
    std::set<std::size_t> out;
    for (std::size_t row = 1; row < table.rows.size(); ++row)
        if (std::ranges::any_of(
                columns, [&](auto column) { return cellOf(table, row, column) != cellOf(table, row - 1, column); }))
            out.insert(row);
    return out;
}

/// Letters on paper when these columns are said above parts and all others in every row.
std::size_t letters(const ViewTable& table, const std::vector<std::size_t>& above) {
    auto begins = changes(table, above);
    begins.insert(0);
    std::size_t all = begins.size() * kPartItself;
    for (const auto column : above)
        for (const auto row : begins) all += table.columns[column].title.size() + cellOf(table, row, column).size();
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        if (std::ranges::find(above, column) == above.end())
            for (std::size_t row = 0; row < table.rows.size(); ++row) all += cellOf(table, row, column).size();
    return all;
}

/// The one of `columns` that is best said above, too, by what `costs` says of all that are; none where only numbers are
/// left.
template <class Costs>
std::optional<std::size_t> cheapest(const ViewTable& table, const std::vector<std::size_t>& columns,
                                    std::vector<std::size_t> above, Costs costs) {
    std::optional<std::size_t> best;
    std::size_t least = 0;
    above.emplace_back();
    for (const auto column : columns) {
        if (table.columns[column].numeric) continue;
        above.back() = column;
        if (const auto cost = costs(table, above); !best || cost < least) best = column, least = cost;
    }
    return best;
}

} // namespace

bool isWide(const ViewTable& table) { return room(table, allColumns(table)) > 2 * kWidestTable; }

PartedTable parted(const ViewTable& table, std::size_t widest) {
    PartedTable out;
    out.columns = allColumns(table);
    std::vector<std::size_t> above;
    const auto say = [&](std::size_t column) {
        above.push_back(column);
        std::erase(out.columns, column);
    };
    if (room(table, out.columns) > 2 * widest && !table.rows.empty()) {
        const auto parts = [](auto& of, auto& columns) { return changes(of, columns).size(); };
        while (room(table, out.columns) > 2 * widest) {
            const auto next = cheapest(table, out.columns, above, parts);
            if (!next) break;
            say(*next);
        }
        for (auto now = letters(table, above);;) {
            const auto next = cheapest(table, out.columns, above, letters);
            if (!next || out.columns.size() == 1) break;
            auto tried = above;
            tried.push_back(*next);
            if (const auto less = letters(table, tried); less < now)
                now = less, say(*next);
            else
                break;
        }
    }
    std::ranges::sort(above);
    auto begins = changes(table, above);
    begins.insert(0);
    for (auto at = begins.begin(); at != begins.end(); ++at) {
        const auto next = std::next(at);
        TablePart part{{}, *at, (next == begins.end() ? table.rows.size() : *next) - *at};
        for (const auto column : above)
            if (!table.rows.empty() && !cellOf(table, *at, column).empty())
                part.common.emplace_back(table.columns[column].title, cellOf(table, *at, column));
        out.parts.push_back(std::move(part));
    }
    return out;
}

} // namespace trellis
