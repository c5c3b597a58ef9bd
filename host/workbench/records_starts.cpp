// A page's ways to begin something new: from its main button, or beside a view about somebody.
#include "workbench/form_chooser.hpp"
#include "workbench/records_page.hpp"

#include <wx/menu.h>
#include <wx/wrapsizer.h>

#include <algorithm>

namespace trellis {

void RecordsPage::startButtons(wxWindow* parent, wxSizer* into) {
    if (!views_->current() || !views_->current()->aboutSomebody) return;
    if (records_.kinds().size() < 2) return; // the one button at the top says the same
    auto* row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
    const auto add = [&](const std::vector<StartChoice>& starts) {
        if (starts.empty()) return;
        const wxString words = "New " + look::text(starts.front().kindTitle).Lower();
        auto* button = look::button(parent, wxControl::EscapeMnemonics(words + wxString::FromUTF8("…")), [] {});
        nameControl(button, words);
        button->Bind(wxEVT_BUTTON, [this, button, starts](wxCommandEvent&) { startOne(starts, button); });
        row->Add(button, 0, wxRIGHT | wxBOTTOM, space::one);
    };
    for (auto* info : records_.kinds()) add(records_.starts(info->id, views_->subject()));
    for (auto& choice : records_.startsBeside(views_->subject())) add({choice});
    into->Add(row, 0, wxEXPAND | wxTOP, space::half);
}

void RecordsPage::startNew(wxWindow* under) {
    auto starts = records_.starts();
    const auto kinds = records_.kinds();
    if (showsView() && views_->current()->aboutSomebody && kinds.size() == 1)
        if (auto theirs = records_.starts(kinds.front()->id, views_->subject()); !theirs.empty()) starts = theirs;
    startOne(starts, under);
}

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

} // namespace trellis
