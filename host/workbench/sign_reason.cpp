#include "workbench/sign_reason.hpp"

#include "workbench/controller/entry_text.hpp"
#include "workbench/native.hpp"

#include <wx/dialog.h>
#include <wx/textctrl.h>

namespace trellis {

std::optional<std::string> askReason(wxWindow* parent) {
    wxDialog dialog(parent, wxID_ANY, "Change this record", wxDefaultPosition, wxDefaultSize,
                    wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER);
    dialog.SetBackgroundColour(toWx(Theme::get().palette().page));
    auto* reason = new wxTextCtrl(&dialog, wxID_ANY, wxString(), wxDefaultPosition, wxSize(Theme::get().wide(440), 96),
                                  wxTE_MULTILINE);
    native::padText(reason);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(
        look::field(&dialog, "&Why does it change?", reason,
                    "The text as signed stays readable beside the change, with this reason. Everybody signs again."),
        1, wxEXPAND | wxALL, space::two);
    auto* buttons = new wxBoxSizer(wxHORIZONTAL);
    auto* go = look::mainButton(&dialog, "&Change it", [&dialog] { dialog.EndModal(wxID_OK); });
    auto* cancel = look::button(&dialog, "Cancel", [&dialog] { dialog.EndModal(wxID_CANCEL); });
    buttons->AddStretchSpacer();
    buttons->Add(cancel, 0, wxRIGHT, space::one);
    buttons->Add(go, 0);
    column->Add(buttons, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, space::two);
    dialog.SetSizerAndFit(column);
    dialog.SetEscapeId(wxID_CANCEL);
    dialog.Bind(wxEVT_CHAR_HOOK, [&dialog](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE)
            dialog.EndModal(wxID_CANCEL);
        else
            event.Skip();
    });
    auto given = [reason] { return std::string(trimmed(look::utf8(reason->GetValue()))); };
    go->Disable();
    describe(go, "Waits for a reason");
    reason->Bind(wxEVT_TEXT, [go, given](wxCommandEvent&) { go->Enable(!given().empty()); });
    reason->SetFocus();
    dialog.CentreOnParent();
    if (dialog.ShowModal() != wxID_OK || given().empty()) return std::nullopt;
    return given();
}

} // namespace trellis
