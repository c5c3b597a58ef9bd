#include "workbench/records_page.hpp"

#include "workbench/form_control.hpp"
#include "workbench/page_makers.hpp"
#include "workbench/native.hpp"

#include <wx/menu.h>

#include <algorithm>

namespace trellis {

RecordsPage::RecordsPage(wxWindow* parent, Shell& shell, const PageInfo& page)
    : Page(parent, shell)
    , records_(shell.desk(), page) {
    SetSizer(new wxBoxSizer(wxVERTICAL));
    build();
}

wxString RecordsPage::pageTitle() const { return look::text(records_.page().title); }

void RecordsPage::build() {
    Freeze();
    GetSizer()->Clear(true);
    new_ = nullptr, find_ = nullptr, list_ = nullptr, count_ = nullptr;
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    head->Add(look::title(this, pageTitle()), 1, wxALIGN_CENTRE_VERTICAL);
    const auto starts = records_.starts();
    if (!starts.empty() && records_.total() > 0) {
        const bool oneKind = starts.front().kind == starts.back().kind;
        auto words = oneKind ? "&New: " + look::text(starts.front().kindTitle).Lower() : wxString("&New");
        new_ = look::mainButton(this, words + wxString::FromUTF8("…"), [this] { startNew(new_); });
        head->Add(new_, 0, wxALIGN_CENTRE_VERTICAL);
    }
    column->Add(head, 0, wxEXPAND);
    if (records_.total() == 0) {
        makeEmpty(column);
    } else {
        makeFilters(column);
        makeList(column);
        fill();
    }
    GetSizer()->Add(column, 1, wxEXPAND | wxALL, space::three);
    Thaw();
    Layout();
}

void RecordsPage::makeEmpty(wxSizer* into) {
    into->Add(look::body(this, look::text(records_.page().intro)), 0, wxEXPAND | wxTOP, space::two);
    if (records_.starts().empty()) {
        into->Add(look::secondary(
                      this, "A record stands under an agreement. There is none in force that you are part of yet."),
                  0, wxEXPAND | wxTOP, space::two);
        new_ = look::mainButton(this, "Go to people and agreements", [this] {
            shell().go({Destination::Kind::People, {}});
        });
    } else {
        new_ = look::mainButton(this, wxString::FromUTF8("Start the first one…"), [this] { startNew(new_); });
    }
    into->Add(new_, 0, wxTOP, space::two);
}

wxChoice* RecordsPage::filter(wxSizer* into, const wxString& label, const std::vector<RecordChoice>& choices,
                              std::string& key) {
    wxArrayString labels;
    int at = 0;
    for (auto& choice : choices) {
        if (choice.key == key) at = int(labels.size());
        labels.Add(look::text(choice.label));
    }
    auto* control = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, labels);
    control->SetSelection(at);
    control->Bind(wxEVT_CHOICE, [this, choices, &key](wxCommandEvent& event) {
        key = choices[std::size_t(event.GetSelection())].key;
        fill();
    });
    into->Add(look::field(this, label, control), 0, wxRIGHT, space::two);
    return control;
}

void RecordsPage::makeFilters(wxSizer* into) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    find_ = new wxTextCtrl(this, wxID_ANY, look::text(records_.text));
    look::roomy(find_);
    find_->SetMinSize(wxSize(widthOf(find_, 18), -1));
    find_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        records_.text = look::utf8(find_->GetValue());
        fill();
    });
    row->Add(look::field(this, "&Find", find_), 0, wxRIGHT, space::two);
    filter(row, "Per&son", records_.people(), records_.person);
    if (records_.kinds().size() > 1) filter(row, "&Kind", records_.kindChoices(), records_.kind);
    filter(row, "S&tate", records_.states(), records_.state);
    into->Add(row, 0, wxEXPAND | wxTOP, space::two);
}

void RecordsPage::makeList(wxSizer* into) {
    list_ = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxDV_ROW_LINES);
    native::noTypeAhead(list_);
    auto column = [&](const wxString& words, int letters) {
        list_->AppendTextColumn(words, wxDATAVIEW_CELL_INERT, letters * GetCharWidth() + space::two, wxALIGN_LEFT,
                                wxDATAVIEW_COL_RESIZABLE);
    };
    column("Day", 11);
    column("With", 12);
    if (records_.kinds().size() > 1) column("Kind", 18);
    column("State", 16);
    column("In short", 44);
    nameControl(list_, pageTitle());
    list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { open(); });
    into->Add(list_, 1, wxEXPAND | wxTOP, space::two);
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    foot->Add(look::button(this, "&Open", [this] { open(); }), 0, wxRIGHT, space::two);
    count_ = look::secondary(this, "");
    foot->Add(count_, 1, wxALIGN_CENTRE_VERTICAL);
    into->Add(foot, 0, wxEXPAND | wxTOP, space::one);
}

void RecordsPage::fill() {
    shown_ = records_.rows();
    list_->Freeze();
    list_->DeleteAllItems();
    for (auto& row : shown_) {
        wxVector<wxVariant> cells;
        cells.push_back(look::text(row.day));
        cells.push_back(look::text(row.people));
        if (records_.kinds().size() > 1) cells.push_back(look::text(row.kind));
        cells.push_back(look::text(row.state));
        auto words = row.summary;
        if (!row.waiting.empty()) words += (words.empty() ? "" : " · ") + row.waiting;
        cells.push_back(look::text(words));
        list_->AppendItem(cells);
    }
    list_->Thaw();
    if (!shown_.empty()) list_->SelectRow(0);
    count_->setText(shown_.size() == records_.total()
                        ? wxString::Format("%zu in all. Enter opens one.", shown_.size())
                        : wxString::Format("%zu of %zu", shown_.size(), records_.total()));
}

void RecordsPage::open() {
    auto at = list_ ? list_->GetSelectedRow() : wxNOT_FOUND;
    if (at == wxNOT_FOUND || std::size_t(at) >= shown_.size()) return;
    auto& row = shown_[std::size_t(at)];
    shell().go({row.draft ? Destination::Kind::Draft : Destination::Kind::Record, row.id});
}

void RecordsPage::startNew(wxWindow* under) {
    auto starts = records_.starts();
    auto start = [this](const StartChoice& choice) {
        guarded(shell(), [&] {
            auto id = records_.start(choice);
            shell().changed();
            shell().go({Destination::Kind::Draft, id});
        });
    };
    if (starts.size() == 1) return start(starts.front());
    // One menu asks all: which kind, where there are several, and then under which agreement or on which form.
    wxMenu menu;
    const bool oneKind = starts.front().kind == starts.back().kind;
    wxMenu* inner = oneKind ? &menu : nullptr;
    std::string kind;
    for (auto& choice : starts) {
        if (!oneKind && choice.kind != kind) {
            inner = new wxMenu;
            menu.AppendSubMenu(inner, wxControl::EscapeMnemonics(look::text(choice.kindTitle)));
            kind = choice.kind;
        }
        auto* item = inner->Append(wxID_ANY, wxControl::EscapeMnemonics(look::text(choice.label)));
        menu.Bind(
            wxEVT_MENU, [start, choice](wxCommandEvent&) { start(choice); }, item->GetId());
    }
    under->PopupMenu(&menu, 0, under->GetSize().y);
}

void RecordsPage::fillContext(wxWindow* parent, wxSizer* sizer) {
    if (records_.total() == 0) return;
    sizer->Add(look::strong(parent, "About this page"), 0, wxEXPAND | wxTOP, space::two);
    sizer->Add(look::secondary(parent, look::text(records_.page().intro)), 0, wxEXPAND | wxTOP, 2);
}

void RecordsPage::refresh() {
    guarded(shell(), [&] {
        records_.reload();
        build();
    });
}

void RecordsPage::focusFirst() {
    if (list_)
        list_->SetFocus();
    else if (new_)
        new_->SetFocus();
}

bool RecordsPage::act(const std::string& action) {
    if (action == "find" && find_) return find_->SetFocus(), true;
    if (action == "new" && new_ && !records_.starts().empty()) return startNew(new_), true;
    return false;
}

Page* makeRecordsPage(wxWindow* parent, Shell& shell, const std::string& pageId) {
    for (auto* page : shell.desk().plugins().pages())
        if (page->id == pageId) return new RecordsPage(parent, shell, *page);
    return nullptr;
}

} // namespace trellis
