// Settings: the size of the text, when to lock, one's own passphrase, a backup, the check of the workspace.
#include "crypto/passphrase.hpp"
#include "store/workspace.hpp"
#include "workbench/controller/forms_language.hpp"
#include "workbench/page_makers.hpp"

#include <array>

namespace trellis {

namespace {

constexpr std::array lockChoices{5, 10, 15, 30, 60, 0};

class SettingsPage : public Page {
public:
    SettingsPage(wxWindow* parent, Shell& shell)
        : Page(parent, shell) {
        column_ = new Column(this, 560);
        auto* sizer = new wxBoxSizer(wxVERTICAL);
        sizer->Add(column_, 1, wxEXPAND);
        SetSizer(sizer);
        wxBoxSizer* column = column_->content();
        column->Add(look::title(column_, "Settings"), 0, wxEXPAND | wxBOTTOM, space::two);
        addLock(column);
        addLanguage(column);
        addPassphrase(column);
        addBackup(column);
    }
    wxString pageTitle() const override { return "Settings"; }
    void focusFirst() override { lock_->SetFocus(); }

    void fillContext(wxWindow* parent, wxSizer* sizer) override {
        sizer->Add(look::section(parent, "About this page"), 0, wxEXPAND | wxBOTTOM, space::one);
        for (const char* words :
             {"The size of the text: Ctrl and +, Ctrl and −, Ctrl and 0. Light or dark follows your desktop.",
              "These settings belong to this computer. They hold nothing about anybody."})
            sizer->Add(look::secondary(parent, words), 0, wxEXPAND | wxBOTTOM, space::one);
    }

private:
    void addLock(wxBoxSizer* column) {
        lock_ = new wxChoice(column_, wxID_ANY);
        for (std::size_t at = 0; at < lockChoices.size(); ++at) {
            lock_->Append(lockChoices[at] ? wxString::Format("after %d minutes", lockChoices[at]) : wxString("never"));
            if (lockChoices[at] == shell().settings().lockAfterMinutes) lock_->SetSelection(int(at));
        }
        lock_->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
            shell().settings().lockAfterMinutes = lockChoices[std::size_t(event.GetSelection())];
            shell().settingsChanged();
        });
        column->Add(look::field(column_, "&Lock when nobody touches the keyboard", lock_,
                                "What you were writing is saved first. Ctrl+L locks at once."),
                    0, wxEXPAND | wxBOTTOM, space::four);
    }

    /// Only where a form is translated; where none is there is nothing to choose.
    void addLanguage(wxBoxSizer* column) {
        guarded(shell(), [&] { languages_ = formsLanguage(desk()); });
        if (languages_.words.empty()) return;
        auto* choice = new wxChoice(column_, wxID_ANY);
        for (auto& one : languages_.words) choice->Append(look::text(one));
        choice->SetSelection(int(languages_.chosen));
        choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
            guarded(shell(), [&] {
                shell().say(Tone::Done, look::text(chooseFormsLanguage(desk(), languages_, std::size_t(event.GetSelection()))));
            });
        });
        column->Add(look::field(column_, "Read &forms in", choice,
                                "For you, in this workspace. The record is the same one, whoever reads it in which language."),
                    0, wxEXPAND | wxBOTTOM, space::four);
    }

    void addPassphrase(wxBoxSizer* column) {
        column->Add(look::section(column_, "Your passphrase"), 0, wxEXPAND | wxBOTTOM, space::one);
        auto secret = [&](const wxString& words) {
            auto* made = new wxTextCtrl(column_, wxID_ANY, "", wxDefaultPosition, wxDefaultSize, wxTE_PASSWORD);
            column->Add(look::field(column_, words, made), 0, wxEXPAND | wxBOTTOM, space::one);
            return made;
        };
        was_ = secret("&Present passphrase");
        now_ = secret("&New passphrase");
        auto* hint = look::secondary(
            column_, "A few unrelated words are easier to remember and harder to guess than one odd one.");
        column->Add(hint, 0, wxEXPAND | wxBOTTOM, space::one);
        now_->Bind(wxEVT_TEXT, [this, hint](wxCommandEvent&) {
            const std::string said = passphraseHint(look::utf8(now_->GetValue()));
            hint->setText(said.empty() ? wxString("That is a good length.") : look::text(said));
        });
        again_ = secret("The same &again");
        column->Add(look::button(column_, "&Change the passphrase", [this] { change(); }), 0, wxBOTTOM | wxTOP,
                    space::one);
        column->AddSpacer(space::three);
    }

    void change() {
        if (now_->GetValue() != again_->GetValue())
            return shell().say(Tone::Ask, "The two new passphrases are not the same.");
        guarded(shell(), [&] {
            const wxBusyCursor wait;
            desk().changePassphrase(look::utf8(was_->GetValue()), look::utf8(now_->GetValue()));
            for (wxTextCtrl* field : {was_, now_, again_}) field->ChangeValue("");
            shell().say(Tone::Done, "Your passphrase is changed.");
        });
    }

    void addBackup(wxBoxSizer* column) {
        column->Add(look::section(column_, "Backup and check"), 0, wxEXPAND | wxBOTTOM, space::one);
        column->Add(
            look::body(column_,
                       "An encrypted copy, checked after writing, in the workspace's own folder “backups”. Copy it to "
                       "another place from there."),
            0, wxEXPAND | wxBOTTOM, space::one);
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        row->Add(look::button(column_, "&Back up now", [this] { backUp(); }), 0, wxRIGHT, space::one);
        row->Add(look::button(column_, "Check the &workspace", [this] { verify(); }));
        column->Add(row, 0);
        column->Add(look::secondary(column_, "The check reads every entry and every signature and changes nothing."), 0,
                    wxEXPAND | wxTOP, space::half);
    }

    void backUp() {
        std::filesystem::path folder;
        if (shell().wait("Backing up", [&](Progress& progress) { folder = desk().workspace().backup(progress); }))
            shell().say(Tone::Done,
                        look::text("Backed up as " + folder.filename().string() + ", and read back whole."));
    }

    void verify() {
        Verdict verdict;
        if (!shell().wait("Checking the workspace",
                          [&](Progress& progress) { verdict = desk().workspace().verify(progress); }))
            return;
        if (verdict.sound()) return shell().say(Tone::Done, look::text(verdict.sentence()));
        shell().say(Tone::Trouble, look::text(verdict.sentence() + " Do not write on here. Keep this folder as it is "
                                                                   "and ask whoever looks after Trellis."));
    }

    bool act(const std::string& action) override {
        if (action == "back-up") return backUp(), true;
        if (action == "verify") return verify(), true;
        return false;
    }
    std::vector<PageAction> actions() const override {
        return {{"back-up", "Back up now"}, {"verify", "Check the workspace"}};
    }

    Column* column_;
    wxChoice* lock_;
    FormsLanguage languages_;
    wxTextCtrl *was_, *now_, *again_;
};

} // namespace

Page* makeSettingsPage(wxWindow* parent, Shell& shell) { return new SettingsPage(parent, shell); }

} // namespace trellis
