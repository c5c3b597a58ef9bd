#include "workbench/attention_bar.hpp"

namespace trellis {

namespace {

struct Look {
    const char* icon;
    wxString word; ///< said before the message, so that the tone is not colour alone
    Rgb back, ink;
};

Look lookOf(Tone tone) {
    const Palette& p = Theme::get().palette();
    switch (tone) {
    case Tone::Note:
        return {"note", "", p.note, p.onNote};
    case Tone::Done:
        return {"check", "", p.note, p.onNote};
    case Tone::Ask:
        return {"warning", "Please look: ", p.warn, p.onWarn};
    case Tone::Trouble:
        return {"trouble", "", p.trouble, p.onTrouble};
    }
    return {"note", "", p.note, p.onNote};
}

} // namespace

AttentionBar::AttentionBar(wxWindow* parent)
    : wxPanel(parent) {
    const Palette& p = Theme::get().palette();
    picture_ = new wxStaticBitmap(this, wxID_ANY, icon("note", p.onNote));
    nameControl(picture_, " ");
    words_ = new Paragraph(this, "", Theme::get().body(), p.onNote);
    offer_ = look::button(this, "Show", [this] {
        // The action may say something new, so the bar is put away first.
        const look::Action action = action_;
        hush();
        if (action) action();
    });
    close_ = look::iconButton(this, "close", "Dismiss message", [this] { hush(); });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(picture_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, space::three);
    row->Add(words_, 1, wxALIGN_CENTRE_VERTICAL | wxALL, space::one + space::half);
    row->Add(offer_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, space::one);
    row->Add(close_, 0, wxALIGN_CENTRE_VERTICAL | wxTOP | wxBOTTOM | wxRIGHT, space::one);
    SetSizer(row);
    setSpokenRole(this, SpokenRole::Alert);
    Hide();
}

void AttentionBar::say(Tone tone, const wxString& message, const Offer& offer) {
    const Look how = lookOf(tone);
    SetBackgroundColour(toWx(how.back));
    picture_->SetBitmap(icon(how.icon, how.ink));
    words_->SetForegroundColour(toWx(how.ink));
    words_->setText(how.word + message);
    action_ = offer.action;
    offer_->SetLabel(offer.words);
    offer_->Show(bool(offer.action));
    nameControl(this, how.word + message);
    Show();
    GetParent()->Layout();
    Layout();
    Refresh();
    announce(this, how.word + message, tone == Tone::Trouble);
}

void AttentionBar::hush() {
    if (!IsShown()) return;
    // The keyboard must not be left on a button that is going away.
    const bool hadFocus = offer_->HasFocus() || close_->HasFocus();
    Hide();
    GetParent()->Layout();
    if (hadFocus) GetParent()->SetFocus();
}

} // namespace trellis
