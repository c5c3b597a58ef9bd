#include "workbench/palette_dialog.hpp"

#include "workbench/controller/desk_views.hpp"
#include "workbench/controller/phrase.hpp"
#include "workbench/controller/records_controller.hpp"
#include "workbench/controller/shortcuts.hpp"
#include "workbench/look.hpp"

#include <wx/dialog.h>

namespace trellis {

namespace {

/// Recent records are enough: for older ones there is the search.
constexpr int recordsOffered = 200;

class PaletteDialog : public wxDialog {
public:
    PaletteDialog(wxWindow* parent, const std::vector<FinderEntry>& entries)
        : wxDialog(parent, wxID_ANY, "Go to anything", wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE)
        , entries_(entries) {
        auto* column = new wxBoxSizer(wxVERTICAL);
        typed_ = new wxTextCtrl(this, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
        list_ = new wxListBox(this, wxID_ANY);
        list_->SetMinSize(wxSize(Theme::get().wide(480), Theme::get().wide(320)));
        nameControl(list_, "What was found");
        auto* inner = new wxBoxSizer(wxVERTICAL);
        inner->Add(look::field(this, "A page, a person, a record or an action", typed_), 0, wxEXPAND | wxBOTTOM,
                   space::one);
        inner->Add(list_, 1, wxEXPAND);
        // Its line is always there, so that nothing moves while one types.
        nothing_ = look::secondary(this, " ");
        inner->Add(nothing_, 0, wxEXPAND | wxTOP, space::one);
        column->Add(inner, 1, wxEXPAND | wxALL, space::two);
        SetSizerAndFit(column);
        typed_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { fill(); });
        typed_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { take(); });
        list_->Bind(wxEVT_LISTBOX_DCLICK, [this](wxCommandEvent&) { take(); });
        // Up and Down move in the list while one goes on typing.
        Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
            const int key = event.GetKeyCode();
            if (key == WXK_ESCAPE) return EndModal(wxID_CANCEL);
            if (key == WXK_RETURN || key == WXK_NUMPAD_ENTER) return take();
            if ((key == WXK_UP || key == WXK_DOWN) && typed_->HasFocus() && list_->GetCount()) {
                const int last = int(list_->GetCount()) - 1;
                const int now = std::clamp(list_->GetSelection() + (key == WXK_UP ? -1 : 1), 0, last);
                list_->SetSelection(now);
                announce(list_, list_->GetString(unsigned(now)));
                return;
            }
            event.Skip();
        });
        fill();
        CentreOnParent();
        typed_->SetFocus();
    }

    std::optional<FinderEntry> chosen() const {
        const int at = list_->GetSelection();
        if (at == wxNOT_FOUND) return std::nullopt;
        return found_[std::size_t(at)];
    }

private:
    void fill() {
        found_ = find(look::utf8(typed_->GetValue()), entries_);
        wxArrayString lines;
        for (const FinderEntry& entry : found_) lines.Add(look::text(entry.words + "   (" + entry.kind + ")"));
        list_->Set(lines);
        if (!found_.empty()) list_->SetSelection(0);
        nothing_->setText(found_.empty() ? "Nothing is called so. Search looks inside records." : " ");
        if (found_.empty()) announce(list_, nothing_->GetLabelText());
    }
    void take() {
        if (chosen()) EndModal(wxID_OK);
    }

    const std::vector<FinderEntry>& entries_;
    std::vector<FinderEntry> found_;
    wxTextCtrl* typed_;
    wxListBox* list_;
    Paragraph* nothing_;
};

} // namespace

std::vector<FinderEntry> paletteEntries(Desk& desk, const std::vector<PageAction>& here) {
    using At = Destination::Kind;
    using Does = FinderEntry::Does;
    std::vector<FinderEntry> entries;
    for (const PageAction& one : here)
        entries.push_back({plainWords(look::utf8(one.words)), "action, on this page", {}, one.id, Does::Here});
    entries.push_back({"Today", "page", {At::Today, {}}, {}});
    for (const PageInfo& page : pagesOf(desk)) {
        entries.push_back({page.title, "page", {At::Manifest, page.id}, {}});
        if (!page.kinds.empty())
            entries.push_back(
                {"Start something new under " + page.title, "action", {At::Manifest, page.id}, "new", Does::GoAndAct});
        if (const auto views = viewsOf(desk, page))
            for (const ViewOffer& view : views->offers())
                entries.push_back({view.title, "view under " + page.title, {At::Manifest, page.id, view.id, {}}, {}});
    }
    entries.push_back({"People and agreements", "page", {At::People, {}}, {}});
    entries.push_back({"Search", "page", {At::Search, {}}, {}});
    entries.push_back({"Library", "page", {At::Library, {}}, {}});
    entries.push_back({"Exchange", "page", {At::Exchange, {}}, {}});
    entries.push_back({"Settings", "page", {At::Settings, {}}, {}});
    for (const Shortcut& one : shortcuts())
        if (!one.command.empty() && one.menu != "&Go" && one.command != "settings")
            entries.push_back({plainWords(one.words) + (one.keys.empty() ? "" : " · " + one.keys),
                               "action",
                               {},
                               one.command,
                               Does::Command});
    for (const Person& person : desk.people())
        entries.push_back({phrase::dotted({person.code, person.name}), "person", {At::Person, person.code}, {}});
    RecordFilter recent;
    recent.most = recordsOffered;
    for (const RecordLine& record : desk.records(recent))
        entries.push_back({phrase::dotted({withWhom(record, desk.me().code), record.kindTitle,
                                           phrase::shortDay(record.day, desk.today())}),
                           record.draft ? "draft" : "record",
                           {record.draft ? At::Draft : At::Record, record.id},
                           {}});
    return entries;
}

std::optional<FinderEntry> askPalette(wxWindow* parent, const std::vector<FinderEntry>& entries) {
    PaletteDialog dialog(parent, entries);
    if (dialog.ShowModal() != wxID_OK) return std::nullopt;
    return dialog.chosen();
}

} // namespace trellis
