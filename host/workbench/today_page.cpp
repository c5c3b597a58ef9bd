#include "workbench/today_page.hpp"

#include "workbench/controller/desk_views.hpp"
#include "workbench/controller/phrase.hpp"
#include "workbench/page_makers.hpp"

namespace trellis {

namespace {

/// Ten people fit without scrolling at 1280 × 720.
constexpr std::size_t mostNext = 4, mostOverdue = 10, mostDue = 5, mostToFinish = 3, mostToSign = 3;

} // namespace

TodayPage::TodayPage(wxWindow* parent, Shell& shell)
    : Page(parent, shell) {
    column_ = new Column(this, 880);
    auto* sizer = new wxBoxSizer(wxVERTICAL);
    sizer->Add(column_, 1, wxEXPAND);
    SetSizer(sizer);
    build();
}

void TodayPage::refresh() {
    cards_.reset(); // what was done may have changed them
    Freeze();
    column_->clear();
    build();
    column_->Layout();
    column_->FitInside();
    Thaw();
    shell().changed();
}

void TodayPage::build() {
    TodayFacts facts{desk().today(),      desk().me().code, desk().role(),    desk().due(),
                     desk().openDrafts(), desk().toSign(),  desk().openRows()};
    for (const RecordLine& record : facts.toSign)
        if (const auto asked = reminderOf(desk(), record.id)) facts.asked[record.id] = *asked;
    today_ = makeToday(facts);
    first_ = nullptr;
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    head->Add(look::title(column_, look::text(today_.heading)), 1, wxALIGN_CENTRE_VERTICAL);
    if (!today_.occasions.empty()) {
        first_ = look::mainButton(column_, "&Start a session", [this] { startSomething(); });
        head->Add(first_, 0, wxALIGN_CENTRE_VERTICAL);
    }
    column_->content()->Add(head, 0, wxEXPAND | wxBOTTOM, space::two);
    if (today_.empty()) {
        teach();
        addCards(); // feedback may have come before there is any agreement here
        return;
    }

    // Who oversees a pair looks at how it stands; only the two of them start, plan or explain a session.
    auto look = [this](wxSizer* row, const TodayLine& line) {
        if (!line.occasion.about.empty())
            row->Add(rowButton("Show", look::text(line.who), [this, who = line.occasion.about] {
                shell().go({Destination::Kind::Person, who});
            }));
    };
    auto begin = [this, look](wxSizer* row, const TodayLine& line) {
        if (!line.occasion.party) return look(row, line);
        row->Add(rowButton(line.occasion.begun ? "Continue" : "Start", look::text(line.who),
                           [this, occasion = line.occasion] { start(occasion); }));
    };
    auto plan = [this, look](wxSizer* row, const TodayLine& line) {
        if (!line.occasion.party) return look(row, line);
        const Occasion occasion = line.occasion;
        row->Add(rowButton("Plan", look::text(line.who), [this, occasion] { this->plan(occasion); }), 0, wxRIGHT,
                 space::one);
        wxButton* why = rowButton(wxString::FromUTF8("Not held…"), look::text(line.who), {});
        nameControl(why, look::text("Why was it not held: " + line.who));
        why->SetToolTip("Why was it not held?");
        why->Bind(wxEVT_BUTTON, [this, occasion, why](wxCommandEvent&) { whyNotHeld(occasion, why); });
        row->Add(why);
    };
    addGroup("Next", today_.next, mostNext, begin);
    addGroup("Overdue", today_.overdue, mostOverdue, plan);
    addGroup("Due", today_.due, mostDue, plan);
    addGroup("To finish", today_.toFinish, mostToFinish, [this](wxSizer* row, const TodayLine& line) {
        row->Add(rowButton("Continue", look::text(line.who + ", " + line.state), [this, id = line.record] {
            shell().go({Destination::Kind::Draft, id});
        }));
    });
    addGroup("To sign", today_.toSign, mostToSign, [this](wxSizer* row, const TodayLine& line) {
        if (!line.mine)
            row->Add(rowButton("Remind", look::text(phrase::people(line.waitsFor) + " of " + line.state),
                               [this, line] { remind(line); }),
                     0, wxRIGHT, space::one);
        row->Add(
            rowButton(line.mine ? "Sign" : "Show", look::text(line.who + ", " + line.state), [this, id = line.record] {
                shell().go({Destination::Kind::Record, id});
            }));
    });
    addActions();
    addCards();
    if (today_.next.empty() && today_.overdue.empty() && today_.due.empty() && today_.toFinish.empty() &&
        today_.toSign.empty())
        column_->content()->Add(look::body(column_, "No session, draft or signature is waiting for you today."), 0,
                                wxEXPAND | wxTOP, space::one);
}

void TodayPage::teach() {
    wxBoxSizer* column = column_->content();
    if (!desk().agreements().empty()) {
        column->Add(look::body(column_,
                               "There are agreements, but nothing says who is due: that is worked out by a plugin, "
                               "and none that does so is on. Every record can still be read."),
                    0, wxEXPAND | wxBOTTOM, space::two);
        first_ = look::mainButton(column_, "Show the &library", [this] {
            shell().go({Destination::Kind::Library, {}});
        });
        column->Add(first_, 0);
        return;
    }
    column->Add(
        look::body(column_,
                   "Here you will see, each morning, whom you meet next, whose supervision is due or overdue, what "
                   "is unfinished and which actions are open. It begins with an agreement: who meets whom, how "
                   "often and for how long."),
        0, wxEXPAND | wxBOTTOM, space::two);
    first_ = look::mainButton(column_, "Add people and an &agreement", [this] {
        shell().go({Destination::Kind::People, {}});
    });
    column->Add(first_, 0);
}

void TodayPage::fillContext(wxWindow* parent, wxSizer* sizer) {
    auto say = [&](const std::string& words) {
        if (!words.empty()) sizer->Add(look::secondary(parent, look::text(words)), 0, wxEXPAND | wxBOTTOM, space::one);
    };
    sizer->Add(look::section(parent, "About this page"), 0, wxEXPAND | wxBOTTOM, space::one);
    say(today_.about);
    say("A session counts as overdue when its day has passed by more than 7 days of grace.");
    say(today_.exclusions);
    if (today_.upToDate) say(phrase::count(today_.upToDate, "agreement is", "agreements are") + " up to date.");
}

void TodayPage::focusFirst() {
    if (first_)
        first_->SetFocus();
    else
        Page::focusFirst();
}

std::vector<PageAction> TodayPage::actions() const {
    std::vector<PageAction> out;
    if (!today_.occasions.empty()) out.push_back({"new", "Start a session"});
    if (!today_.actions.empty()) out.push_back({"actions", showActions_ ? "Hide open actions" : "Show open actions"});
    return out;
}

bool TodayPage::act(const std::string& action) {
    if (action == "actions") {
        showActions_ = !showActions_;
        CallAfter([this] { refresh(); });
        return true;
    }
    if (action != "new" || today_.occasions.empty()) return false;
    startSomething();
    return true;
}

Page* makeTodayPage(wxWindow* parent, Shell& shell) { return new TodayPage(parent, shell); }

} // namespace trellis
