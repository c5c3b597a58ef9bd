#include "workbench/records_page.hpp"

#include "workbench/controller/desk_views.hpp"
#include "workbench/form_chooser.hpp"
#include "workbench/form_control.hpp"
#include "workbench/native.hpp"
#include "workbench/page_makers.hpp"

#include <wx/menu.h>
#include <wx/wrapsizer.h>

#include <algorithm>
#include <utility>

namespace trellis {

RecordsPage::RecordsPage(wxWindow* parent, Shell& shell, const PageInfo& page, std::unique_ptr<ViewSource> views,
                         const std::string& view, const std::string& subject)
    : Page(parent, shell)
    , records_(shell.desk(), page)
    , source_(std::move(views)) {
    SetSizer(new wxBoxSizer(wxVERTICAL));
    if (source_) views_ = std::make_unique<ViewsController>(*source_, shell.desk().today());
    if (views_ && !view.empty())
        views_->choose(view);
    else if (views_ && !views_->offers().empty() && (views_->offers().front().opens || page.kinds.empty()))
        views_->choose(views_->offers().front().id);
    if (showsView() && !subject.empty()) views_->setSubject(subject);
    build();
}

wxString RecordsPage::pageTitle() const { return look::text(records_.page().title); }

void RecordsPage::build() {
    Freeze();
    GetSizer()->Clear(true);
    new_ = nullptr, find_ = nullptr, list_ = nullptr, count_ = nullptr, older_ = nullptr, part_ = nullptr, show_ = nullptr;
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    head->Add(look::title(this, pageTitle()), 1, wxALIGN_CENTRE_VERTICAL);
    const auto starts = records_.starts();
    if (!starts.empty() && !records_.empty()) {
        const bool oneKind = starts.front().kind == starts.back().kind;
        auto words = oneKind ? "&New: " + look::text(starts.front().kindTitle).Lower() : wxString("&New");
        new_ = look::mainButton(this, words + wxString::FromUTF8("…"), [this] { startNew(new_); });
        head->Add(new_, 0, wxALIGN_CENTRE_VERTICAL);
    }
    column->Add(head, 0, wxEXPAND);
    // Fields go on in a second line where the window is narrow or the text large.
    auto* fields = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
    column->Add(fields, 0, wxEXPAND | wxTOP, space::two);
    if (views_ && !views_->offers().empty()) makeShow(fields);
    if (showsView()) {
        makeViews(column, fields);
    } else if (records_.empty()) {
        makeEmpty(column);
    } else {
        makeFilters(fields);
        makeList(column);
        fill();
    }
    GetSizer()->Add(column, 1, wxEXPAND | wxALL, space::three);
    Thaw();
    Layout();
    // Once the page has its size: what is drawn follows it.
    if (part_)
        CallAfter([this] {
            if (!part_) return;
            part_->load();
            if (std::exchange(focusWhenLoaded_, false)) focusView();
        });
}

void RecordsPage::makeShow(wxSizer* into) {
    wxArrayString labels;
    std::vector<std::string> ids;
    int at = 0;
    for (auto& offer : views_->offers()) {
        if (showsView() && offer.id == views_->current()->id) at = int(ids.size());
        ids.push_back(offer.id);
        labels.Add(look::text(offer.title));
    }
    if (!records_.page().kinds.empty()) {
        if (!showsView()) at = int(ids.size());
        ids.emplace_back();
        labels.Add("Records");
    }
    show_ = new wxChoice(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, labels);
    show_->SetSelection(at);
    show_->Bind(wxEVT_CHOICE, [this, ids](wxCommandEvent& event) {
        // The list itself goes away, so it closes first.
        CallAfter([this, id = ids[std::size_t(event.GetSelection())]] {
            guarded(shell(), [&] { views_->choose(id); });
            build();
            shell().contextChanged();
            focusFirst();
        });
    });
    into->Add(look::field(this, "Sho&w", show_), 0, wxRIGHT | wxBOTTOM, space::two);
}

void RecordsPage::makeViews(wxSizer* into, wxSizer* fields) {
    part_ = new ViewsPart(this, fields, shell(), *views_, [this](wxWindow* parent, wxSizer* sizer, const std::string&) {
        startButtons(parent, sizer);
    });
    into->Add(part_, 1, wxEXPAND);
}

void RecordsPage::focusView() {
    // Above a picture, so that it stays in sight; Up and Down there go through the views.
    if (!part_->focusFirst()) show_->SetFocus();
}

void RecordsPage::startButtons(wxWindow* parent, wxSizer* into) {
    if (!views_->current() || !views_->current()->aboutSomebody) return;
    auto* row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
    for (auto* info : records_.kinds()) {
        auto starts = records_.starts(info->id, views_->subject());
        if (starts.empty()) continue;
        auto words = wxString::FromUTF8("New: ") + look::text(info->title).Lower() + wxString::FromUTF8("…");
        auto* button = look::button(parent, wxControl::EscapeMnemonics(words), [] {});
        nameControl(button, "New: " + look::text(info->title).Lower());
        button->Bind(wxEVT_BUTTON, [this, button, starts](wxCommandEvent&) { startOne(starts, button); });
        row->Add(button, 0, wxRIGHT | wxBOTTOM, space::one);
    }
    into->Add(row, 0, wxEXPAND | wxTOP, space::half);
}

void RecordsPage::makeEmpty(wxSizer* into) {
    into->Add(look::body(this, look::text(records_.page().intro)), 0, wxEXPAND | wxTOP, space::two);
    if (records_.starts().empty() && !records_.needsAgreement()) {
        into->Add(look::secondary(this, "Nothing is begun here by you. What others share with you will stand here."), 0,
                  wxEXPAND | wxTOP, space::two);
        return;
    }
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
        if (guarded(shell(), [&] { records_.reload(); })) fill();
    });
    into->Add(look::field(this, label, control), 0, wxRIGHT | wxBOTTOM, space::two);
    return control;
}

void RecordsPage::makeFilters(wxSizer* into) {
    find_ = new wxTextCtrl(this, wxID_ANY, look::text(records_.text));
    look::roomy(find_);
    find_->SetMinSize(wxSize(widthOf(find_, 18), -1));
    find_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
        records_.text = look::utf8(find_->GetValue());
        fill();
    });
    into->Add(look::field(this, "&Find", find_), 0, wxRIGHT | wxBOTTOM, space::two);
    filter(into, "Per&son", records_.people(), records_.person);
    if (records_.kinds().size() > 1) filter(into, "&Kind", records_.kindChoices(), records_.kind);
    filter(into, "S&tate", records_.states(), records_.state);
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
    column("State", 22);
    column("In short", 40);
    nameControl(list_, pageTitle());
    list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { open(); });
    into->Add(list_, 1, wxEXPAND);
    auto* foot = new wxBoxSizer(wxHORIZONTAL);
    foot->Add(look::button(this, "&Open", [this] { open(); }), 0, wxRIGHT, space::two);
    older_ = look::button(this, "Show o&lder", [this] {
        const auto before = list_->GetSelectedRow();
        if (guarded(shell(), [&] { records_.older(); })) fill();
        if (before != wxNOT_FOUND && std::size_t(before) < shown_.size()) list_->SelectRow(unsigned(before));
        list_->SetFocus();
    });
    foot->Add(older_, 0, wxRIGHT, space::two);
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
    older_->Show(records_.more());
    const bool all = shown_.size() == records_.total();
    if (records_.more())
        count_->setText((all ? wxString() : wxString::Format("%zu of the ", shown_.size())) +
                        wxString::Format("newest %zu; there are older ones.", records_.total()));
    else
        count_->setText(all ? wxString::Format("%zu in all. Enter opens one.", shown_.size())
                            : wxString::Format("%zu of %zu", shown_.size(), records_.total()));
    Layout();
}

void RecordsPage::open() {
    auto at = list_ ? list_->GetSelectedRow() : wxNOT_FOUND;
    if (at == wxNOT_FOUND || std::size_t(at) >= shown_.size()) return;
    auto& row = shown_[std::size_t(at)];
    shell().go({row.draft ? Destination::Kind::Draft : Destination::Kind::Record, row.id});
}

void RecordsPage::startNew(wxWindow* under) { startOne(records_.starts(), under); }

void RecordsPage::start(const StartChoice& choice) {
    guarded(shell(), [&] {
        auto id = records_.start(choice);
        shell().changed();
        shell().go({Destination::Kind::Draft, id});
    });
}

void RecordsPage::startOne(const std::vector<StartChoice>& starts, wxWindow* under) {
    if (starts.size() == 1) return start(starts.front());
    // A form of one's own is chosen by what one has in mind.
    if (std::all_of(starts.begin(), starts.end(), [](auto& choice) { return !choice.purpose.empty(); })) {
        const auto chosen = askForm(shell().window(), starts);
        if (!chosen) return;
        const auto pairs = records_.withWhom(*chosen);
        if (pairs.size() == 1) return start(pairs.front());
        wxMenu menu("If you share it or bring it to a session");
        for (auto& pair : pairs) {
            auto* item = menu.Append(wxID_ANY, wxControl::EscapeMnemonics(look::text(pair.label)));
            menu.Bind(
                wxEVT_MENU, [this, pair](wxCommandEvent&) { start(pair); }, item->GetId());
        }
        under->PopupMenu(&menu, 0, under->GetSize().y);
        return;
    }
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
            wxEVT_MENU, [this, choice](wxCommandEvent&) { start(choice); }, item->GetId());
    }
    under->PopupMenu(&menu, 0, under->GetSize().y);
}

void RecordsPage::fillContext(wxWindow* parent, wxSizer* sizer) {
    if (records_.empty() && !showsView()) return;
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
    if (part_)
        part_->loaded() ? focusView() : void(focusWhenLoaded_ = true);
    else if (list_)
        list_->SetFocus();
    else if (new_)
        new_->SetFocus();
}

bool RecordsPage::act(const std::string& action) {
    if (action == "find" && find_) return find_->SetFocus(), true;
    if (action == "new" && new_ && !records_.starts().empty()) return startNew(new_), true;
    return part_ && part_->act(action);
}

std::vector<PageAction> RecordsPage::actions() const {
    std::vector<PageAction> out;
    if (part_) out = ViewsPart::actions();
    if (new_ && !records_.starts().empty()) out.insert(out.begin(), {"new", "Start something new here"});
    return out;
}

std::string RecordsPage::bookmark() const {
    return views_ ? (showsView() ? views_->current()->id : std::string("-")) + "\n" + views_->subject() : std::string();
}

void RecordsPage::openAt(const std::string& bookmark) {
    const auto end = bookmark.find('\n');
    if (views_ && end != std::string::npos) {
        const std::string view = bookmark.substr(0, end);
        views_->choose(view == "-" ? std::string() : view);
        if (showsView()) views_->setSubject(bookmark.substr(end + 1));
        build();
    }
    focusFirst();
}

Page* makeRecordsPage(wxWindow* parent, Shell& shell, const Destination& there) {
    for (auto& page : pagesOf(shell.desk()))
        if (page.id == there.id)
            return new RecordsPage(parent, shell, page, viewsOf(shell.desk(), page), there.view, there.subject);
    return nullptr;
}

} // namespace trellis
