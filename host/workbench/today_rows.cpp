// The lines of Today: a group's name at the left, a state, whom it is about, and what can be done with it at the right.
#include "workbench/controller/desk_views.hpp"
#include "workbench/native.hpp"
#include "workbench/today_page.hpp"

#include <algorithm>

namespace trellis {

namespace {

constexpr int groupWidth = 88, stateWidth = 152;
constexpr int largeText = 150; ///< per cent

} // namespace

wxButton* TodayPage::rowButton(const wxString& words, const wxString& about, look::Action action) {
    wxButton* made = look::quietButton(column_, words, std::move(action));
    native::addStyle(made, "row");
    // Ten buttons called "Plan" help nobody who listens: the name says whom it is about.
    nameControl(made, words + " " + about);
    if (!first_) first_ = made;
    return made;
}

wxBoxSizer* TodayPage::addRow(const wxString& group, bool severalLines) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    wxStaticText* name = look::mutedLabel(column_, group);
    name->SetMinSize(wxSize(Theme::get().wide(groupWidth), -1));
    if (severalLines) // the group's name stands beside the first of them
        row->Add(name, 0, wxTOP, 3);
    else
        row->Add(name, 0, wxALIGN_CENTRE_VERTICAL);
    column_->content()->Add(row, 0, wxEXPAND);
    return row;
}

void TodayPage::addGroup(const wxString& name, const std::vector<TodayLine>& lines, std::size_t most,
                         const std::function<void(wxSizer*, const TodayLine&)>& buttons) {
    if (lines.empty()) return;
    column_->content()->Add(look::line(column_), 0, wxEXPAND | wxTOP | wxBOTTOM, space::half);
    const std::size_t shown = showAll_ ? lines.size() : std::min(most, lines.size());
    for (std::size_t at = 0; at < shown; ++at) {
        const TodayLine& line = lines[at];
        // Large text leaves no room for four things side by side.
        const bool large = Theme::get().textPercent() >= largeText;
        if (large && at == 0) column_->content()->Add(look::secondary(column_, name), 0, wxEXPAND);
        wxBoxSizer* row = large ? new wxBoxSizer(wxHORIZONTAL) : addRow(at ? wxString() : name);
        if (large) column_->content()->Add(row, 0, wxEXPAND);
        wxSizer* state = look::state(column_, line.icon, look::text(line.state));
        state->SetMinSize(wxSize(Theme::get().wide(stateWidth), -1));
        row->Add(state, 0, wxALIGN_CENTRE_VERTICAL);
        wxStaticText* who = look::label(column_, look::text(line.who));
        who->SetFont(Theme::get().strong());
        // Broken into lines where there is little room, never cut.
        Paragraph* rest = look::secondary(column_, look::text(line.rest));
        if (large) {
            auto* words = new wxBoxSizer(wxVERTICAL);
            words->Add(who, 0);
            words->Add(rest, 0, wxEXPAND);
            row->Add(words, 1, wxALIGN_CENTRE_VERTICAL);
        } else {
            row->Add(who, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, space::one);
            row->Add(rest, 1, wxALIGN_CENTRE_VERTICAL);
        }
        auto* ends = new wxBoxSizer(wxHORIZONTAL);
        buttons(ends, line);
        row->Add(ends, 0, wxALIGN_CENTRE_VERTICAL);
    }
    if (shown < lines.size()) {
        wxBoxSizer* row = addRow("");
        row->Add(rowButton(wxString::Format("and %d more", int(lines.size() - shown)), name.Lower(), [this] {
            showAll_ = true;
            CallAfter([this] { refresh(); });
        }));
    }
}

void TodayPage::addActions() {
    if (today_.actions.empty()) return;
    column_->content()->Add(look::line(column_), 0, wxEXPAND | wxTOP | wxBOTTOM, space::half);
    wxBoxSizer* head = addRow("Actions");
    head->Add(look::label(column_, look::text(today_.actionSummary)), 1, wxALIGN_CENTRE_VERTICAL);
    head->Add(rowButton(showActions_ ? "Hide" : "Show", "open actions",
                        [this] {
                            showActions_ = !showActions_;
                            CallAfter([this] { refresh(); });
                        }),
              0, wxALIGN_CENTRE_VERTICAL);
    if (!showActions_) return;
    for (const ActionLine& line : today_.actions) {
        wxBoxSizer* row = addRow("");
        auto* words = new wxBoxSizer(wxVERTICAL);
        words->Add(look::body(column_, look::text(line.title)), 0, wxEXPAND);
        words->Add(look::secondary(column_, look::text(line.rest)), 0, wxEXPAND | wxBOTTOM, space::half);
        row->Add(words, 1, wxALIGN_CENTRE_VERTICAL);
        row->Add(rowButton("Open", look::text(line.title),
                           [this, id = line.record] {
                               shell().go({Destination::Kind::Record, id});
                           }),
                 0, wxALIGN_CENTRE_VERTICAL);
    }
}

// What plugins have to say may take a moment; the day itself does not wait for it.
void TodayPage::addCards() {
    if (!cards_) {
        CallAfter([this] {
            if (cards_) return;
            cards_.emplace();
            guarded(shell(), [this] { cards_ = cardsOf(desk()); });
            if (cards_->empty()) return;
            addCards();
            look::relayout(column_);
        });
        return;
    }
    if (cards_->empty()) return;
    column_->content()->Add(look::line(column_), 0, wxEXPAND | wxTOP | wxBOTTOM, space::half);
    for (const CardLine& card : *cards_) {
        wxBoxSizer* row = addRow(&card == &cards_->front() ? "To look at" : "", true);
        auto* words = new wxBoxSizer(wxVERTICAL);
        words->Add(look::body(column_, look::text(card.line)), 0, wxEXPAND);
        words->Add(look::secondary(column_, look::text(card.title)), 0, wxEXPAND | wxBOTTOM, space::half);
        row->Add(words, 1, wxALIGN_CENTRE_VERTICAL);
        row->Add(rowButton("Show", look::text(card.title), [this, there = card.there] { shell().go(there); }), 0,
                 wxALIGN_CENTRE_VERTICAL);
    }
}

} // namespace trellis
