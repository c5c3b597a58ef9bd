// The frame's way to a workspace and out of it: what the command line asks for, the screens before it is open, locking.
// What follows when it is open stands in frame_opening.cpp.
#include "demo/demo.hpp"
#include "store/workspace.hpp"
#include "workbench/main_frame.hpp"
#include "workbench/once_drawn.hpp"

#include <wx/dirdlg.h>

#include <algorithm>
#include <cstdlib>

namespace trellis {

namespace {

/// The passphrase from the environment, used once: after that the window asks.
std::string passphraseFromEnvironment() {
    const char* given = std::getenv("TRELLIS_PASSPHRASE");
    const std::string passphrase = given ? given : "";
    unsetenv("TRELLIS_PASSPHRASE"); // children must not inherit it
    return passphrase;
}

} // namespace

void MainFrame::begin() {
    try {
        if (asked_.demo) return openDemo();
        if (asked_.workspace.empty()) return showWelcome();
        const std::string passphrase = passphraseFromEnvironment();
        if (passphrase.empty() || asked_.user.empty()) return showUnlock(asked_.workspace, asked_.user);
        onceDrawn(this, [this, passphrase] {
            CallAfter([this, passphrase] {
                const wxBusyCursor wait;
                try {
                    entered(Desk::open(asked_.workspace, asked_.user, passphrase, environment_));
                } catch (const Error& error) {
                    welcomeAfter(error);
                }
            });
        });
    } catch (const Error& error) {
        welcomeAfter(error);
    }
}

// The screen is made after the present event and clears what stands above it, so the trouble is said after that.
void MainFrame::welcomeAfter(const Error& error) {
    if (!door_) showWelcome();
    CallAfter([this, error] { trouble(error); });
}

void MainFrame::showDoor(const std::function<wxWindow*(wxWindow*)>& make) {
    CallAfter([this, make] {
        wxWindow* made = nullptr;
        try {
            made = make(this);
        } catch (const Error& error) {
            return welcomeAfter(error);
        }
        workspacePane_->Hide();
        if (door_) door_->Destroy();
        door_ = made;
        GetSizer()->Add(door_, 1, wxEXPAND);
        fillBanner();
        Layout();
        pending_ = false;
    });
}

void MainFrame::showWelcome() {
    showDoor([this](wxWindow* parent) { return makeWelcomeScreen(parent, *this); });
}

void MainFrame::showMake() {
    showDoor([this](wxWindow* parent) { return makeMakeScreen(parent, *this); });
}

void MainFrame::showUnlock(const std::filesystem::path& folder, const PersonCode& user) {
    showDoor([=, this](wxWindow* parent) { return makeUnlockScreen(parent, *this, folder, user); });
}

void MainFrame::showRecover(const std::filesystem::path& folder, const PersonCode& user) {
    showDoor([=, this](wxWindow* parent) { return makeRecoverScreen(parent, *this, folder, user); });
}

void MainFrame::chooseWorkspace() {
    wxDirDialog ask(this, "Open a workspace", wxString(), wxDD_DEFAULT_STYLE | wxDD_DIR_MUST_EXIST);
    if (ask.ShowModal() == wxID_OK) showUnlock(look::utf8(ask.GetPath()), {});
}

void MainFrame::openDemo() {
    auto enter = [this] {
        const auto who = demoBeginner(Workspace::face(demoFolder()));
        entered(Desk::open(demoFolder(), who.value_or(PersonCode()), demoPassphrase, environment_));
    };
    std::error_code ignored;
    if (std::filesystem::exists(demoFolder(), ignored)) {
        CallAfter([this, enter] {
            const wxBusyCursor wait;
            try {
                enter();
            } catch (const Error& error) {
                welcomeAfter(error);
            }
        });
        return;
    }
    if (!door_) showWelcome();
    worker_.add(this, "Making the demo", [this, enter, environment = environment_](Progress& progress) -> WhenDone {
        // Made beside and renamed when whole: a half-told story must not look like a demo.
        DemoRequest wanted;
        wanted.folder = demoFolder().parent_path() / "making-demo.trellis";
        std::filesystem::create_directories(wanted.folder.parent_path());
        std::filesystem::remove_all(wanted.folder);
        makeDemo(wanted, environment, progress);
        if (progress.cancelled()) return {};
        std::filesystem::rename(wanted.folder, demoFolder());
        return [this, enter] { guarded(*this, enter); };
    });
}

bool MainFrame::leaveWorkspace() {
    if (page_) {
        bool saved = false;
        // What cannot be saved stays on screen: losing it would be worse. The bar says why.
        if (!guarded(*this, [&] { saved = page_->saveNow(); }) || !saved) return false;
        middle_->GetSizer()->Detach(page_);
        // At once, not later: nothing of the content may remain, and the page must not outlive the desk.
        delete page_;
        page_ = nullptr;
    }
    putOpeningAway();
    contextColumn_->clear();
    attention_->hush();
    workspacePane_->Hide();
    desk_.reset();
    return true;
}

void MainFrame::lock() {
    if (!desk_) return;
    if (waiting_) return idle_.soon(); // the desk is in use; what is asked ends first
    bool dialogs = false;
    for (wxWindow* top : wxTopLevelWindows)
        if (auto* dialog = dynamic_cast<wxDialog*>(top); dialog && dialog->IsModal()) {
            dialog->EndModal(wxID_CANCEL);
            dialogs = true;
        }
    // Whoever asked must have its answer before the page goes.
    if (dialogs) return idle_.soon();
    const std::filesystem::path folder = desk_->workspaceInfo().folder;
    const PersonCode user = desk_->me().code;
    const Destination here = history_.empty() ? Destination{} : history_.back();
    bookmark_ = page_ ? page_->bookmark() : std::string();
    if (!leaveWorkspace()) return bookmark_.clear();
    history_.clear();
    afterUnlock_ = here;
    showUnlock(folder, user);
}

} // namespace trellis
