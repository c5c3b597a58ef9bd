#include "disclosure/table_entries.hpp"

namespace trellis {

int TableEntries::count(std::size_t at) const {
    const auto row = at / (width_ + 1), column = at % (width_ + 1);
    if (row < height_ && column < width_) return table_.cells[row][column].count;
    if (row < height_) return table_.rowTotal(row);
    return column < width_ ? table_.columnTotal(column) : table_.total();
}

void TableEntries::eachLine(const std::function<void(const std::vector<std::size_t>&, std::size_t)>& work) const {
    for (std::size_t row = 0; row < height_; ++row) {
        std::vector<std::size_t> line;
        for (std::size_t column = 0; column < width_; ++column) line.push_back(entry(row, column));
        work(line, entry(row, width_));
    }
    for (std::size_t column = 0; column < width_; ++column) {
        std::vector<std::size_t> line;
        for (std::size_t row = 0; row < height_; ++row) line.push_back(entry(row, column));
        work(line, entry(height_, column));
    }
}

std::vector<int> TableEntries::atomsOf(std::size_t at) const {
    const auto row = at / (width_ + 1), column = at % (width_ + 1);
    std::vector<int> atoms;
    for (std::size_t r = 0; r < height_; ++r)
        for (std::size_t c = 0; c < width_; ++c)
            if ((row == height_ || row == r) && (column == width_ || column == c))
                atoms.push_back(static_cast<int>(r * width_ + c));
    return atoms;
}

std::vector<std::size_t> TableEntries::linesThrough(std::size_t at) const {
    const auto row = at / (width_ + 1), column = at % (width_ + 1);
    std::vector<std::size_t> lines;
    for (std::size_t r = 0; r <= height_; ++r)
        for (std::size_t c = 0; c <= width_; ++c)
            if ((r == row) != (c == column)) lines.push_back(entry(r, c));
    return lines;
}

} // namespace trellis
