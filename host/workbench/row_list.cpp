#include "workbench/row_list.hpp"

#include "workbench/native.hpp"

#include <algorithm>

namespace trellis {

namespace {

/// Beside the words of a cell; a heading also keeps room for the line between columns.
constexpr int air = space::three;
/// No column but the last takes more than this, however long its words.
constexpr int widest = 220;
/// What the last column gets at least; with less room the list scrolls to the side.
constexpr int leastLast = 160;
/// Lines that are measured; later ones are cut with an ellipsis if they are longer.
constexpr std::size_t measured = 300;

} // namespace

RowList::RowList(wxWindow* parent, const wxString& name, const std::vector<wxString>& columns)
    : wxDataViewListCtrl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxDV_ROW_LINES) {
    native::noTypeAhead(this);
    for (const wxString& words : columns) {
        auto* column = AppendTextColumn(words, wxDATAVIEW_CELL_INERT, GetTextExtent(words).x + air, wxALIGN_LEFT,
                                        wxDATAVIEW_COL_RESIZABLE);
        column->GetRenderer()->EnableEllipsize(wxELLIPSIZE_END);
        wanted_.push_back(GetTextExtent(words).x + air);
    }
    nameControl(this, name);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        lay();
    });
}

void RowList::show(const std::vector<std::vector<std::string>>& lines) {
    Freeze();
    DeleteAllItems();
    for (unsigned at = 0; at < GetColumnCount(); ++at) wanted_[at] = GetTextExtent(GetColumn(at)->GetTitle()).x + air;
    std::size_t count = 0;
    for (const auto& line : lines) {
        wxVector<wxVariant> cells;
        for (std::size_t at = 0; at < wanted_.size(); ++at) {
            const wxString words = at < line.size() ? look::text(line[at]) : wxString();
            if (count < measured) wanted_[at] = std::max(wanted_[at], GetTextExtent(words).x + air);
            cells.push_back(words);
        }
        ++count;
        AppendItem(cells);
    }
    lay();
    if (!lines.empty()) SelectRow(0);
    Thaw();
}

void RowList::lay() {
    if (wanted_.empty() || GetColumnCount() != wanted_.size()) return;
    int left = GetClientSize().x;
    for (unsigned at = 0; at + 1 < wanted_.size(); ++at) {
        const int width = std::min(wanted_[at], Theme::get().wide(widest));
        GetColumn(at)->SetWidth(width);
        left -= width;
    }
    GetColumn(unsigned(wanted_.size()) - 1)
        ->SetWidth(std::max(left - space::half, std::min(wanted_.back(), Theme::get().wide(leastLast))));
}

} // namespace trellis
