#include "workbench/navigation.hpp"

#include "workbench/native.hpp"

namespace trellis {

Navigation::Navigation(wxWindow* parent, Shell& shell)
    : wxScrolledWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL)
    , shell_(shell) {
    SetBackgroundColour(toWx(Theme::get().palette().side));
    SetScrollRate(0, space::one);
    SetSizer(new wxBoxSizer(wxVERTICAL));
    setSpokenRole(this, SpokenRole::Navigation);
    nameControl(this, "Places");
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.HasAnyModifiers() || (event.GetKeyCode() != WXK_UP && event.GetKeyCode() != WXK_DOWN))
            return event.Skip();
        step(event.GetKeyCode() == WXK_UP ? -1 : 1);
    });
}

void Navigation::fill(const std::vector<Entry>& entries) {
    bool same = entries.size() == lines_.size();
    for (std::size_t at = 0; same && at < entries.size(); ++at)
        same = entries[at].there == lines_[at].entry.there && entries[at].count == lines_[at].entry.count;
    if (same) return;
    bool hadFocus = false;
    for (const Line& line : lines_) hadFocus = hadFocus || line.button->HasFocus();
    GetSizer()->Clear(true);
    lines_.clear();
    // One height for all, so that nothing moves when an entry is drawn again; seventeen of them fit a window 700 px
    // high.
    const int height = GetCharHeight() + space::two - 1;
    GetSizer()->AddSpacer(space::one);
    for (const Entry& entry : entries) {
        if (entry.gapBefore) GetSizer()->AddSpacer(space::two);
        const wxString words =
            entry.count ? entry.words + wxString::Format(wxString::FromUTF8("  ·  %d"), entry.count) : entry.words;
        auto* button = new wxButton(this, wxID_ANY, words, wxDefaultPosition, wxDefaultSize, wxBU_LEFT);
        button->SetBitmap(icon(entry.icon, Theme::get().palette().text, 18));
        button->SetBitmapMargins(space::one, 0);
        native::addStyle(button, "place");
        native::alignLeft(button);
        button->SetMinSize(wxSize(-1, height));
        nameControl(button, entry.count ? entry.words + wxString::Format(", %d ", entry.count) + entry.countSpoken
                                        : entry.words);
        button->Bind(wxEVT_BUTTON, [this, there = entry.there](wxCommandEvent&) { shell_.go(there); });
        GetSizer()->Add(button, 0, wxEXPAND | wxLEFT | wxRIGHT, space::half);
        GetSizer()->AddSpacer(2);
        lines_.push_back({entry, button});
    }
    GetSizer()->AddSpacer(space::one);
    mark(current_);
    FitInside();
    Layout();
    if (hadFocus) focusCurrent();
}

void Navigation::mark(const Destination& there) {
    current_ = there;
    for (const Line& line : lines_) {
        const bool here = line.entry.there == there;
        (here ? native::addStyle : native::removeStyle)(line.button, "current");
        const Palette& p = Theme::get().palette();
        line.button->SetBitmap(icon(line.entry.icon, here ? p.accentInk : p.text, 18));
        native::alignLeft(line.button);
        describe(line.button, here ? "You are here" : "");
    }
}

void Navigation::focusCurrent() {
    for (const Line& line : lines_)
        if (line.entry.there == current_) return line.button->SetFocus();
    if (!lines_.empty()) lines_.front().button->SetFocus();
}

void Navigation::step(int by) {
    for (std::size_t at = 0; at < lines_.size(); ++at) {
        if (!lines_[at].button->HasFocus()) continue;
        const long next = long(at) + by;
        if (next >= 0 && next < long(lines_.size())) lines_[std::size_t(next)].button->SetFocus();
        return;
    }
}

} // namespace trellis
