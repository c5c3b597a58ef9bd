// Whose word is taken here: publishers' keys with their words, trusted by comparing those, taken back at any time.
#include "workbench/asking.hpp"
#include "workbench/controller/library.hpp"
#include "workbench/library_pages.hpp"

#include <wx/filedlg.h>

namespace trellis {

namespace {

class PublishersPage : public ColumnPage {
public:
    PublishersPage(wxWindow* parent, Shell& shell, const std::string& keyFile)
        : ColumnPage(parent, shell) {
        build();
        takeDroppedFiles(this, shell);
        if (!keyFile.empty()) CallAfter([this, keyFile] { trust(keyFile); });
    }
    wxString pageTitle() const override { return "Publishers"; }

    void fillContext(wxWindow* parent, wxSizer* sizer) override {
        sizer->Add(look::section(parent, "About this page"), 0, wxEXPAND | wxBOTTOM, space::one);
        for (const char* words :
             {"Whoever makes packs signs them with a key. You take their word once, after comparing the key's twelve "
              "words with them over the telephone or face to face, never by the way the file came.",
              "A key that is taken back in one place is believed nowhere here, and packs signed with it are not used. "
              "Their rules hold on, so that nobody sees more by it.",
              "IT can set trusted publishers for the whole machine."})
            sizer->Add(look::secondary(parent, words), 0, wxEXPAND | wxBOTTOM, space::one);
    }

private:
    void build() override {
        backTo("Library", libraryPlace());
        title("Publishers you trust");
        const bool may = desk().packs().mayManage();
        if (may) {
            auto* add = look::mainButton(column(), wxString::FromUTF8("&Trust a publisher…"), [this] { choose(); });
            content()->Add(add, 0, wxBOTTOM, space::two);
            startAt(add);
        }
        const auto cards = keyCards(desk().packs().keys());
        if (cards.empty())
            body("Nobody yet. When a publisher gives you their key, a file NAME.pub, this is where you say that you "
                 "know "
                 "them.");
        for (const KeyCard& card : cards) {
            content()->Add(look::strong(column(), look::text(card.name)), 0, wxEXPAND | wxBOTTOM, space::half);
            state(card.icon, look::text(card.state + ". " + card.note));
            auto* words = look::body(column(), look::text(card.words));
            words->SetFont(Theme::get().code());
            nameControl(words, look::text("The words of this key: " + card.words));
            content()->Add(words, 0, wxEXPAND | wxBOTTOM, space::half);
            muted(look::text("Key " + card.id));
            if (may && !card.revoked) {
                auto* back = look::button(column(), wxString::FromUTF8("Take back…"), [this, card] { revoke(card); });
                nameControl(back, "Take back: " + look::text(card.name));
                content()->Add(back, 0, wxTOP, space::half);
            }
            rule();
        }
        addDeveloperMode(may);
    }

    void addDeveloperMode(bool may) {
        const bool on = desk().packs().developerMode();
        if (!on && !may) return;
        section("Developer mode");
        if (on)
            state("warning",
                  "On: packs that nobody has signed are taken on this machine. A banner says so all the time.");
        else
            body("Off: only signed packs are taken. People who make packs can turn it on to try out their own.");
        if (may)
            content()->Add(look::button(column(), on ? wxString("Turn it off") : wxString::FromUTF8("Turn it on…"),
                                        [this, on] { developerMode(!on); }));
    }

    void developerMode(bool on) {
        if (on &&
            !askSure(this, "Developer mode",
                     "From now on this machine takes packs that nobody has signed, so nobody answers for what they "
                     "change. Use it to try out a pack you are making, and turn it off afterwards. A banner says so "
                     "for as long as it is on.",
                     "&Turn it on"))
            return;
        if (guarded(shell(), [&] { desk().packs().setDeveloperMode(on); }))
            again(on ? "Developer mode is on." : "Developer mode is off. Packs that nobody has signed are not used.");
    }

    void choose() {
        wxFileDialog ask(this, "Choose a publisher's key", wxString(), wxString(), "Keys (*.pub)|*.pub|All files|*",
                         wxFD_OPEN | wxFD_FILE_MUST_EXIST);
        if (ask.ShowModal() == wxID_OK) trust(look::utf8(ask.GetPath()));
    }

    void trust(const std::string& file) {
        std::string name;
        // A key that a trusted one hands over to needs no words: the old key has said so.
        std::error_code ignored;
        if (const std::string beside = file + ".minisig"; std::filesystem::exists(beside, ignored)) try {
                const auto key = desk().packs().trustSuccessor(file, beside);
                return again(look::text(key.name +
                                        " has a new key, and the old one vouches for it. It is trusted from now on."));
            } catch (const Error& error) {
                if (error.code() != "TR-L53") return shell().trouble(error);
            }
        Asking dialog(this, "Trust a publisher");
        dialog.words(
            "Ask the publisher to read out the twelve words of their key, over the telephone or face to face. Type "
            "them as you hear them; they are compared with the file you have.");
        auto* called = dialog.entry("&What you call them", std::filesystem::path(file).stem().string());
        auto* words = dialog.entry("The twelve &words", "", "Small or capital letters make no difference.");
        const bool done = dialog.ask("&Trust them", [&]() -> std::optional<std::string> {
            if (typed(words).empty()) return "Please type the words first.";
            try {
                name = desk().packs().trustKey(file, typed(called), typed(words)).name;
            } catch (const Error& error) {
                return error.message() + " " + error.advice() + " (" + error.code() + ")";
            }
            return std::nullopt;
        });
        if (done) again(look::text(name + " is trusted in this workspace from now on."));
    }

    void revoke(const KeyCard& card) {
        Asking dialog(this, "Take back a key");
        dialog.words(
            look::text("“" + card.name +
                       "” is believed no longer, for good. Packs signed with this key are not used from now on; "
                       "their rules hold until somebody removes them. Records stay as they are."));
        auto* why = dialog.entry("&Why, for the log", "");
        if (!dialog.ask("&Take it back", [] { return std::optional<std::string>(); })) return;
        const std::string because = typed(why);
        if (guarded(shell(), [&] { desk().packs().revokeKey(card.id, because); }))
            again(look::text("The key of “" + card.name + "” is taken back."));
    }
};

} // namespace

Page* makePublishersPage(wxWindow* parent, Shell& shell, const std::string& keyFile) {
    return new PublishersPage(parent, shell, keyFile);
}

} // namespace trellis
