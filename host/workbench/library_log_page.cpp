// What was installed, upgraded, rolled back, trusted and switched: when, and by whom.
#include "view/render.hpp"
#include "workbench/controller/library.hpp"
#include "workbench/library_pages.hpp"
#include "workbench/view_files.hpp"
#include "workbench/view_pane.hpp"

namespace trellis {

namespace {

class LibraryLogPage : public Page {
public:
    LibraryLogPage(wxWindow* parent, Shell& shell)
        : Page(parent, shell) {
        auto* column = new wxBoxSizer(wxVERTICAL);
        back_ = look::quietButton(this, wxString::FromUTF8("‹ Library"), [this] { this->shell().go(libraryPlace()); });
        nameControl(back_, "Back to Library");
        column->Add(back_, 0, wxBOTTOM, space::half);
        column->Add(look::title(this, "What was installed, when and by whom"), 0, wxEXPAND | wxBOTTOM, space::one);
        pane_ = new ViewPane(this);
        pane_->show(model());
        column->Add(pane_, 1, wxEXPAND);
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        row->Add(look::button(this, "Pr&int", [this] { guarded(this->shell(), [this] { print(); }); }), 0, wxRIGHT,
                 space::one);
        row->Add(look::button(this, wxString::FromUTF8("&Keep as a file…"),
                              [this] { guarded(this->shell(), [this] { keep(); }); }));
        column->Add(row, 0, wxTOP, space::one);
        auto* outer = new wxBoxSizer(wxVERTICAL);
        outer->Add(column, 1, wxEXPAND | wxALL, space::three);
        SetSizer(outer);
    }
    wxString pageTitle() const override { return "Log of the library"; }
    void focusFirst() override {
        if (!pane_->model().empty.empty() || !pane_->focusFirst()) back_->SetFocus();
    }
    void refresh() override { pane_->show(model()); }
    bool act(const std::string& action) override {
        if (action != "print") return false;
        guarded(shell(), [this] { print(); });
        return true;
    }

private:
    ViewModel model() {
        ViewModel out;
        out.id = "library.log";
        out.title = "Log of the library";
        out.kind = ViewKind::Table;
        out.table.columns = {{"on", "On"}, {"what", "What"}, {"about", "Of"}, {"by", "By"}};
        for (const DeedLine& line : deedLines(desk().packs().ledger(), desk().audit(5000)))
            out.table.rows.push_back({{line.day, {}}, {line.what, {}}, {line.about, {}}, {line.by, {}}});
        if (out.table.rows.empty()) out.empty = "Nothing was installed or switched yet.";
        out.notes = {
            "Packs and keys stand in the workspace's signed log. Plugins and developer mode belong to this machine; "
            "of them you see what your role may see."};
        return out;
    }

    void print() { printView(shell().window(), pane_->model()); }
    void keep() {
        const ViewModel& view = pane_->model();
        const wxString kept = keepView(shell().window(), view, [&](const std::string& ending) {
            return ending == "csv" ? viewToCsv(view) : ending == "txt" ? viewToText(view) : viewToHtml(view);
        });
        if (!kept.empty()) shell().say(Tone::Done, "Kept as " + kept + ".");
    }

    wxButton* back_;
    ViewPane* pane_;
};

} // namespace

Page* makeLibraryLogPage(wxWindow* parent, Shell& shell) { return new LibraryLogPage(parent, shell); }

} // namespace trellis
