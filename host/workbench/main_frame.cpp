#include "workbench/main_frame.hpp"

#include "desk/packs.hpp"

#include "workbench/controller/desk_views.hpp"
#include "workbench/page_makers.hpp"
#include "workbench/waiting.hpp"

#include <algorithm>
#include <utility>

namespace trellis {

namespace {

constexpr int leastMiddle = 480; ///< narrower than this nobody can write

} // namespace

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

void MainFrame::buildPanes() {
    const Palette& p = Theme::get().palette();
    SetBackgroundColour(toWx(p.page));
    banner_ = look::panel(this, p.warn);
    bannerWords_ = new Paragraph(banner_, "", Theme::get().secondary(), p.onWarn);
    auto* bannerRow = new wxBoxSizer(wxHORIZONTAL);
    bannerRow->Add(new wxStaticBitmap(banner_, wxID_ANY, icon("note", p.onWarn, 16)), 0,
                   wxALIGN_CENTRE_VERTICAL | wxLEFT, space::two);
    bannerRow->Add(bannerWords_, 1, wxALIGN_CENTRE_VERTICAL | wxALL, space::half + 2);
    banner_->SetSizer(bannerRow);
    banner_->Hide();

    workspacePane_ = look::panel(this, p.page);
    navigation_ = new Navigation(workspacePane_, *this);
    navigation_->SetMinSize(wxSize(Theme::get().wide(space::navigationPane), -1));
    middle_ = look::panel(workspacePane_, p.page);
    attention_ = new AttentionBar(middle_);
    progress_ = look::panel(middle_, p.note);
    progressWords_ = new Paragraph(progress_, "", Theme::get().body(), p.onNote);
    gauge_ = new wxGauge(progress_, wxID_ANY, 100);
    nameControl(gauge_, "Progress");
    auto* progressRow = new wxBoxSizer(wxHORIZONTAL);
    progressRow->Add(progressWords_, 1, wxALIGN_CENTRE_VERTICAL | wxALL, space::one);
    progressRow->Add(gauge_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, space::two);
    progressRow->Add(look::button(progress_, "Cancel", [this] { worker_.cancel(); }), 0, wxALL, space::half);
    progress_->SetSizer(progressRow);
    progress_->Hide();
    auto* middleColumn = new wxBoxSizer(wxVERTICAL);
    middleColumn->Add(attention_, 0, wxEXPAND);
    middleColumn->Add(progress_, 0, wxEXPAND);
    middle_->SetSizer(middleColumn);

    wxPanel* context = look::panel(workspacePane_, p.side);
    context_ = context;
    context->SetMinSize(wxSize(Theme::get().wide(space::contextPane), -1));
    contextColumn_ = new Column(context, 0);
    nameControl(contextColumn_, "About this page");
    setSpokenRole(context, SpokenRole::Complementary);
    nameControl(context, "About this page");
    auto* contextSizer = new wxBoxSizer(wxVERTICAL);
    contextSizer->Add(contextColumn_, 1, wxEXPAND);
    context->SetSizer(contextSizer);

    auto* panes = new wxBoxSizer(wxHORIZONTAL);
    panes->Add(navigation_, 0, wxEXPAND);
    panes->Add(middle_, 1, wxEXPAND);
    panes->Add(context_, 0, wxEXPAND);
    workspacePane_->SetSizer(panes);
    workspacePane_->Hide();

    auto* all = new wxBoxSizer(wxVERTICAL);
    all->Add(banner_, 0, wxEXPAND);
    all->Add(workspacePane_, 1, wxEXPAND);
    SetSizer(all);
}

// Places
// ----------------------------------------------------------------------------------------------------------------------

void MainFrame::go(const Destination& there) {
    // After the present event, whose button is on the page that goes away.
    CallAfter([this, there] {
        if (!desk_ || !leavePage()) return;
        if (history_.empty() || !(history_.back() == there)) history_.push_back(there);
        if (history_.size() > 50) history_.erase(history_.begin());
        attention_->hush();
        showPage(there);
    });
}

void MainFrame::back() {
    CallAfter([this] {
        if (!desk_ || !leavePage()) return;
        if (!history_.empty()) history_.pop_back();
        if (history_.empty()) history_.push_back({});
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
    navigation_->mark({there.kind, there.id});
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

// With large text or in a small window three panes leave no room to work: then the context waits until it is asked for
// (F9), and stands in place of the navigation.
void MainFrame::arrangePanes() {
    if (!page_) return;
    const Theme& theme = Theme::get();
    const int middle = GetClientSize().x - theme.wide(space::navigationPane) - theme.wide(space::contextPane);
    const bool roomForAll = middle >= theme.wide(leastMiddle);
    const bool wanted = roomForAll ? settings_.contextShown : contextInstead_;
    context_->Show(wanted && !page_->ownContext());
    navigation_->Show(roomForAll || !context_->IsShown());
}

void MainFrame::fillContext() {
    if (!page_ || !context_->IsShown()) return;
    contextColumn_->Freeze();
    contextColumn_->clear();
    guarded(*this, [this] { page_->fillContext(contextColumn_, contextColumn_->content()); });
    contextColumn_->Layout();
    contextColumn_->FitInside();
    contextColumn_->Thaw();
}

void MainFrame::fillNavigation() {
    using At = Destination::Kind;
    std::vector<Navigation::Entry> entries{{{At::Today, {}}, "today", "Today", 0, {}, false}};
    std::vector<RecordLine> drafts;
    guarded(*this, [&] { drafts = desk_->openDrafts(); });
    std::vector<PageInfo> pages;
    guarded(*this, [&] { pages = pagesOf(*desk_); });
    for (const PageInfo& page : pages) {
        const auto open = std::count_if(drafts.begin(), drafts.end(), [&](const RecordLine& draft) {
            return std::find(page.kinds.begin(), page.kinds.end(), draft.kind) != page.kinds.end();
        });
        entries.push_back(
            {{At::Manifest, page.id}, page.icon, look::text(page.title), int(open), "open drafts", false});
    }
    entries.push_back({{At::People, {}}, "people", "People", 0, {}, false});
    entries.push_back({{At::Search, {}}, "search", "Search", 0, {}, true});
    entries.push_back({{At::Library, {}}, "library", "Library", 0, {}, false});
    entries.push_back({{At::Exchange, {}}, "exchange", "Exchange", 0, {}, false});
    entries.push_back({{At::Settings, {}}, "settings", "Settings", 0, {}, false});
    entries.push_back({{At::Help, {}}, "help", "Help", 0, {}, false});
    navigation_->fill(entries);
}

// Messages
// --------------------------------------------------------------------------------------------------------------------

void MainFrame::say(Tone tone, const wxString& message, const Offer& offer) { attention_->say(tone, message, offer); }

void MainFrame::trouble(const Error& error) {
    const wxString words = look::text(error.message() + " " + error.advice() + " (" + error.code() + ")");
    if (workspacePane_->IsShown()) return attention_->say(Tone::Trouble, words, {});
    // No page to put a bar on: the banner speaks.
    bannerWords_->setText(words);
    banner_->Show();
    Layout();
    announce(banner_, words, true);
}

void MainFrame::settingsChanged() {
    writeSettings(settings_, settingsFile());
    idle_.setMinutes(settings_.lockAfterMinutes);
}

void MainFrame::hush() { attention_->hush(); }

void MainFrame::work(wxWindow* owner, const wxString& what, Job job) { worker_.add(owner, what, std::move(job)); }

bool MainFrame::wait(const wxString& what, const std::function<void(Progress&)>& step) {
    if (waiting_) return false;
    waiting_ = true;
    bool stopped = false;
    std::optional<Error> wrong;
    {
        Waiting progress(this, what);
        try {
            step(progress);
        } catch (const Error& error) {
            wrong = error;
        } catch (...) {
            waiting_ = false;
            throw;
        }
        stopped = progress.cancelled();
    }
    waiting_ = false;
    // Whoever stops it knows why it did not end well.
    if (stopped)
        say(Tone::Note, wrong ? look::text(wrong->message()) : "Stopped: " + what.Left(1).Lower() + what.Mid(1) + ".");
    else if (wrong)
        trouble(*wrong);
    return !stopped && !wrong;
}

void MainFrame::showProgress(const Worker::News& news) {
    if (!workspacePane_->IsShown()) { // before a workspace is open the banner tells how far it is
        bannerWords_->setText(news.what);
        banner_->Show(!news.idle);
        return Layout(), void();
    }
    progress_->Show(!news.idle);
    if (!news.idle) {
        progressWords_->setText(news.what);
        if (news.total > 0)
            gauge_->SetRange(int(news.total)), gauge_->SetValue(int(std::min(news.done, news.total)));
        else
            gauge_->Pulse();
    }
    middle_->Layout();
}

void MainFrame::fillBanner() {
    wxString words;
    if (desk_) {
        const WorkspaceInfo info = desk_->workspaceInfo();
        if (info.demo) words = "A demo: everybody and everything in here is made up.";
        if (info.safeMode)
            words += wxString(words.empty() ? "" : "  ") +
                     "Safe mode: no plugin is loaded. Records can be read, printed and exported.";
        if (const auto developer = desk_->packs().banner(); !developer.empty())
            words += wxString(words.empty() ? "" : "  ") + look::text(developer);
    }
    bannerWords_->setText(words);
    banner_->Show(!words.empty());
    Layout();
}

} // namespace trellis
