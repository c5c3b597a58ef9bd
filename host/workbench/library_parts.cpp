// What the pages behind Library share.
#include "workbench/controller/change_runs.hpp"
#include "workbench/controller/phrase.hpp"
#include "workbench/library_pages.hpp"
#include "workbench/view_rows.hpp"

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

void addRuns(Column* column, const ChangeGroup& group) {
    for (const ChangeRun& run : changeRuns(group)) {
        if (!run.table) {
            for (const ChangeWords& change : run.changes) addChange(column, change);
            continue;
        }
        wxBoxSizer* into = column->content();
        const ViewModel table = changeTable(run, group.title);
        into->Add(look::strong(column, look::text(phrase::count(int(run.changes.size()), "change", "changes") +
                                                  (run.reason.empty() ? "" : " for one reason"))),
                  0, wxEXPAND | wxBOTTOM, 2);
        if (!run.reason.empty())
            into->Add(look::body(column, look::text("Why: " + run.reason)), 0, wxEXPAND | wxLEFT | wxBOTTOM,
                      space::half);
        into->Add(new ViewRows(column, table, {}, space::readingColumn), 0, wxEXPAND | wxBOTTOM, space::two);
    }
}

} // namespace

void addChanges(Column* column, const std::vector<ChangeGroup>& groups) {
    for (const ChangeGroup& group : groups) {
        column->content()->Add(look::section(column, look::text(group.title)), 0, wxEXPAND | wxTOP | wxBOTTOM,
                               space::one);
        addRuns(column, group);
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
