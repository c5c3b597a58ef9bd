// Inside disclosure/ only: the entries of a table of counts as one list in reading order - the rows with their totals,
// then the column totals and the grand total.
#pragma once
#include "disclosure/count_table.hpp"

#include <functional>

namespace trellis {

class TableEntries {
public:
    explicit TableEntries(const CountTable& table)
        : table_(table)
        , height_(table.rows.size())
        , width_(table.columns.size()) {}

    std::size_t height() const { return height_; }
    std::size_t width() const { return width_; }
    std::size_t size() const { return (height_ + 1) * (width_ + 1); }
    std::size_t entry(std::size_t row, std::size_t column) const { return row * (width_ + 1) + column; }
    int count(std::size_t at) const;
    const CountCell& cell(std::size_t at) const { return table_.cells[at / (width_ + 1)][at % (width_ + 1)]; }

    /// Each row, then each column: its inner entries, and its total.
    void eachLine(const std::function<void(const std::vector<std::size_t>&, std::size_t)>& work) const;
    /// The inner entries that add up to this one, numbered through.
    std::vector<int> atomsOf(std::size_t at) const;
    /// The other entries of its row and of its column, totals among them.
    std::vector<std::size_t> linesThrough(std::size_t at) const;

private:
    const CountTable& table_;
    const std::size_t height_, width_;
};

} // namespace trellis
