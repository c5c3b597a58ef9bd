// What a pack would change, item by item, before anybody says yes; then it is installed as a whole or nothing has
// changed.
#include "pack/change_names.hpp"
#include "workbench/library_pages.hpp"
#include "workbench/question_names.hpp"

namespace trellis {

namespace {

class PackPreviewPage : public ColumnPage {
public:
    PackPreviewPage(wxWindow* parent, Shell& shell, std::string file)
        : ColumnPage(parent, shell)
        , file_(std::move(file)) {
        build();
        takeDroppedFiles(this, shell);
    }
    wxString pageTitle() const override { return "A pack to install"; }

    void fillContext(wxWindow* parent, wxSizer* sizer) override {
        sizer->Add(look::section(parent, "About this page"), 0, wxEXPAND | wxBOTTOM, space::one);
        for (const char* words :
             {"Nothing has changed yet. Read what the pack does differently, then install it or leave it.",
              "It is put in as a whole, or nothing has changed. You can go back to the version before at any time.",
              "Records stay as they are."})
            sizer->Add(look::secondary(parent, words), 0, wxEXPAND | wxBOTTOM, space::one);
    }

private:
    void build() override {
        backTo("Library", libraryPlace());
        try {
            const wxBusyCursor wait;
            preview_ = desk().packs().preview(file_);
            for (auto* changes : {&preview_->since, &preview_->changes})
                *changes = withQuestions(std::move(*changes), coreForms(shell()));
        } catch (const Error& error) {
            return refused(error);
        }
        const PackPlan plan = packPlan(*preview_, formTitles(shell()));
        title(look::text(plan.title));
        muted(look::text(plan.facts));
        state(plan.icon, look::text(plan.trust + ". " + plan.why));
        if (!plan.purpose.empty()) body(look::text(plan.purpose));
        for (const std::string& sentence : plan.obstacles) state("warning", look::text(sentence));
        buttons(plan);
        if (!preview_->active.empty()) {
            section(look::text("New since version " + preview_->active));
            if (plan.since.empty()) body("Nothing.");
            addChanges(column(), plan.since);
            rule();
        }
        section("What differs from the core");
        body(look::text(plan.summary));
        addChanges(column(), plan.changes);
        if (!plan.remarks.empty()) {
            section("Remarks for its publisher");
            for (const std::string& sentence : plan.remarks) muted(look::text(sentence));
        }
    }

    void buttons(const PackPlan& plan) {
        auto* row = buttonRow();
        if (desk().packs().mayManage() && plan.mayInstall()) {
            auto* yes = look::mainButton(column(), look::text("&" + plan.deed), [this] { install(); });
            row->Add(yes, 0, wxRIGHT, space::one);
            startAt(yes);
        } else if (plan.mayInstall()) {
            body("Packs are installed by supervisors, leads and administrators. You can read here what it would "
                 "change.");
        }
        row->Add(look::button(column(), "Cancel", [this] { shell().go(libraryPlace()); }), 0, wxRIGHT, space::one);
    }

    /// The whole sentence, what it means and what to do; the way on where there is one.
    void refused(const Error& error) {
        title("This pack was not opened");
        muted(look::text(std::filesystem::path(file_).filename().string()));
        state("warning", look::text(error.message()));
        body(look::text(error.advice()));
        muted(look::text(error.code()));
        auto* row = buttonRow();
        if (error.code() == "TR-L02")
            row->Add(look::button(column(), "Publishers you trust", [this] { shell().go(libraryPlace("publishers")); }),
                     0, wxRIGHT, space::one);
        auto* other = look::mainButton(column(), wxString::FromUTF8("Choose &another…"), [this] {
            if (const std::string file = askPackFile(this); !file.empty()) shell().go(libraryPlace("install", file));
        });
        row->Add(other, 0, wxRIGHT, space::one);
        startAt(other);
    }

    void install() {
        const auto words =
            look::text(preview_->manifest.title.empty() ? preview_->manifest.id : preview_->manifest.title);
        if (!shell().wait("Installing " + words,
                          [this](Progress& progress) { desk().packs().install(file_, progress); }))
            return;
        goAndSay(shell(), libraryPlace(), Tone::Done,
                 words + look::text(" " + preview_->manifest.version + " is in use now. Records stay as they are."));
    }

    std::string file_;
    std::optional<PackPreview> preview_;
};

} // namespace

Page* makePackPreviewPage(wxWindow* parent, Shell& shell, const std::string& file) {
    return new PackPreviewPage(parent, shell, file);
}

} // namespace trellis
