#include "workbench/form_chooser.hpp"

#include "workbench/native.hpp"
#include "workbench/page.hpp"

#include <wx/dialog.h>
#include <wx/display.h>

#include <algorithm>

namespace trellis {

namespace {

constexpr int dialogWidth = 620, dialogHeight = 520;

} // namespace

std::optional<StartChoice> askForm(wxWindow* parent, const std::vector<StartChoice>& choices) {
    wxDialog dialog(parent, wxID_ANY, "What do you have in mind?", wxDefaultPosition, wxDefaultSize,
                    wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER);
    dialog.SetBackgroundColour(toWx(Theme::get().palette().page));
    dialog.SetForegroundColour(toWx(Theme::get().palette().text));
    std::optional<StartChoice> chosen;
    auto* column = new Column(&dialog, 0);
    nameControl(column, "Ways to write");
    std::vector<wxButton*> buttons;
    wxButton* first = nullptr;
    auto add = [&](const StartChoice& choice) {
        auto* button = look::quietButton(column, wxControl::EscapeMnemonics(look::text(choice.label)), [&, choice] {
            chosen = choice;
            dialog.EndModal(wxID_OK);
        });
        nameControl(button, look::text(choice.label + ". " + choice.purpose +
                                       (choice.lastUsed ? " The one you used last." : "")));
        auto* head = new wxBoxSizer(wxHORIZONTAL);
        head->Add(button, 0);
        if (choice.lastUsed) head->Add(look::mutedLabel(column, "used last"), 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, 8);
        column->content()->Add(head, 0, wxEXPAND);
        column->content()->Add(look::body(column, look::text(choice.purpose)), 0, wxEXPAND | wxLEFT | wxBOTTOM,
                               space::half);
        column->content()->AddSpacer(space::one);
        buttons.push_back(button);
        if (choice.lastUsed) first = button;
    };
    column->content()->Add(look::title(column, "What do you have in mind?"), 0, wxEXPAND | wxBOTTOM, space::two);
    // What was used last comes first; the others keep their order.
    for (const StartChoice& choice : choices)
        if (choice.lastUsed) add(choice);
    for (const StartChoice& choice : choices)
        if (!choice.lastUsed) add(choice);
    auto* frame = new wxBoxSizer(wxVERTICAL);
    frame->Add(column, 1, wxEXPAND);
    frame->Add(look::button(&dialog, "Cancel", [&dialog] { dialog.EndModal(wxID_CANCEL); }), 0, wxALIGN_RIGHT | wxALL,
               space::two);
    dialog.SetSizer(frame);
    const wxSize room = wxDisplay(parent).GetClientArea().GetSize() - wxSize(space::four, 2 * space::four);
    dialog.SetSize(std::min(Theme::get().wide(dialogWidth), room.x), std::min(Theme::get().wide(dialogHeight), room.y));
    dialog.SetEscapeId(wxID_CANCEL);
    dialog.Bind(wxEVT_CHAR_HOOK, [&](wxKeyEvent& event) {
        const int key = event.GetKeyCode();
        if (key == WXK_ESCAPE) return dialog.EndModal(wxID_CANCEL);
        if (event.HasAnyModifiers() || (key != WXK_UP && key != WXK_DOWN)) return event.Skip();
        for (std::size_t i = 0; i < buttons.size(); ++i) {
            if (!buttons[i]->HasFocus()) continue;
            const std::size_t next = key == WXK_DOWN ? i + 1 : i - 1;
            if (next < buttons.size()) buttons[next]->SetFocus();
            return;
        }
        event.Skip();
    });
    dialog.CentreOnParent();
    dialog.Layout();
    if (!buttons.empty()) (first ? first : buttons.front())->SetFocus();
    if (dialog.ShowModal() != wxID_OK) return std::nullopt;
    return chosen;
}

} // namespace trellis
