// The frame's commands: menu, keys, palette, panes, text size, closing.
#include "workbench/controller/shortcuts.hpp"
#include "workbench/main_frame.hpp"
#include "workbench/palette_dialog.hpp"

#include <wx/menu.h>
#include <wx/msgdlg.h>

#include <algorithm>

namespace trellis {

void MainFrame::buildMenu() {
    auto* bar = new wxMenuBar;
    wxMenu* menu = nullptr;
    std::string title;
    for (const Shortcut& one : shortcuts()) {
        if (one.menu.empty()) continue;
        if (one.menu != title) {
            menu = new wxMenu;
            bar->Append(menu, look::text(one.menu));
            title = one.menu;
        }
        wxString words = look::text(one.words);
        if (!one.keys.empty()) words += "\t" + look::text(one.keys);
        wxMenuItem* item = menu->Append(wxID_ANY, words);
        Bind(
            wxEVT_MENU, [this, name = one.command](wxCommandEvent&) { command(name); }, item->GetId());
        if (one.needsWorkspace)
            Bind(
                wxEVT_UPDATE_UI, [this](wxUpdateUIEvent& event) { event.Enable(desk_ != nullptr); }, item->GetId());
    }
    SetMenuBar(bar);
    // Ctrl+= is Ctrl++ on most keyboards; Escape puts the message away.
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.ControlDown() && (event.GetKeyCode() == '=' || event.GetKeyCode() == WXK_NUMPAD_ADD))
            return command("larger");
        if (event.ControlDown() && event.GetKeyCode() == WXK_NUMPAD_SUBTRACT) return command("smaller");
        // A list of GTK's keeps these three to itself (down, up, look for letters); here they mean one thing
        // everywhere.
        if (event.GetModifiers() == wxMOD_CONTROL && desk_ && page_) {
            if (event.GetKeyCode() == 'N') return command("new");
            if (event.GetKeyCode() == 'P') return command("print");
            if (event.GetKeyCode() == 'F') return command("search");
        }
        if (event.GetKeyCode() == WXK_ESCAPE && attention_->IsShown()) return attention_->hush();
        event.Skip();
    });
}

void MainFrame::command(const std::string& name) {
    using At = Destination::Kind;
    if (name == "quit")
        Close();
    else if (name == "larger")
        setTextPercent(settings_.textPercent + 10);
    else if (name == "smaller")
        setTextPercent(settings_.textPercent - 10);
    else if (name == "normal-size")
        setTextPercent(100);
    else if (name == "about") {
        wxMessageDialog(this, "A workbench for supervision and for supervising supervisors.\nLicence: Apache-2.0",
                        "Trellis", wxOK)
            .ShowModal();
    } else if (!desk_)
        return;
    else if (name == "lock")
        lock();
    else if (name == "safe-mode") {
        lock(); // the draft is saved; a plugin that is loaded is only gone with the desk
        if (!desk_) environment_.safeMode = !environment_.safeMode;
    } else if (name == "switch") {
        if (leavePage() && leaveWorkspace()) history_.clear(), showWelcome();
    } else if (name == "today")
        go({});
    else if (name == "people")
        go({At::People, {}});
    else if (name == "library")
        go({At::Library, {}});
    else if (name == "exchange")
        go({At::Exchange, {}});
    else if (name == "settings")
        go({At::Settings, {}});
    else if (name == "help")
        go({At::Help, {}});
    else if (name == "back")
        back();
    else if (name == "palette")
        showPalette();
    else if (name == "search") {
        if (!page_ || !page_->act("find")) go({At::Search, {}});
    } else if (name == "pane-next")
        nextPane(false);
    else if (name == "pane-previous")
        nextPane(true);
    else if (name == "context") {
        settings_.contextShown = contextInstead_ = !context_->IsShown();
        writeSettings(settings_, settingsFile());
        arrangePanes();
        workspacePane_->Layout();
        fillContext();
    } else
        pageCommand(name);
}

void MainFrame::pageCommand(const std::string& name) {
    if (!page_) return;
    bool known = false;
    guarded(*this, [&] { known = page_->act(name); });
    if (!known && name == "save") say(Tone::Note, "There is nothing unsaved on this page.");
    if (!known && name == "new") say(Tone::Note, "Nothing new is begun on this page.");
    if (!known && name == "print") say(Tone::Note, "This page cannot be printed. Open a record or a view to print it.");
}

void MainFrame::nextPane(bool backwards) {
    std::vector<wxWindow*> panes{navigation_, middle_};
    if (context_->IsShown()) panes.push_back(context_);
    std::size_t here = 1;
    for (std::size_t at = 0; at < panes.size(); ++at)
        for (wxWindow* focus = wxWindow::FindFocus(); focus; focus = focus->GetParent())
            if (focus == panes[at]) here = at;
    // A context pane that only tells has nothing to stop at; it is passed over.
    for (std::size_t tried = 0; tried < panes.size(); ++tried) {
        here = (here + (backwards ? panes.size() - 1 : 1)) % panes.size();
        if (here == 0 && !navigation_->IsShown()) continue;
        if (here == 0) return navigation_->focusCurrent();
        if (here == 1 && page_) return page_->focusFirst();
        contextColumn_->SetFocus();
        if (wxWindow* focus = wxWindow::FindFocus(); focus && context_->IsDescendant(focus)) return;
    }
}

void MainFrame::setTextPercent(int percent) {
    percent = std::clamp(percent, 100, 200);
    if (percent == settings_.textPercent) return;
    settings_.textPercent = percent;
    writeSettings(settings_, settingsFile());
    Theme::get().setTextPercent(percent);
    CallAfter([this] { rebuild(); });
    if (desk_) say(Tone::Note, wxString::Format("Text is at %d per cent.", percent));
}

// Everything is made again in the new size or colours; what was typed is saved first and read back.
void MainFrame::rebuild() {
    Theme::get().refresh();
    if (!desk_) {
        if (door_) door_->InvalidateBestSize(), Layout(), door_->Layout();
        return;
    }
    if (page_ && (!guarded(*this, [this] { page_->saveNow(); }))) return;
    bookmark_ = page_ ? page_->bookmark() : std::string();
    Freeze();
    if (page_) {
        middle_->GetSizer()->Detach(page_);
        delete page_;
        page_ = nullptr;
    }
    workspacePane_->Destroy();
    banner_->Destroy();
    GetSizer()->Clear();
    buildPanes();
    workspacePane_->Show();
    fillBanner();
    showPage(history_.empty() ? Destination{} : history_.back());
    Thaw();
}

void MainFrame::showPalette() {
    std::vector<FinderEntry> entries;
    guarded(*this, [&] {
        std::vector<PageAction> here;
        if (page_) here = page_->actions();
        entries = paletteEntries(*desk_, here);
    });
    const auto chosen = askPalette(this, entries);
    if (!chosen) return;
    switch (chosen->does) {
    case FinderEntry::Does::Go:
        return go(chosen->there);
    case FinderEntry::Does::Command:
        return command(chosen->command);
    case FinderEntry::Does::Here:
        return pageCommand(chosen->command);
    case FinderEntry::Does::GoAndAct:
        if (!history_.empty() && history_.back() == chosen->there) return pageCommand(chosen->command);
        actWhenShown_ = chosen->command;
        return go(chosen->there);
    }
}

void MainFrame::closing(wxCloseEvent& event) {
    if (desk_ && page_) {
        bool saved = false;
        const bool fine = guarded(*this, [&] { saved = page_->saveNow(); });
        if ((!fine || !saved) && event.CanVeto()) return event.Veto();
    }
    if (!IsMaximized() && !IsIconized()) settings_.width = GetClientSize().x, settings_.height = GetClientSize().y;
    settings_.maximised = IsMaximized();
    if (asked_.screenshot.empty()) writeSettings(settings_, settingsFile());
    if (desk_) leaveWorkspace();
    Destroy();
}

} // namespace trellis
