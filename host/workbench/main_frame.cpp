#include "workbench/main_frame.hpp"

#include <utility>

namespace trellis {

MainFrame::MainFrame(Environment environment, const CommandLine& asked)
    // The title never says more than the program's name: it is seen in task lists and on shared screens.
    : wxFrame(nullptr, wxID_ANY, "Trellis")
    , environment_(std::move(environment))
    , asked_(asked)
    , settings_(readSettings(settingsFile()))
    , idle_([this] { lock(); })
    , worker_(
          {[this](const Worker::News& news) { showProgress(news); }, [this](const Error& error) { trouble(error); }}) {
    Theme::get().setTextPercent(settings_.textPercent);
    SetMinSize(wxSize(800, 560));
    SetClientSize(wxSize(settings_.width, settings_.height));
    SetIcons(wxIconBundle(icon("today", Theme::get().palette().accent, 48).GetIcon(wxSize(48, 48))));
    buildMenu();
    buildPanes();
    Bind(wxEVT_CLOSE_WINDOW, &MainFrame::closing, this);
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        event.Skip();
        CallAfter([this] { rebuild(); });
    });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        const bool was = context_->IsShown();
        arrangePanes();
        if (context_->IsShown() && !was) contextChanged();
    });
    if (settings_.maximised && asked_.screenshot.empty()) Maximize();
}

MainFrame::~MainFrame() {
    // Pages reach for the desk in their destructors (a draft saves itself), so they go first.
    DestroyChildren();
}

void MainFrame::go(const Destination& there) {
    // After the present event, whose button is on the page that goes away.
    CallAfter([this, there] {
        if (!desk_ || !leavePage()) return;
        keepMark();
        if (history_.empty() || !(history_.back() == there)) history_.push_back(there), marks_.emplace_back();
        if (history_.size() > 50) history_.erase(history_.begin()), marks_.erase(marks_.begin());
        attention_->hush();
        showPage(there);
    });
}

void MainFrame::keepMark() {
    if (!page_ || history_.empty()) return;
    marks_.resize(history_.size());
    marks_.back() = page_->bookmark();
}

void MainFrame::back() {
    CallAfter([this] {
        if (!desk_ || !leavePage()) return;
        if (!history_.empty()) history_.pop_back();
        if (history_.empty()) history_.push_back({});
        marks_.resize(history_.size());
        bookmark_ = std::exchange(marks_.back(), {}); // where one was in it, and what was chosen
        attention_->hush();
        showPage(history_.back());
    });
}

void MainFrame::showPage(const Destination& there) {
    const wxBusyCursor wait;
    Page* made = nullptr;
    guarded(*this, [&] { made = makePage(middle_, *this, there); });
    if (!made) {
        // The place is gone (a draft that was discarded, a plugin that is off): stay, or start again from Today.
        if (history_.size() > 1) history_.pop_back();
        if (page_ || there == Destination{}) {
            // Even then one can get at the other places.
            guarded(*this, [this] { fillNavigation(); });
            workspacePane_->Layout();
            pending_ = false;
            return;
        }
        history_ = {Destination{}};
        bookmark_.clear();
        return showPage({});
    }
    middle_->Freeze();
    if (page_) {
        middle_->GetSizer()->Detach(page_);
        page_->Destroy();
    }
    page_ = made;
    middle_->GetSizer()->Add(page_, 1, wxEXPAND);
    nameControl(page_, page_->pageTitle());
    contextInstead_ = false;
    arrangePanes();
    fillNavigation();
    navigation_->mark(placeOf(there));
    fillContext();
    workspacePane_->Layout();
    middle_->Layout();
    middle_->Thaw();
    if (bookmark_.empty())
        page_->focusFirst();
    else
        page_->openAt(std::exchange(bookmark_, {}));
    announce(page_, page_->pageTitle());
    pending_ = false;
    if (!actWhenShown_.empty()) CallAfter([this, act = std::exchange(actWhenShown_, {})] { pageCommand(act); });
}

bool MainFrame::leavePage() {
    bool may = true;
    if (page_ && !guarded(*this, [&] { may = page_->mayLeave(); })) may = false;
    return may;
}

void MainFrame::changed() {
    if (!desk_) return;
    CallAfter([this] {
        if (!desk_) return;
        guarded(*this, [this] { fillNavigation(); });
        fillBanner();
        fillContext();
    });
}

void MainFrame::contextChanged() {
    CallAfter([this] { fillContext(); });
}

} // namespace trellis
