#include "workbench/sign_panel.hpp"

#include <wx/statbmp.h>

#include <algorithm>

namespace trellis {

SignPanel::SignPanel(wxWindow* parent, Shell& shell, ReadController& record,
                     std::function<void(const wxString&)> signedBy)
    : Holder(parent)
    , shell_(shell)
    , record_(record)
    , signedBy_(std::move(signedBy)) {
    SetBackgroundColour(toWx(Theme::get().palette().card));
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto signers = record_.signers();
    const bool all = record_.everybodySigned();
    column->Add(look::section(this, all ? "Signed" : "Signing"), 0, wxEXPAND);
    if (!all)
        column->Add(look::secondary(this, "You sign the text below as it stands. Each person gives their own "
                                          "passphrase; nobody signs for another."),
                    0, wxEXPAND | wxTOP, 2);
    for (auto& signer : signers) addSigner(column, signer);
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(column, 1, wxEXPAND | wxALL, space::two);
    SetSizer(frame);
}

void SignPanel::addSigner(wxSizer* into, const Signer& signer) {
    auto name = look::text(signer.name);
    if (signer.signedAt) {
        auto words = name + " signed on " + look::text(signer.signedAt->utcDay().words());
        into->Add(look::state(this, "check", words), 0, wxTOP, space::one);
        return;
    }
    if (!signer.canSignHere) {
        into->Add(look::state(this, "clock", name + " signs later, on their own machine", true), 0, wxTOP, space::one);
        return;
    }
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* words = look::label(this, name + (signer.me ? ": your passphrase" : ": their passphrase"));
    row->Add(words, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, space::one);
    auto* field = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize,
                                 wxTE_PASSWORD | wxTE_PROCESS_ENTER);
    look::roomy(field);
    field->SetMinSize(wxSize(widthOf(field, 20), controlHeight(field)));
    labelFor(words, field);
    row->Add(field, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, space::one);
    // Inside an event of this row nothing may be rebuilt, so the signing waits for its end.
    auto go = [this, signer, field] { CallAfter([this, signer, field] { sign(signer, field); }); };
    field->Bind(wxEVT_TEXT_ENTER, [go](wxCommandEvent&) { go(); });
    auto* button = first_ ? look::button(this, "Sign", go) : look::mainButton(this, "Sign", go);
    nameControl(button, "Sign as " + name);
    row->Add(button, 0, wxALIGN_CENTRE_VERTICAL);
    into->Add(row, 0, wxTOP, space::one);
    if (!signer.me) into->Add(look::secondary(this, "or later, on their own machine"), 0, wxTOP, 2);
    if (!first_) first_ = field;
}

void SignPanel::sign(const Signer& signer, wxTextCtrl* passphrase) {
    auto given = look::utf8(passphrase->GetValue());
    passphrase->Clear();
    if (given.empty()) {
        shell_.say(Tone::Note, look::text(signer.name) + " signs with their passphrase. Type it first.");
        return passphrase->SetFocus();
    }
    const bool done = guarded(shell_, [&] { record_.sign(signer.code, given); });
    std::fill(given.begin(), given.end(), '\0');
    if (!done) return passphrase->SetFocus();
    auto words = look::text(signer.name) + " has signed.";
    if (record_.everybodySigned()) words += " Everybody has signed now.";
    signedBy_(words);
}

} // namespace trellis
