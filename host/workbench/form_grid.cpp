#include "workbench/form_grid.hpp"

#include "workbench/holder.hpp"

#include <algorithm>

namespace trellis {
namespace {

/// Beside the words of a cell: its frame, and for a choice the arrow.
constexpr int airOfText = space::three, airOfChoice = 7 * space::one;
/// A choice in a grid shows about this much of its words; the list itself and the tool tip show them whole.
constexpr std::size_t mostChoiceLetters = 15;

/// Two such scales or more make a row to rate in: the words must be seen to be chosen from, so it is a card with radio
/// buttons.
bool isForRating(const Item& rows) { return std::count_if(rows.cells.begin(), rows.cells.end(), grid::isWorded) > 1; }

} // namespace

namespace grid {

int lettersOf(const Item& cell) {
    switch (cell.type) {
    case ItemType::Integer:
        return 4;
    case ItemType::Decimal:
        return 6;
    case ItemType::Boolean:
        return 6;
    case ItemType::Time:
        return 5;
    case ItemType::Date:
        return 10;
    case ItemType::Case:
        return 7;
    case ItemType::Person:
        return 11;
    case ItemType::Choice:
    case ItemType::Scale: {
        std::size_t longest = 6;
        for (auto& option : cell.options) longest = std::max(longest, option.label.size());
        for (auto& anchor : cell.anchors) longest = std::max(longest, anchor.label.size() + 3);
        return int(std::min<std::size_t>(longest, mostChoiceLetters));
    }
    default:
        return 16;
    }
}

bool isWorded(const Item& cell) { return cell.type == ItemType::Scale && cell.anchors.size() > 2; }

bool fitsAGrid(const Item& cell) {
    return cell.type != ItemType::LongText && cell.type != ItemType::Choices && cell.type != ItemType::Note;
}

wxPanel* columnWords(wxWindow* parent, const std::vector<GridShape::Column>& columns) {
    auto* out = new Holder(parent);
    auto* line = new wxBoxSizer(wxHORIZONTAL);
    bool stretched = false;
    for (auto& column : columns) {
        auto* box = new wxBoxSizer(wxVERTICAL);
        box->SetMinSize(wxSize(column.width, -1));
        box->Add(look::secondary(out, look::text(column.item->label)), 0, wxEXPAND);
        line->Add(box, column.stretches ? 1 : 0, wxRIGHT | wxALIGN_BOTTOM, gap);
        stretched = stretched || column.stretches;
    }
    if (!stretched) line->AddStretchSpacer();
    line->Add(removeWidth - gap, 1);
    out->SetSizer(line);
    return out;
}

} // namespace grid

GridShape gridShape(const Item& rows, int room, int letter) {
    GridShape out;
    if (isForRating(rows) || !std::all_of(rows.cells.begin(), rows.cells.end(), grid::fitsAGrid)) return out;
    int used = 0;
    for (auto& cell : rows.cells) {
        if (cell.retired) continue;
        if (cell.relevant) {
            out.sometimes.push_back(&cell);
            continue;
        }
        const bool chosen =
            cell.type == ItemType::Choice || cell.type == ItemType::Scale || cell.type == ItemType::Person;
        const int width = grid::lettersOf(cell) * letter + (chosen ? airOfChoice : airOfText);
        if (out.lines.empty() || used + width + grid::gap > room - grid::removeWidth) {
            out.lines.emplace_back();
            used = 0;
        }
        out.lines.back().push_back({&cell, width, cell.type == ItemType::Text});
        used += width + grid::gap;
    }
    if (out.lines.size() > 2) out.lines.clear();
    if (out.lines.empty()) out.sometimes.clear();
    return out;
}

} // namespace trellis
