// A workspace has been opened: the frame is drawn first, then its first page is made, and what there is to say is said.
#include "workbench/main_frame.hpp"
#include "workbench/once_drawn.hpp"

#include <filesystem>

namespace trellis {

void MainFrame::entered(std::unique_ptr<Desk> desk) {
    if (!desk) return;
    desk_ = std::move(desk);
    libraryWaits_.reset();
    told_.clear();
    settings_.remember(std::filesystem::absolute(desk_->workspaceInfo().folder));
    writeSettings(settings_, settingsFile());
    idle_.setMinutes(settings_.lockAfterMinutes);
    CallAfter([this] {
        if (door_) {
            door_->Destroy();
            door_ = nullptr;
        }
        fillBanner();
        // Plugins are asked for what the first page says, and one that is slow must not keep the window dark.
        putOpeningAway();
        opening_ = look::panel(middle_, Theme::get().palette().page);
        auto* words = new wxBoxSizer(wxVERTICAL);
        words->Add(look::secondary(opening_, "The page is being put together."), 0, wxEXPAND | wxALL, space::three);
        opening_->SetSizer(words);
        middle_->GetSizer()->Add(opening_, 1, wxEXPAND);
        workspacePane_->Show();
        Layout();
        onceDrawn(opening_, [this] { CallAfter([this] { showFirstPage(); }); });
    });
}

void MainFrame::showFirstPage() {
    if (!desk_ || page_) return; // locked, or somebody has gone elsewhere meanwhile
    Destination first = afterUnlock_;
    if (!asked_.page.empty()) first = Destination::named(asked_.page), asked_.page.clear(), bookmark_.clear();
    afterUnlock_ = {};
    history_ = {first};
    showPage(first);
    wxString notes;
    for (const std::string& note : desk_->openingNotes()) {
        told_.insert(note);
        notes += (notes.empty() ? "" : " ") + look::text(note);
    }
    if (!notes.empty()) say(Tone::Ask, notes);
    // The screen that is gone had the keyboard, and GTK hands it on to the first thing it finds: it belongs to the
    // page.
    CallAfter([this] {
        const wxWindow* focus = wxWindow::FindFocus();
        if (page_ && (!focus || !page_->IsDescendant(const_cast<wxWindow*>(focus)))) page_->focusFirst();
    });
}

// A list falls back on plain words where a plugin does not answer; which one it was is said once, where one is.
void MainFrame::tellOfPlugins() {
    wxString news;
    for (const std::string& note : desk_->openingNotes())
        if (told_.insert(note).second) news += (news.empty() ? "" : " ") + look::text(note);
    if (!news.empty()) say(Tone::Ask, news);
}

void MainFrame::putOpeningAway() {
    if (!opening_) return;
    middle_->GetSizer()->Detach(opening_);
    opening_->Destroy();
    opening_ = nullptr;
}

} // namespace trellis
