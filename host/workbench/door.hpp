// The screens before a workspace is open: choose, make, unlock, recover. Each asks the door for what comes next.
#pragma once
#include "desk/desk.hpp"
#include "model/error.hpp"
#include "workbench/controller/settings.hpp"
#include "workbench/look.hpp"

#include <filesystem>

namespace trellis {

class Door {
public:
    virtual ~Door() = default;
    virtual const Environment& environment() const = 0;
    virtual Settings& settings() = 0;
    virtual void showWelcome() = 0;
    virtual void showMake() = 0;
    /// Asks for the user and passphrase of the workspace in `folder`; `user` is chosen already when there is one.
    virtual void showUnlock(const std::filesystem::path& folder, const PersonCode& user = {}) = 0;
    virtual void showRecover(const std::filesystem::path& folder, const PersonCode& user) = 0;
    virtual void chooseWorkspace() = 0; ///< a folder dialog, then showUnlock()
    virtual void openDemo() = 0;
    virtual void entered(std::unique_ptr<Desk> desk) = 0;
    virtual void trouble(const Error& error) = 0;
};

wxWindow* makeWelcomeScreen(wxWindow* parent, Door& door);
wxWindow* makeMakeScreen(wxWindow* parent, Door& door);
wxWindow* makeUnlockScreen(wxWindow* parent, Door& door, const std::filesystem::path& folder, const PersonCode& user);
wxWindow* makeRecoverScreen(wxWindow* parent, Door& door, const std::filesystem::path& folder, const PersonCode& user);

/// The card all of them are written on: centred, at most 560 px wide, scrolled when the window is small.
class DoorScreen : public wxScrolledWindow {
public:
    explicit DoorScreen(wxWindow* parent);
    wxPanel* card() const { return card_; }
    wxBoxSizer* content() const { return content_; }
    void clear();
    bool AcceptsFocus() const override { return false; }

private:
    void centre();
    wxPanel* card_;
    wxBoxSizer* content_;
};

/// The recovery code, shown once: large, to copy and to print.
void addRecoveryCode(DoorScreen& screen, const std::string& code, const std::string& workspaceName,
                     look::Action onwards);

} // namespace trellis
