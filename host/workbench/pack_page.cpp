// One installed pack: whose it is, what it changes, and the ways back.
#include "pack/change_names.hpp"
#include "workbench/asking.hpp"
#include "workbench/controller/library.hpp"
#include "workbench/library_pages.hpp"
#include "workbench/question_names.hpp"

#include <algorithm>

namespace trellis {

namespace {

class PackPage : public ColumnPage {
public:
    PackPage(wxWindow* parent, Shell& shell, std::string pack)
        : ColumnPage(parent, shell)
        , pack_(std::move(pack)) {
        build();
    }
    wxString pageTitle() const override { return "A pack"; }

    void fillContext(wxWindow* parent, wxSizer* sizer) override {
        sizer->Add(look::section(parent, "About this page"), 0, wxEXPAND | wxBOTTOM, space::one);
        for (const char* words :
             {"Every difference from the core with its reason. “Was” is what the core says, “Here” is what your "
              "locality "
              "made of it.",
              "Going back or removing never touches a record. Both stand in the log with your code."})
            sizer->Add(look::secondary(parent, words), 0, wxEXPAND | wxBOTTOM, space::one);
    }

private:
    void build() override {
        backTo("Library", libraryPlace());
        const auto cards = packCards(desk().packs().active(), desk().packs().ledger(), desk().today());
        const auto found = std::find_if(cards.begin(), cards.end(), [this](auto& card) { return card.id == pack_; });
        if (found == cards.end()) {
            title("This pack is not installed");
            body("It was removed, or never was here. The log says what was done and by whom.");
            return;
        }
        title(look::text(found->title));
        state(found->inUse ? found->icon : "warning",
              look::text(found->trust + (found->inUse ? "" : ", and not used") + ". " + found->why));
        muted(look::text(found->facts));
        muted(look::text(found->since));
        if (!found->purpose.empty()) body(look::text(found->purpose));
        if (desk().packs().mayManage()) waysBack(*found);
        section("What differs from the core");
        try {
            const auto changes = withQuestions(desk().packs().changesOf(pack_), coreForms(shell()));
            body(look::text(changeSummary(changes)));
            addChanges(column(), changeGroups(changes, formTitles(shell())));
        } catch (const Error& error) {
            state("warning", look::text(error.message() + " " + error.advice()));
        }
    }

    void waysBack(const PackCard& card) {
        auto* row = buttonRow();
        for (const std::string& version : card.back) {
            auto* use = look::button(column(), look::text("Use version " + version + " again…"),
                                     [this, card, version] { goBack(card, version); });
            if (version == left_) startAt(use); // the keyboard stays where one can change one's mind
            row->Add(use, 0, wxRIGHT | wxBOTTOM, space::one);
        }
        row->Add(look::button(column(), wxString::FromUTF8("Remove it…"), [this, card] { remove(card); }), 0,
                 wxRIGHT | wxBOTTOM, space::one);
    }

    void goBack(const PackCard& card, const std::string& version) {
        if (!askSure(
                this, "Use an earlier version",
                look::text("Version " + version + " of “" + card.title +
                           "” is used from now on, for everybody in this workspace. Records that were made meanwhile "
                           "stay as they are and open as they were filled in. You can come back to the present "
                           "version in the same way."),
                look::text("&Use " + version)))
            return;
        std::string now;
        const auto active = desk().packs().active();
        const auto was = std::ranges::find(active, pack_, &PackLine::id);
        left_ = was == active.end() ? std::string() : was->version;
        if (guarded(shell(), [&] { now = desk().packs().rollback(pack_, version); }))
            again(look::text("Version " + now + " is in use again. Records made meanwhile stay as they are."));
    }

    void remove(const PackCard& card) {
        if (!askSure(
                this, "Remove a pack",
                look::text("“" + card.title +
                           "” is used no longer: its forms, words, rules and plugin set go, and the core's own hold "
                           "again, for everybody in this workspace. Records made with it stay readable. Its files are "
                           "kept, so that it can be put in again."),
                "&Remove it"))
            return;
        if (guarded(shell(), [&] { desk().packs().remove(pack_); }))
            goAndSay(shell(), libraryPlace(), Tone::Done,
                     look::text("“" + card.title + "” is used no longer. Records made with it stay readable."));
    }

    std::string pack_;
    std::string left_; ///< the version that was in use before one went back
};

} // namespace

Page* makePackPage(wxWindow* parent, Shell& shell, const std::string& pack) {
    return new PackPage(parent, shell, pack);
}

} // namespace trellis
