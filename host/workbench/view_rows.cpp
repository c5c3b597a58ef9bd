#include "workbench/view_rows.hpp"

#include "workbench/native.hpp"

#include <wx/menu.h>

#include <algorithm>

namespace trellis {

namespace {

/// Rows of the table that are seen at once; more of them scroll.
constexpr std::size_t mostRowsSeen = 12;
/// A long sentence in one cell must not push the other columns out of sight.
constexpr int widestColumn = 320, narrowestColumn = 64;

} // namespace

ViewRows::ViewRows(wxWindow* parent, const ViewModel& view, std::function<void(std::size_t)> asked)
    : wxDataViewListCtrl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxDV_ROW_LINES)
    , asked_(std::move(asked)) {
    native::noTypeAhead(this);
    nameControl(this, look::text(view.title) + ", as a table");
    for (std::size_t c = 0; c < view.table.columns.size(); ++c) {
        const ViewColumn& one = view.table.columns[c];
        int widest = GetTextExtent(look::text(one.title)).x;
        for (const auto& row : view.table.rows)
            if (c < row.size()) widest = std::max(widest, GetTextExtent(look::text(row[c].text)).x);
        AppendTextColumn(look::text(one.title), wxDATAVIEW_CELL_INERT,
                         std::clamp(widest + space::three, narrowestColumn, Theme::get().wide(widestColumn)),
                         // The last column takes what is left; a number at its far end would stand alone.
                         one.numeric && c + 1 < view.table.columns.size() ? wxALIGN_RIGHT : wxALIGN_LEFT,
                         wxDATAVIEW_COL_RESIZABLE);
    }
    for (const auto& row : view.table.rows) {
        wxVector<wxVariant> cells;
        for (std::size_t c = 0; c < view.table.columns.size(); ++c)
            cells.push_back(c < row.size() ? look::text(row[c].text) : wxString());
        AppendItem(cells);
    }
    SelectRow(0);
    const int line = GetCharHeight() + space::one;
    const auto seen = int(std::min(view.table.rows.size(), mostRowsSeen));
    SetMinSize(wxSize(-1, (seen + 1) * line + space::three));
    if (!asked_) return;
    describe(this, "Enter tells how the numbers of a row came about");
    Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) {
        if (const int row = GetSelectedRow(); row != wxNOT_FOUND) asked_(std::size_t(row));
    });
    Bind(wxEVT_DATAVIEW_ITEM_CONTEXT_MENU, [this](wxDataViewEvent&) { CallAfter([this] { menu(); }); });
    // GTK brings no such event from the keyboard.
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        const int key = event.GetKeyCode();
        if (key == WXK_WINDOWS_MENU || key == WXK_MENU || (key == WXK_F10 && event.ShiftDown()))
            CallAfter([this] { menu(); });
        else
            event.Skip();
    });
}

void ViewRows::menu() {
    const int row = GetSelectedRow();
    if (row == wxNOT_FOUND) return;
    wxMenu menu;
    auto* item = menu.Append(wxID_ANY, howWords);
    menu.Bind(
        wxEVT_MENU, [this, row](wxCommandEvent&) { asked_(std::size_t(row)); }, item->GetId());
    const wxRect where = GetItemRect(RowToItem(row));
    PopupMenu(&menu, where.GetLeft() + space::two, std::clamp(where.GetBottom(), 0, GetSize().y));
}

} // namespace trellis
