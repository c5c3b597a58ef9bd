// The frame's way in and out of a workspace: what the command line asks for, the screens before it is open, locking.
#include "demo/demo.hpp"
#include "store/workspace.hpp"
#include "workbench/main_frame.hpp"

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
        entered(Desk::open(asked_.workspace, asked_.user, passphrase, environment_));
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

void MainFrame::entered(std::unique_ptr<Desk> desk) {
    if (!desk) return;
    desk_ = std::move(desk);
    libraryWaits_.reset();
    settings_.remember(std::filesystem::absolute(desk_->workspaceInfo().folder));
    writeSettings(settings_, settingsFile());
    idle_.setMinutes(settings_.lockAfterMinutes);
    CallAfter([this] {
        if (door_) {
            door_->Destroy();
            door_ = nullptr;
        }
        fillBanner();
        workspacePane_->Show();
        Layout();
        Destination first = afterUnlock_;
        if (!asked_.page.empty()) first = Destination::named(asked_.page), asked_.page.clear(), bookmark_.clear();
        afterUnlock_ = {};
        history_ = {first};
        showPage(first);
        wxString notes;
        for (const std::string& note : desk_->openingNotes()) notes += (notes.empty() ? "" : " ") + look::text(note);
        if (!notes.empty()) say(Tone::Ask, notes);
        // The screen that is gone had the keyboard, and GTK hands it on to the first thing it finds: it belongs to the
        // page.
        CallAfter([this] {
            const wxWindow* focus = wxWindow::FindFocus();
            if (page_ && (!focus || !page_->IsDescendant(const_cast<wxWindow*>(focus)))) page_->focusFirst();
        });
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
