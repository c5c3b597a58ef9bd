#include "workbench/column_page.hpp"

#include <wx/wrapsizer.h>

namespace trellis {

ColumnPage::ColumnPage(wxWindow* parent, Shell& shell, int widest)
    : Page(parent, shell) {
    column_ = new Column(this, widest);
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(column_, 1, wxEXPAND);
    SetSizer(sizer);
}

void ColumnPage::refresh() {
    Freeze();
    first_ = nullptr;
    column_->clear();
    build();
    column_->Layout();
    column_->FitInside();
    Thaw();
}

void ColumnPage::focusFirst() {
    if (first_) return first_->SetFocus();
    // The keyboard comes to the first thing there is, which may stand far down; a page opens at its top all the same.
    column_->SetFocus();
    CallAfter([this] { column_->Scroll(0, 0); });
}

void ColumnPage::again(const wxString& words, Tone tone) {
    CallAfter([this, words, tone] {
        guarded(shell(), [this] { refresh(); });
        shell().changed();
        if (!words.empty()) shell().say(tone, words);
        focusFirst();
    });
}

void ColumnPage::title(const wxString& words) {
    content()->Add(look::title(column_, words), 0, wxEXPAND | wxBOTTOM, space::one);
}
void ColumnPage::section(const wxString& words) {
    content()->Add(look::section(column_, words), 0, wxEXPAND | wxTOP | wxBOTTOM, space::one);
}
void ColumnPage::body(const wxString& words) {
    content()->Add(look::body(column_, words), 0, wxEXPAND | wxBOTTOM, space::one);
}
void ColumnPage::muted(const wxString& words) {
    content()->Add(look::secondary(column_, words), 0, wxEXPAND | wxBOTTOM, space::half);
}
void ColumnPage::state(const std::string& sign, const wxString& words) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* picture = new wxStaticBitmap(column_, wxID_ANY, icon(sign, Theme::get().palette().text, 16));
    nameControl(picture, " "); // the words beside it say it all
    auto* said = look::body(column_, words);
    // In the middle of the first line, however large the letters are and however many lines follow.
    row->Add(picture, 0, wxTOP, std::max(0, (said->GetCharHeight() - picture->GetBestSize().y) / 2));
    row->AddSpacer(space::half + 2);
    row->Add(said, 1);
    content()->Add(row, 0, wxEXPAND | wxBOTTOM, space::half);
}
void ColumnPage::rule() { content()->Add(look::line(column_), 0, wxEXPAND | wxTOP | wxBOTTOM, space::two); }

void ColumnPage::backTo(const wxString& words, const Destination& there) {
    auto* link = look::quietButton(column_, wxString::FromUTF8("‹ ") + words, [this, there] { shell().go(there); });
    nameControl(link, "Back to " + words);
    content()->Add(link, 0, wxBOTTOM, space::half);
    startAt(link);
}

wxSizer* ColumnPage::buttonRow() {
    auto* row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
    content()->Add(row, 0, wxEXPAND | wxTOP | wxBOTTOM, space::one);
    return row;
}

void goAndSay(Shell& shell, const Destination& there, Tone tone, const wxString& words) {
    shell.changed();
    shell.go(there);
    // The page that comes puts away what was said before it, and goes up after this event.
    shell.window()->CallAfter([&shell, tone, words] { shell.say(tone, words); });
}

} // namespace trellis
