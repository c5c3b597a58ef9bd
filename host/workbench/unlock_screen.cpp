// Unlocking: who you are, your passphrase. Says nothing about what is inside.
#include "crypto/passphrase.hpp"
#include "store/workspace.hpp"
#include "workbench/door.hpp"

namespace trellis {

namespace {

class UnlockScreen : public DoorScreen {
public:
    UnlockScreen(wxWindow* parent, Door& door, std::filesystem::path folder, const PersonCode& chosen)
        : DoorScreen(parent)
        , door_(door)
        , folder_(std::move(folder)) {
        const WorkspaceFace face = Workspace::face(folder_);
        wxBoxSizer* column = content();
        column->Add(look::title(card(), look::text(face.name)), 0, wxEXPAND | wxBOTTOM, space::half);
        column->Add(look::secondary(card(), look::text(face.locality)), 0, wxEXPAND | wxBOTTOM, space::three);

        user_ = new wxChoice(card(), wxID_ANY);
        for (const User& user : face.users) {
            user_->Append(look::text(user.code + " · " + words(user.role)));
            codes_.push_back(user.code);
            if (user.code == chosen) user_->SetSelection(int(codes_.size()) - 1);
        }
        if (user_->GetSelection() == wxNOT_FOUND && !codes_.empty()) user_->SetSelection(0);
        column->Add(look::field(card(), "&Who are you?", user_), 0, wxEXPAND | wxBOTTOM, space::two);

        passphrase_ =
            new wxTextCtrl(card(), wxID_ANY, "", wxDefaultPosition, wxDefaultSize, wxTE_PASSWORD | wxTE_PROCESS_ENTER);
        column->Add(look::field(card(), "&Passphrase", passphrase_,
                                face.demo ? "This is a demo: everybody's passphrase is “demonstration”." : ""),
                    0, wxEXPAND | wxBOTTOM, space::two);
        passphrase_->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { unlock(); });

        said_ = look::strong(card(), "");
        setSpokenRole(said_, SpokenRole::Alert);
        column->Add(said_, 0, wxEXPAND | wxBOTTOM, space::one);

        auto* row = new wxBoxSizer(wxHORIZONTAL);
        row->Add(look::quietButton(card(), "&Another workspace", [this] { door_.showWelcome(); }), 0,
                 wxALIGN_CENTRE_VERTICAL);
        row->Add(look::quietButton(card(), "&Forgotten your passphrase?",
                                   [this] { door_.showRecover(folder_, chosenUser()); }),
                 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, space::one);
        row->AddStretchSpacer();
        row->Add(look::mainButton(card(), "&Unlock", [this] { unlock(); }), 0, wxALIGN_CENTRE_VERTICAL);
        column->Add(row, 0, wxEXPAND);
        CallAfter([this] { passphrase_->SetFocus(); });
    }

private:
    PersonCode chosenUser() const {
        const int at = user_->GetSelection();
        return at == wxNOT_FOUND ? PersonCode() : codes_[std::size_t(at)];
    }

    void unlock() {
        const std::string passphrase = look::utf8(passphrase_->GetValue());
        if (passphrase.empty()) {
            say("Please type your passphrase.");
            return;
        }
        try {
            std::unique_ptr<Desk> desk;
            {
                const wxBusyCursor wait; // deriving the key takes about a second, on purpose
                desk = Desk::open(folder_, chosenUser(), passphrase, door_.environment());
            }
            door_.entered(std::move(desk));
        } catch (const Error& error) {
            say(look::text(error.message() + " " + error.advice()));
            passphrase_->SelectAll();
        }
    }

    void say(const wxString& words) {
        said_->setText(words);
        announce(said_, words, true);
        passphrase_->SetFocus();
    }

    Door& door_;
    std::filesystem::path folder_;
    std::vector<PersonCode> codes_;
    wxChoice* user_;
    wxTextCtrl* passphrase_;
    Paragraph* said_;
};

/// The way back when a passphrase is forgotten: the recovery code and a new passphrase.
class RecoverScreen : public DoorScreen {
public:
    RecoverScreen(wxWindow* parent, Door& door, std::filesystem::path folder, PersonCode user)
        : DoorScreen(parent)
        , door_(door)
        , folder_(std::move(folder))
        , user_(std::move(user)) {
        const WorkspaceFace face = Workspace::face(folder_);
        name_ = face.name;
        wxBoxSizer* column = content();
        column->Add(look::title(card(), "A new passphrase for " + look::text(user_)), 0, wxEXPAND | wxBOTTOM,
                    space::one);
        column->Add(
            look::body(card(),
                       "Type the recovery code that was printed when the workspace was made. Spaces and hyphens do "
                       "not matter. What you signed before stays signed."),
            0, wxEXPAND | wxBOTTOM, space::two);
        code_ = new wxTextCtrl(card(), wxID_ANY);
        code_->SetFont(Theme::get().code());
        column->Add(look::field(card(), "&Recovery code", code_), 0, wxEXPAND | wxBOTTOM, space::two);
        first_ = new wxTextCtrl(card(), wxID_ANY, "", wxDefaultPosition, wxDefaultSize, wxTE_PASSWORD);
        column->Add(look::field(card(), "New &passphrase", first_), 0, wxEXPAND | wxBOTTOM, space::half);
        hint_ = look::secondary(card(),
                                "A few unrelated words are easier to remember and harder to guess than one odd one.");
        column->Add(hint_, 0, wxEXPAND | wxBOTTOM, space::two);
        first_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) {
            hint_->setText(look::text(passphraseHint(look::utf8(first_->GetValue()))));
        });
        second_ = new wxTextCtrl(card(), wxID_ANY, "", wxDefaultPosition, wxDefaultSize, wxTE_PASSWORD);
        column->Add(look::field(card(), "The same &again", second_), 0, wxEXPAND | wxBOTTOM, space::two);
        said_ = look::strong(card(), "");
        column->Add(said_, 0, wxEXPAND | wxBOTTOM, space::one);
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        row->Add(look::button(card(), "&Back", [this] { door_.showUnlock(folder_, user_); }));
        row->AddStretchSpacer();
        row->Add(look::mainButton(card(), "&Set the passphrase", [this] { recover(); }));
        column->Add(row, 0, wxEXPAND);
        CallAfter([this] { code_->SetFocus(); });
    }

private:
    void recover() {
        const std::string passphrase = look::utf8(first_->GetValue());
        if (passphrase != look::utf8(second_->GetValue())) return say("The two passphrases are not the same.");
        try {
            std::string newCode;
            {
                const wxBusyCursor wait;
                desk_ = Desk::recover(folder_, look::utf8(code_->GetValue()), user_, passphrase, door_.environment(),
                                      &newCode);
            }
            CallAfter([this, newCode] {
                clear();
                addRecoveryCode(*this, newCode, name_, [this] { door_.entered(std::move(desk_)); });
            });
        } catch (const Error& error) {
            say(look::text(error.message() + " " + error.advice()));
        }
    }

    void say(const wxString& words) {
        said_->setText(words);
        announce(said_, words, true);
    }

    Door& door_;
    std::filesystem::path folder_;
    PersonCode user_;
    std::string name_;
    std::unique_ptr<Desk> desk_; ///< open, but not entered before the new recovery code is kept
    wxTextCtrl *code_, *first_, *second_;
    Paragraph *hint_, *said_;
};

} // namespace

wxWindow* makeUnlockScreen(wxWindow* parent, Door& door, const std::filesystem::path& folder, const PersonCode& user) {
    return new UnlockScreen(parent, door, folder, user);
}

wxWindow* makeRecoverScreen(wxWindow* parent, Door& door, const std::filesystem::path& folder, const PersonCode& user) {
    return new RecoverScreen(parent, door, folder, user);
}

} // namespace trellis
