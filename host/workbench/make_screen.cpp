// Making a workspace: place and person, passphrase, recovery code. Three screens.
#include "crypto/passphrase.hpp"
#include "workbench/controller/new_workspace.hpp"
#include "workbench/door.hpp"

#include <wx/stdpaths.h>

#include <wx/dirdlg.h>

namespace trellis {

namespace {

constexpr std::array<Role, 6> roles{Role::Supervisor,  Role::Supervisee,    Role::MetaSupervisor,
                                    Role::ServiceLead, Role::LocalityAdmin, Role::Auditor};

class MakeScreen : public DoorScreen {
public:
    MakeScreen(wxWindow* parent, Door& door)
        : DoorScreen(parent)
        , door_(door) {
        showPlace();
    }

private:
    void heading(const wxString& words, const wxString& step) {
        content()->Add(look::secondary(card(), step), 0, wxEXPAND | wxBOTTOM, space::half);
        content()->Add(look::title(card(), words), 0, wxEXPAND | wxBOTTOM, space::two);
    }

    wxTextCtrl* entry(const wxString& label, const std::string& value, const wxString& help = {}, long style = 0) {
        auto* control = new wxTextCtrl(card(), wxID_ANY, look::text(value), wxDefaultPosition, wxDefaultSize, style);
        content()->Add(look::field(card(), label, control, help), 0, wxEXPAND | wxBOTTOM, space::two);
        return control;
    }

    void foot(const wxString& backWords, look::Action backwards, const wxString& nextWords, look::Action onwards) {
        said_ = look::strong(card(), "");
        content()->Add(said_, 0, wxEXPAND | wxBOTTOM, space::one);
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        row->Add(look::button(card(), backWords, std::move(backwards)));
        row->AddStretchSpacer();
        wxButton* next = look::mainButton(card(), nextWords, std::move(onwards));
        next->SetDefault();
        row->Add(next);
        content()->Add(row, 0, wxEXPAND);
        look::relayout(card());
    }

    void showPlace() {
        clear();
        heading("A new workspace", "Step 1 of 3");
        auto* name = entry("&Name of the workspace", plan_.name, "For example: Supervision, Westmoor.");
        auto* locality = entry("&Locality", plan_.locality, "The area or service you work in. It may be left empty.");
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        auto* folder = new wxTextCtrl(card(), wxID_ANY, look::text(plan_.folder));
        auto* label = look::label(card(), "&Folder it is kept in");
        content()->Add(label, 0, wxBOTTOM, space::half);
        labelFor(label, folder);
        look::roomy(folder);
        row->Add(folder, 1, wxRIGHT, space::one);
        row->Add(look::button(card(), "Browse…", [this, folder] {
            wxDirDialog ask(this, "Where to keep the workspace");
            if (ask.ShowModal() != wxID_OK) return;
            folder->SetValue(look::text(WorkspacePlan::suggestedFolder(plan_.name, look::utf8(ask.GetPath()))));
        }));
        content()->Add(row, 0, wxEXPAND);
        content()->Add(look::secondary(card(), "A drive of this computer or a stick, not a network or cloud folder."),
                       0, wxEXPAND | wxBOTTOM | wxTOP, space::half);
        content()->AddSpacer(space::one);
        auto* code = entry("Your &code", plan_.code, "A short code such as FK-SV1. Records show codes, not names.");
        auto* role = new wxChoice(card(), wxID_ANY);
        for (const Role one : roles) role->Append(look::text(words(one)));
        role->SetSelection(int(std::find(roles.begin(), roles.end(), plan_.role) - roles.begin()));
        content()->Add(look::field(card(), "Your &role", role), 0, wxEXPAND | wxBOTTOM, space::two);

        // The folder follows the name until somebody writes a folder of their own.
        name->Bind(wxEVT_TEXT, [this, name, folder](wxCommandEvent&) {
            const std::filesystem::path documents = look::utf8(wxStandardPaths::Get().GetDocumentsDir());
            const bool ours = folder->GetValue().empty() ||
                              look::utf8(folder->GetValue()) == WorkspacePlan::suggestedFolder(plan_.name, documents);
            plan_.name = look::utf8(name->GetValue());
            if (ours) folder->ChangeValue(look::text(WorkspacePlan::suggestedFolder(plan_.name, documents)));
        });
        foot(
            "&Back", [this] { door_.showWelcome(); }, "&Next",
            [=, this] {
                plan_.name = look::utf8(name->GetValue().Trim().Trim(false));
                plan_.locality = look::utf8(locality->GetValue().Trim().Trim(false));
                plan_.folder = look::utf8(folder->GetValue().Trim().Trim(false));
                plan_.code = look::utf8(code->GetValue().Trim().Trim(false));
                plan_.role = roles[std::size_t(role->GetSelection())];
                if (const std::string trouble = plan_.placeTrouble(); !trouble.empty()) return say(trouble);
                CallAfter([this] { showPassphrase(); });
            });
        CallAfter([name] { name->SetFocus(); });
    }

    void showPassphrase() {
        clear();
        heading("Your passphrase", "Step 2 of 3");
        content()->Add(
            look::body(card(), "It opens the workspace and signs in your name. Nobody can look it up for you."), 0,
            wxEXPAND | wxBOTTOM, space::two);
        auto* first = new wxTextCtrl(card(), wxID_ANY, "", wxDefaultPosition, wxDefaultSize, wxTE_PASSWORD);
        content()->Add(look::field(card(), "&Passphrase", first), 0, wxEXPAND | wxBOTTOM, space::half);
        auto* hint = look::secondary(
            card(), "A few unrelated words are easier to remember and harder to guess than one odd one.");
        content()->Add(hint, 0, wxEXPAND | wxBOTTOM, space::two);
        first->Bind(wxEVT_TEXT, [first, hint](wxCommandEvent&) {
            const std::string said = passphraseHint(look::utf8(first->GetValue()));
            hint->setText(said.empty() ? wxString("That is a good length.") : look::text(said));
        });
        auto* again = entry("The same &again", "", {}, wxTE_PASSWORD);
        foot(
            "&Back", [this] { CallAfter([this] { showPlace(); }); }, "&Make the workspace",
            [=, this] {
                plan_.passphrase = look::utf8(first->GetValue());
                plan_.again = look::utf8(again->GetValue());
                if (const std::string trouble = plan_.passphraseTrouble(); !trouble.empty()) return say(trouble);
                make();
            });
        CallAfter([first] { first->SetFocus(); });
    }

    void make() {
        try {
            std::string code;
            {
                const wxBusyCursor wait;
                desk_ = Desk::create(plan_.wanted(), door_.environment(), &code);
            }
            plan_.passphrase.clear();
            plan_.again.clear();
            CallAfter([this, code] {
                clear();
                content()->Add(look::secondary(card(), "Step 3 of 3"), 0, wxEXPAND | wxBOTTOM, space::half);
                addRecoveryCode(*this, code, plan_.name, [this] { door_.entered(std::move(desk_)); });
            });
        } catch (const Error& error) {
            say(error.message() + " " + error.advice());
        }
    }

    void say(const std::string& words) {
        said_->setText(look::text(words));
        announce(said_, look::text(words), true);
    }

    Door& door_;
    WorkspacePlan plan_;
    std::unique_ptr<Desk> desk_; ///< made, but not entered before the recovery code is kept
    Paragraph* said_ = nullptr;
};

} // namespace

wxWindow* makeMakeScreen(wxWindow* parent, Door& door) { return new MakeScreen(parent, door); }

} // namespace trellis
