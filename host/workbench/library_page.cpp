// Library: what is installed, by whom and whether its word is taken; plugins with their state and why. Works with every
// plugin off and in safe mode.
#include "desk/form_upgrades.hpp"
#include "workbench/controller/library.hpp"
#include "workbench/controller/phrase.hpp"
#include "workbench/library_pages.hpp"
#include "workbench/page_makers.hpp"

namespace trellis {

namespace {

class LibraryPage : public ColumnPage {
public:
    LibraryPage(wxWindow* parent, Shell& shell)
        : ColumnPage(parent, shell) {
        build();
        takeDroppedFiles(this, shell);
    }
    wxString pageTitle() const override { return "Library"; }

    void fillContext(wxWindow* parent, wxSizer* sizer) override {
        sizer->Add(look::section(parent, "About this page"), 0, wxEXPAND | wxBOTTOM, space::one);
        for (const char* words :
             {"A pack is what your locality does differently: forms, words, lists, rules and which plugins are on. It "
              "is "
              "signed by whoever answers for it.",
              "A plugin adds kinds of records and the pages that show them. Its description is read before any of its "
              "code runs.",
              "Nothing here ever changes a record: each names the exact form it was made with, and the workspace keeps "
              "that form."})
            sizer->Add(look::secondary(parent, words), 0, wxEXPAND | wxBOTTOM, space::one);
    }

    bool act(const std::string& action) override {
        if (action == "new" && desk().packs().mayManage())
            install();
        else if (action == "publishers" || action == "differences" || action == "log")
            shell().go(libraryPlace(action));
        else
            return false;
        return true;
    }
    std::vector<PageAction> actions() const override {
        return {{"publishers", "Publishers you trust"},
                {"differences", "What differs from the core"},
                {"log", "What was installed and when"}};
    }

private:
    void build() override {
        const bool large = Theme::get().textPercent() >= 150;
        auto* head = new wxBoxSizer(large ? wxVERTICAL : wxHORIZONTAL);
        head->Add(look::title(column(), "Library"), large ? 0 : 1,
                  large ? int(wxEXPAND) : int(wxALIGN_CENTRE_VERTICAL));
        if (desk().packs().mayManage()) {
            wxButton* add = look::mainButton(column(), wxString::FromUTF8("&Install a pack…"), [this] { install(); });
            head->Add(add, 0, large ? int(wxTOP) : int(wxALIGN_CENTRE_VERTICAL), space::one);
            startAt(add);
        }
        content()->Add(head, 0, wxEXPAND | wxBOTTOM, space::two);
        addWaiting();
        addPacks();
        addPlugins();
        section("More");
        link("Publishers you trust", "publishers");
        link("What differs from the core, and why", "differences");
        link("What was installed, when and by whom", "log");
    }

    void link(const wxString& words, const std::string& view) {
        content()->Add(look::quietButton(column(), words, [this, view] { shell().go(libraryPlace(view)); }), 0,
                       wxBOTTOM, space::half);
    }

    /// Forms that wait for somebody since the core moved on.
    void addWaiting();

    void addPacks() {
        section("Packs");
        const auto cards = packCards(desk().packs().active(), desk().packs().ledger(), desk().today());
        if (cards.empty())
            body(desk().packs().mayManage()
                     ? "None is installed: the forms and rules here are the core's own. When your locality gives you a "
                       "file NAME.trellispack, put it in with “Install a pack”, or drop it here. You are shown first "
                       "what it changes."
                     : "None is installed: the forms and rules here are the core's own. A pack of your locality is put "
                       "in by a supervisor, a lead or an administrator; here you will see what it changes.");
        for (const PackCard& card : cards) {
            content()->Add(look::strong(column(), look::text(card.title)), 0, wxEXPAND | wxBOTTOM, space::half);
            state(card.inUse ? card.icon : "warning",
                  look::text(card.trust + (card.inUse ? "" : ", and not used") + ". " + card.why));
            muted(look::text(card.facts));
            muted(look::text(card.since));
            auto* show = look::button(column(), "What does it change?",
                                      [this, id = card.id] { shell().go(libraryPlace("pack", id)); });
            nameControl(show, "What does it change? " + look::text(card.title));
            content()->Add(show, 0, wxTOP, space::half);
            rule();
        }
    }

    void addPlugins() {
        section("Plugins");
        const auto cards =
            pluginCards(desk().plugins().plugins(), desk().packs().active(), desk().workspaceInfo().safeMode);
        if (cards.empty())
            body(
                "Here you will see the plugins that are installed, what each adds and whether it is on. None was found "
                "beside the program: the installation is not complete.");
        if (!cards.empty() && !desk().packs().mayManage())
            muted(wxString::FromUTF8(
                "A plugin is turned off or on for everybody who uses this workspace here, so a supervisor, a lead or "
                "an "
                "administrator does it. If one is in your way, choose “Lock, then safe mode on or off” in the menu "
                "Workspace: no plugin runs for you then, and every record can be read."));
        for (const PluginCard& card : cards) addPlugin(card);
    }

    void addPlugin(const PluginCard& card) {
        using Deed = PluginCard::Deed;
        const bool large = Theme::get().textPercent() >= 150;
        auto* head = new wxBoxSizer(wxHORIZONTAL);
        head->Add(look::strong(column(), look::text(card.title)), 1, wxALIGN_CENTRE_VERTICAL);
        // What was set aside anybody may try again: it is set aside once more when it ends once more.
        if (card.deed == Deed::TryAgain || (card.deed != Deed::None && desk().packs().mayManage())) {
            const wxString words = card.deed == Deed::TurnOff  ? "Turn off"
                                   : card.deed == Deed::TurnOn ? "Turn on"
                                                               : "Try again";
            wxButton* button = look::button(column(), words, [this, card] { take(card); });
            nameControl(button, words + ": " + look::text(card.title));
            if (card.id == at_) startAt(button);
            head->Add(button, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, large ? space::half : space::two);
        }
        content()->Add(head, 0, wxEXPAND | wxBOTTOM, space::half);
        state(card.icon, look::text(card.state));
        for (const std::string& why : card.why) body(look::text(why));
        if (!card.adds.empty()) body(look::text(card.adds));
        muted(look::text(card.facts));
        if (!card.remains.empty()) muted(look::text("When it is off: " + card.remains));
        rule();
    }

    void take(const PluginCard& card) {
        using Deed = PluginCard::Deed;
        const bool done = guarded(shell(), [&] {
            if (card.deed == Deed::TryAgain)
                desk().tryPluginAgain(card.id);
            else
                desk().setPluginOn(card.id, card.deed == Deed::TurnOn);
        });
        if (!done) return;
        at_ = card.id;
        const auto plugins = desk().plugins().plugins();
        const auto now = std::ranges::find(plugins, card.id, [](auto& one) { return one.manifest.id; });
        if (card.deed == Deed::TurnOff)
            again("The plugin is off. Its records stay readable.");
        else if (now != plugins.end() && now->loaded)
            again("The plugin is on.");
        else
            again("It was tried, and it is not on. The reason stands with it; no record is touched.", Tone::Ask);
    }

    std::string at_; ///< the plugin whose state was changed last: the keyboard stays with it

    void install() {
        if (const std::string file = askPackFile(this); !file.empty()) shell().go(libraryPlace("install", file));
    }
};

void LibraryPage::addWaiting() {
    std::vector<AdaptedForm> forms; // a form in disorder must not keep anybody from the packs and plugins
    guarded(shell(), [&] { forms = FormUpgrades(desk()).forms(); });
    for (const AdaptedForm& form : forms) {
        if (!form.open()) continue;
        state("warning", look::text("A newer core is here for “" + form.title + "”. " +
                                    phrase::count(int(form.toReview + form.broken), "change needs", "changes need") +
                                    " you; until then the form in use stays as it is."));
        wxButton* review =
            look::button(column(), "&Review it", [this, id = form.form] { shell().go(libraryPlace("review", id)); });
        nameControl(review, "Review it: " + look::text(form.title));
        content()->Add(review, 0, wxTOP | wxBOTTOM, space::one);
        rule();
    }
}

} // namespace

Page* makeLibraryOverview(wxWindow* parent, Shell& shell) { return new LibraryPage(parent, shell); }

Page* makeLibraryPage(wxWindow* parent, Shell& shell, const Destination& there) {
    const std::string& view = there.view;
    if (view == "install") return makePackPreviewPage(parent, shell, there.subject);
    if (view == "pack") return makePackPage(parent, shell, there.subject);
    if (view == "publishers") return makePublishersPage(parent, shell, there.subject);
    if (view == "differences") return makeDifferencesPage(parent, shell, there.subject);
    if (view == "review") return makeReviewPage(parent, shell, there.subject);
    if (view == "log") return makeLibraryLogPage(parent, shell);
    return makeLibraryOverview(parent, shell);
}

} // namespace trellis
