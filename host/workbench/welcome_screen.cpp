// The first thing anybody sees: open the demo, make a workspace, open one, or something was sent.
#include "store/workspace.hpp"
#include "workbench/controller/phrase.hpp"
#include "workbench/door.hpp"

namespace trellis {

namespace {

/// One way in: a button with its own name, and a sentence that says what happens.
void addWay(wxWindow* card, wxBoxSizer* column, const wxString& words, const wxString& explanation, bool main,
            look::Action action) {
    wxButton* button =
        main ? look::mainButton(card, words, std::move(action)) : look::button(card, words, std::move(action));
    describe(button, explanation);
    button->SetMinSize(wxSize(Theme::get().wide(184), -1));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(button, 0, wxALIGN_TOP | wxRIGHT, space::two);
    row->Add(look::secondary(card, explanation), 1, wxALIGN_CENTRE_VERTICAL);
    column->Add(row, 0, wxEXPAND | wxBOTTOM, space::two);
}

/// A workspace that was open before: its name whole, however long, and where it is.
void addKnown(wxWindow* card, wxBoxSizer* column, const wxString& name, const wxString& where, bool main,
              look::Action action) {
    wxButton* button =
        main ? look::mainButton(card, "Open", std::move(action)) : look::button(card, "Open", std::move(action));
    nameControl(button, "Open " + name);
    describe(button, where);
    button->SetMinSize(wxSize(Theme::get().wide(96), -1));
    auto* words = new wxBoxSizer(wxVERTICAL);
    words->Add(look::strong(card, name), 0, wxEXPAND);
    words->Add(look::secondary(card, where), 0, wxEXPAND);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(button, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, space::two);
    row->Add(words, 1, wxALIGN_CENTRE_VERTICAL);
    column->Add(row, 0, wxEXPAND | wxBOTTOM, space::two);
}

} // namespace

wxWindow* makeWelcomeScreen(wxWindow* parent, Door& door) {
    auto* screen = new DoorScreen(parent);
    wxPanel* card = screen->card();
    wxBoxSizer* column = screen->content();
    column->Add(look::title(card, "Welcome to Trellis"), 0, wxEXPAND | wxBOTTOM, space::half);
    column->Add(look::body(card,
                           "A workbench for supervision and for supervising supervisors. Everything stays on this "
                           "computer, encrypted."),
                0, wxEXPAND | wxBOTTOM, space::three);

    // Workspaces that were open before come first: that is what most starts are for.
    bool known = false;
    for (const auto& folder : door.settings().workspaces) {
        WorkspaceFace face;
        try {
            face = Workspace::face(folder);
        } catch (const Error&) {
            continue; // moved or on a drive that is not there; opening it by hand says why
        }
        if (!known) column->Add(look::section(card, "Open again"), 0, wxEXPAND | wxBOTTOM, space::one);
        addKnown(card, column, look::text(face.name),
                 look::text(phrase::dotted({face.locality, folder.filename().string()})), !known,
                 [&door, folder] { door.showUnlock(folder); });
        known = true;
    }
    if (known) {
        column->Add(look::line(card), 0, wxEXPAND | wxBOTTOM, space::two);
        column->Add(look::section(card, "Or"), 0, wxEXPAND | wxBOTTOM, space::one);
    }
    addWay(card, column, "Open the &demo",
           "Look around with made-up people and sessions. Nothing you do there matters.", !known,
           [&door] { door.openDemo(); });
    addWay(card, column, "&Make a workspace", "Start your own: where it is kept, who you are, a passphrase.", false,
           [&door] { door.showMake(); });
    addWay(card, column, "&Open a workspace", "A folder whose name ends in .trellis, on this computer or a stick.",
           false, [&door] { door.chooseWorkspace(); });
    auto* answer = look::body(card, "");
    answer->Hide(); // no empty line before there is something to say
    addWay(card, column, "&I was sent something", "A pack with forms from your locality, or a bundle with records.",
           false, [answer] {
               answer->Show();
               answer->setText(
                   "Packs and bundles come in once a workspace is open: a pack through Library, a bundle through "
                   "Exchange. Make or open your workspace first, and keep what you were sent where you can find it.");
               announce(answer, answer->GetLabelText());
           });
    column->Add(answer, 0, wxEXPAND);
    return screen;
}

} // namespace trellis
