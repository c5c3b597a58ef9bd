// How the cells of a repeating table lie: beside each other in a grid, or one under the other on cards.
#pragma once
#include "template/template.hpp"
#include "workbench/look.hpp"

namespace trellis {

/// How the columns of a grid lie: over one line, or folded over two where the room is narrow.
struct GridShape {
    struct Column {
        const Item* item;
        int width;      ///< at least
        bool stretches; ///< takes what is left
    };
    std::vector<std::vector<Column>> lines; ///< empty: not a grid, draw cards
    /// Asked only under a condition: each on a line of its own under its row, with its label, for as long as it is
    /// asked. As a column it would be a heading over nothing.
    std::vector<const Item*> sometimes;
};
/// Pure: `room` in pixels, `letter` the width of an average one.
GridShape gridShape(const Item& rows, int room, int letter);

namespace grid {

inline constexpr int removeWidth = 40, gap = space::half;

/// Letters a cell needs to be useful; stretching ones give a minimum.
int lettersOf(const Item& cell);
/// A scale whose points have words.
bool isWorded(const Item& cell);
bool fitsAGrid(const Item& cell);
/// The labels of one line of columns, each over its column.
wxPanel* columnWords(wxWindow* parent, const std::vector<GridShape::Column>& columns);

} // namespace grid

} // namespace trellis
