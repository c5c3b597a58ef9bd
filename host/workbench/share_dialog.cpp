#include "workbench/share_dialog.hpp"

#include "workbench/controller/entry_text.hpp"
#include "workbench/look.hpp"
#include "workbench/native.hpp"

#include <wx/dialog.h>
#include <wx/radiobut.h>
#include <wx/textctrl.h>

namespace trellis {

std::optional<SharingChosen> askSharing(wxWindow* parent, const SharingOffer& offer) {
    wxDialog dialog(parent, wxID_ANY, "Who may read it", wxDefaultPosition, wxDefaultSize,
                    wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER);
    dialog.SetBackgroundColour(toWx(Theme::get().palette().page));
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto* words = look::body(&dialog, "It stays yours. What you share now you can take back; from then on it is closed "
                                      "again. What somebody has read they have read.");
    words->SetMinSize(wxSize(Theme::get().wide(440), -1));
    column->Add(words, 0, wxEXPAND | wxBOTTOM, space::two);
    SharingChosen chosen{offer.now, offer.summary};
    auto* summary = new wxTextCtrl(&dialog, wxID_ANY, look::text(offer.summary), wxDefaultPosition,
                                   wxSize(Theme::get().wide(440), 96), wxTE_MULTILINE);
    native::padText(summary);
    wxRadioButton* current = nullptr;
    for (const SharingOption& option : offer.options) {
        auto* radio = new wxRadioButton(&dialog, wxID_ANY, wxControl::EscapeMnemonics(look::text(option.label)),
                                        wxDefaultPosition, wxDefaultSize, current ? 0 : wxRB_GROUP);
        if (!current || option.how == offer.now) current = radio;
        if (option.how == offer.now) radio->SetValue(true);
        radio->Bind(wxEVT_RADIOBUTTON, [&chosen, summary, how = option.how](wxCommandEvent&) {
            chosen.how = how;
            summary->Enable(how == Sharing::Summary);
        });
        column->Add(radio, 0, wxBOTTOM, space::half);
    }
    summary->Enable(offer.now == Sharing::Summary);
    column->Add(look::field(&dialog, "&Summary, as they would read it", summary), 1, wxEXPAND | wxTOP | wxBOTTOM,
                space::two);
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    buttons->AddStretchSpacer();
    buttons->Add(look::button(&dialog, "Cancel", [&dialog] { dialog.EndModal(wxID_CANCEL); }), 0, wxRIGHT, space::one);
    buttons->Add(look::mainButton(&dialog, "&Keep it so", [&dialog] { dialog.EndModal(wxID_OK); }), 0);
    column->Add(buttons, 0, wxEXPAND);
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(column, 1, wxEXPAND | wxALL, space::two);
    dialog.SetSizerAndFit(frame);
    dialog.SetEscapeId(wxID_CANCEL);
    dialog.Bind(wxEVT_CHAR_HOOK, [&dialog](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE)
            dialog.EndModal(wxID_CANCEL);
        else
            event.Skip();
    });
    if (current) current->SetFocus();
    dialog.CentreOnParent();
    if (dialog.ShowModal() != wxID_OK) return std::nullopt;
    chosen.summary = std::string(trimmed(look::utf8(summary->GetValue())));
    if (chosen.how == offer.now && chosen.summary == offer.summary) return std::nullopt;
    return chosen;
}

std::string sharedWords(Sharing how) {
    switch (how) {
    case Sharing::None:
        return "It is yours alone again from now on.";
    case Sharing::Summary:
        return "Your supervisor may read the summary from now on, and nothing else of it.";
    case Sharing::Full:
        return "Your supervisor may read all of it from now on.";
    }
    return {};
}

} // namespace trellis
