#include "workbench/view_rows.hpp"

#include "view/spoken_table.hpp"
#include "workbench/controller/view_words.hpp"
#include "workbench/native.hpp"
#include "workbench/native_list.hpp"

#include <wx/menu.h>

#include <algorithm>

namespace trellis {

namespace {

/// Rows of the table that are seen at once; more of them scroll.
constexpr std::size_t mostRowsSeen = 12;
/// A long sentence in one cell must not push the other columns out of sight, nor be squeezed to a word a line.
constexpr int widestColumn = 320, narrowestColumn = 64, leastForWords = 96;
/// A heading over short cells goes on in further lines from this width.
constexpr int widestHeading = 72;
/// Headings are bold; they are measured in the letters of the cells.
constexpr double bolder = 1.15;

/// How wide each column is, so that all of them fit in `room` as far as none has to be narrower than its `least`.
std::vector<int> fitted(std::vector<int> widths, const std::vector<int>& least, int room) {
    int over = -room, spare = 0;
    for (std::size_t c = 0; c < widths.size(); ++c) over += widths[c], spare += std::max(0, widths[c] - least[c]);
    if (over <= 0 || spare <= 0) return widths;
    const double share = std::min(1.0, double(over) / spare);
    for (std::size_t c = 0; c < widths.size(); ++c)
        if (widths[c] > least[c]) widths[c] -= int(share * (widths[c] - least[c]));
    return widths;
}

int longestWord(const wxWindow* in, const wxString& words) {
    int longest = 0;
    for (const wxString& word : wxSplit(words, ' ', '\0')) longest = std::max(longest, in->GetTextExtent(word).x);
    return longest;
}

} // namespace

ViewRows::ViewRows(wxWindow* parent, const ViewModel& view, std::function<void(std::size_t)> asked, int room)
    : wxDataViewListCtrl(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxDV_ROW_LINES)
    , numbers_(saysNumbers(view))
    , asked_(std::move(asked)) {
    native::noTypeAhead(this);
    nameControl(this, look::text(view.title) + ", as a table");
    const auto airOf = [&](std::size_t c) { return view.table.columns[c].numeric ? space::two : space::three; };
    std::vector<wxString> headings;
    std::vector<std::vector<wxString>> rows;
    std::vector<int> wanted, comfortable, least;
    for (const auto& row : view.table.rows) {
        auto& cells = rows.emplace_back();
        for (std::size_t c = 0; c < view.table.columns.size(); ++c)
            cells.push_back(c < row.size() ? look::text(spokenDay(row[c].text)) : wxString());
    }
    for (std::size_t c = 0; c < view.table.columns.size(); ++c) {
        const wxString title = look::text(view.table.columns[c].title);
        int widest = 0, word = 0;
        for (const auto& cells : rows) {
            widest = std::max(widest, GetTextExtent(cells[c]).x);
            word = std::max(word, longestWord(this, cells[c]));
        }
        const wxString heading = look::broken(this, title, std::max(widest, Theme::get().wide(widestHeading)));
        for (const wxString& line : wxSplit(heading, '\n', '\0'))
            widest = std::max(widest, int(GetTextExtent(line).x * bolder));
        word = std::max(word, int(longestWord(this, title) * bolder));
        const int air = airOf(c), most = Theme::get().wide(widestColumn);
        wanted.push_back(std::clamp(widest + air, narrowestColumn, most));
        least.push_back(std::clamp(word + air, narrowestColumn, most));
        comfortable.push_back(std::max(least.back(), Theme::get().wide(leastForWords)));
    }
    // Rather a heading or a date in two lines than a column out of sight.
    const int across = (room > 0 ? room : parent->GetClientSize().x) - 2 * space::three;
    const auto widths = fitted(fitted(wanted, comfortable, across), least, across);
    for (std::size_t c = 0; c < widths.size(); ++c)
        headings.push_back(
            look::broken(this, look::text(view.table.columns[c].title), int((widths[c] - airOf(c)) / bolder) + 1));
    for (std::size_t c = 0; c < widths.size(); ++c) {
        // The last column takes what is left; a number at its far end would stand alone.
        const bool right = view.table.columns[c].numeric && c + 1 < widths.size();
        auto* column = AppendTextColumn(headings[c], wxDATAVIEW_CELL_INERT, widths[c],
                                        right ? wxALIGN_RIGHT : wxALIGN_LEFT, wxDATAVIEW_COL_RESIZABLE);
        native::wrapCells(column, widths[c] - space::one);
    }
    const int line = GetCharHeight() + space::one;
    int further = 0; // lines of the highest heading
    for (const wxString& one : headings) further = std::max(further, one.Freq('\n'));
    int high = line + GetCharHeight() * further;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        wxVector<wxVariant> cells;
        int lines = 1;
        for (std::size_t c = 0; c < widths.size(); ++c) {
            cells.push_back(rows[at][c]);
            const wxString words = look::broken(this, rows[at][c], widths[c] - space::one);
            lines = std::max(lines, 1 + int(words.Freq('\n')));
        }
        AppendItem(cells);
        if (at < mostRowsSeen) high += line + (lines - 1) * GetCharHeight();
    }
    SelectRow(0);
    SetMinSize(wxSize(-1, std::min(high, int(mostRowsSeen + 2) * line) + space::three));
    if (!asked_) return;
    describe(this, numbers_ ? "Enter tells how the numbers of a row came about" : "Enter leads to what a row tells of");
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
    auto* item = menu.Append(wxID_ANY, numbers_ ? howWords : rowWords);
    menu.Bind(
        wxEVT_MENU, [this, row](wxCommandEvent&) { asked_(std::size_t(row)); }, item->GetId());
    const wxRect where = GetItemRect(RowToItem(row));
    PopupMenu(&menu, where.GetLeft() + space::two, std::clamp(where.GetBottom(), 0, GetSize().y));
}

} // namespace trellis
