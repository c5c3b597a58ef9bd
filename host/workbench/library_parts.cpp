// What the pages behind Library share.
#include "workbench/library_pages.hpp"

#include <wx/dnd.h>
#include <wx/filedlg.h>

namespace trellis {

namespace {

class Dropped : public wxFileDropTarget {
public:
    explicit Dropped(Shell& shell)
        : shell_(shell) {}
    bool OnDropFiles(wxCoord, wxCoord, const wxArrayString& files) override {
        if (files.size() != 1) {
            shell_.say(Tone::Ask, "Please drop one pack at a time.");
            return false;
        }
        const std::string file = look::utf8(files.front());
        shell_.go(libraryPlace(file.ends_with(".pub") ? "publishers" : "install", file));
        return true;
    }

private:
    Shell& shell_;
};

void addChange(Column* column, const ChangeWords& change) {
    wxBoxSizer* into = column->content();
    into->Add(look::strong(column, look::text(change.head)), 0, wxEXPAND | wxBOTTOM, 2);
    const auto side = [&](const char* name, const std::string& words) {
        if (!words.empty())
            into->Add(look::body(column, look::text(name + words)), 0, wxEXPAND | wxLEFT | wxBOTTOM, space::half);
    };
    side("Was: ", change.was);
    side("Here: ", change.now);
    if (!change.reason.empty()) side("Why: ", change.reason);
    if (!change.meaning.empty())
        into->Add(look::secondary(column, look::text(change.meaning)), 0, wxEXPAND | wxLEFT, space::half);
    into->AddSpacer(space::one);
}

} // namespace

void addChanges(Column* column, const std::vector<ChangeGroup>& groups) {
    for (const ChangeGroup& group : groups) {
        column->content()->Add(look::section(column, look::text(group.title)), 0, wxEXPAND | wxTOP | wxBOTTOM,
                               space::one);
        for (const ChangeWords& change : group.changes) addChange(column, change);
    }
}

std::function<std::string(const std::string&)> formTitles(Shell& shell) {
    return [&shell](const std::string& form) {
        try {
            return shell.desk().currentTemplate(form)->title;
        } catch (const Error&) { // a form that only this pack brings
            return form;
        }
    };
}

void takeDroppedFiles(wxWindow* window, Shell& shell) { window->SetDropTarget(new Dropped(shell)); }

std::string askPackFile(wxWindow* parent) {
    wxFileDialog ask(parent, "Choose a pack", wxString(), wxString(), "Packs (*.trellispack)|*.trellispack|All files|*",
                     wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    return ask.ShowModal() == wxID_OK ? look::utf8(ask.GetPath()) : std::string();
}

} // namespace trellis
