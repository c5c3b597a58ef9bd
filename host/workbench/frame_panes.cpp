// The three panes of the frame: what stands in them, and which of them are shown.
#include "workbench/controller/desk_views.hpp"
#include "workbench/controller/library.hpp"
#include "workbench/controller/today.hpp"
#include "workbench/main_frame.hpp"

#include <algorithm>

namespace trellis {

namespace {

constexpr int leastMiddle = 600; ///< narrower than this tables are cut and nobody can write

} // namespace

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
            // An appointment to come is no work left undone.
            return draft.state != plannedStateId &&
                   std::find(page.kinds.begin(), page.kinds.end(), draft.kind) != page.kinds.end();
        });
        entries.push_back(
            {{At::Manifest, page.id}, page.icon, look::text(page.title), int(open), "open drafts", false});
    }
    entries.push_back({{At::People, {}}, "people", "People", 0, {}, false});
    entries.push_back({{At::Search, {}}, "search", "Search", 0, {}, true});
    if (!libraryWaits_ || history_.back().kind == At::Library) {
        libraryWaits_ = 0;
        guarded(*this, [&] { libraryWaits_ = libraryAttention(*desk_); });
    }
    entries.push_back({{At::Library, {}}, "library", "Library", *libraryWaits_,
                       *libraryWaits_ == 1 ? "thing that needs you" : "things that need you", false});
    entries.push_back({{At::Exchange, {}}, "exchange", "Exchange", 0, {}, false});
    entries.push_back({{At::Settings, {}}, "settings", "Settings", 0, {}, false});
    entries.push_back({{At::Help, {}}, "help", "Help", 0, {}, false});
    navigation_->fill(entries);
}

Destination MainFrame::placeOf(const Destination& there) {
    using At = Destination::Kind;
    if (there.kind == At::Person) return {At::People, {}};
    if (there.kind != At::Draft && there.kind != At::Record) return {there.kind, there.id};
    Destination place = there;
    guarded(*this, [&] {
        const auto line = desk_->line(there.id);
        if (!line) return;
        for (const PageInfo& page : pagesOf(*desk_))
            if (std::find(page.kinds.begin(), page.kinds.end(), line->kind) != page.kinds.end())
                place = {At::Manifest, page.id};
    });
    return place;
}

} // namespace trellis
