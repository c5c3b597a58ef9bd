#include "workbench/today_page.hpp"

#include "workbench/controller/desk_views.hpp"
#include "workbench/controller/not_held.hpp"
#include "workbench/controller/phrase.hpp"
#include "workbench/native.hpp"
#include "workbench/page_makers.hpp"
#include "workbench/plan_dialog.hpp"

#include <wx/clipbrd.h>
#include <wx/dataobj.h>
#include <wx/menu.h>

#include <algorithm>

namespace trellis {

namespace {

constexpr int groupWidth = 88, stateWidth = 152;
/// Ten people fit without scrolling at 1280 × 720.
constexpr std::size_t mostNext = 4, mostOverdue = 10, mostDue = 5, mostToFinish = 3, mostToSign = 3;

wxButton* rowButton(wxWindow* parent, const wxString& words, const wxString& about, look::Action action) {
    wxButton* made = look::quietButton(parent, words, std::move(action));
    native::addStyle(made, "row");
    // Ten buttons called "Plan" help nobody who listens: the name says whom it is about.
    nameControl(made, words + " " + about);
    return made;
}

/// A menu for the first question, with a menu for the next one under each answer: two clicks for two questions.
void addReasons(wxMenu& menu, const NotHeldQuestion& question, std::size_t at, const Answers& soFar,
                const std::function<void(const Answers&)>& chosen) {
    if (at == question.asked.size()) {
        wxMenuItem* item = menu.Append(wxID_ANY, "It was not held");
        menu.Bind(
            wxEVT_MENU, [chosen, soFar](wxCommandEvent&) { chosen(soFar); }, item->GetId());
        return;
    }
    for (const Option& option : question.asked[at].options) {
        Answers answers = soFar;
        answers.values[question.asked[at].item] = Code{option.code};
        const wxString words = wxControl::EscapeMnemonics(look::text(option.label));
        if (at + 1 == question.asked.size()) {
            wxMenuItem* item = menu.Append(wxID_ANY, words);
            menu.Bind(
                wxEVT_MENU, [chosen, answers](wxCommandEvent&) { chosen(answers); }, item->GetId());
        } else {
            auto* next = new wxMenu;
            addReasons(*next, question, at + 1, answers, chosen);
            menu.AppendSubMenu(next, words);
        }
    }
}

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
    if (today_.empty()) return teach();

    auto begin = [this](wxSizer* row, const TodayLine& line) {
        row->Add(rowButton(column_, line.occasion.begun ? "Continue" : "Start", look::text(line.who),
                           [this, occasion = line.occasion] { start(occasion); }));
    };
    auto plan = [this](wxSizer* row, const TodayLine& line) {
        const Occasion occasion = line.occasion;
        row->Add(rowButton(column_, "Plan", look::text(line.who), [this, occasion] { this->plan(occasion); }));
        wxButton* why = rowButton(column_, "?", look::text("Why was it not held: " + line.who), {});
        nameControl(why, look::text("Why was it not held: " + line.who));
        why->SetToolTip("Why was it not held?");
        why->Bind(wxEVT_BUTTON, [this, occasion, why](wxCommandEvent&) { whyNotHeld(occasion, why); });
        row->Add(why);
    };
    addGroup("Next", today_.next, mostNext, begin);
    addGroup("Overdue", today_.overdue, mostOverdue, plan);
    addGroup("Due", today_.due, mostDue, plan);
    addGroup("To finish", today_.toFinish, mostToFinish, [this](wxSizer* row, const TodayLine& line) {
        row->Add(rowButton(column_, "Continue", look::text(line.who + ", " + line.state), [this, id = line.record] {
            shell().go({Destination::Kind::Draft, id});
        }));
    });
    addGroup("To sign", today_.toSign, mostToSign, [this](wxSizer* row, const TodayLine& line) {
        if (!line.mine)
            row->Add(rowButton(column_, "Remind", look::text(phrase::people(line.waitsFor) + " of " + line.state),
                               [this, line] { remind(line); }),
                     0, wxRIGHT, space::one);
        row->Add(rowButton(column_, line.mine ? "Sign" : "Show", look::text(line.who + ", " + line.state),
                           [this, id = line.record] {
                               shell().go({Destination::Kind::Record, id});
                           }));
    });
    addActions();
    addCards();
    if (today_.next.empty() && today_.overdue.empty() && today_.due.empty() && today_.toFinish.empty() &&
        today_.toSign.empty())
        column_->content()->Add(look::body(column_, "Nothing is waiting for you today."), 0, wxEXPAND | wxTOP,
                                space::one);
}

wxBoxSizer* TodayPage::addRow(const wxString& group) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    wxStaticText* name = look::mutedLabel(column_, group);
    name->SetMinSize(wxSize(Theme::get().wide(groupWidth), -1));
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
        wxBoxSizer* row = addRow(at ? wxString() : name);
        wxSizer* state = look::state(column_, line.icon, look::text(line.state));
        state->SetMinSize(wxSize(Theme::get().wide(stateWidth), -1));
        row->Add(state, 0, wxALIGN_CENTRE_VERTICAL);
        wxStaticText* who = look::label(column_, look::text(line.who));
        who->SetFont(Theme::get().strong());
        row->Add(who, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, space::one);
        auto* rest = look::mutedLabel(column_, look::text(line.rest));
        row->Add(rest, 1, wxALIGN_CENTRE_VERTICAL);
        auto* ends = new wxBoxSizer(wxHORIZONTAL);
        buttons(ends, line);
        row->Add(ends, 0, wxALIGN_CENTRE_VERTICAL);
    }
    if (shown < lines.size()) {
        wxBoxSizer* row = addRow("");
        row->Add(rowButton(column_, wxString::Format("and %d more", int(lines.size() - shown)), name.Lower(), [this] {
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
    head->Add(rowButton(column_, showActions_ ? "Hide" : "Show", "open actions",
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
        row->Add(rowButton(column_, "Open", look::text(line.title),
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
        wxBoxSizer* row = addRow(&card == &cards_->front() ? "To look at" : "");
        auto* words = new wxBoxSizer(wxVERTICAL);
        words->Add(look::body(column_, look::text(card.line)), 0, wxEXPAND);
        words->Add(look::secondary(column_, look::text(card.title)), 0, wxEXPAND | wxBOTTOM, space::half);
        row->Add(words, 1, wxALIGN_CENTRE_VERTICAL);
        row->Add(rowButton(column_, "Show", look::text(card.title), [this, there = card.there] { shell().go(there); }),
                 0, wxALIGN_CENTRE_VERTICAL);
    }
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

// What can be done
// -------------------------------------------------------------------------------------------------------------

void TodayPage::startSomething() {
    wxMenu menu;
    for (const Occasion& occasion : today_.occasions) {
        const KindInfo* info = kindInfo(desk(), occasion.kind);
        wxString words = look::text(
            phrase::dotted({occasion.who, info ? info->title : "", occasion.begun ? "continue the draft" : ""}));
        wxMenuItem* item = menu.Append(wxID_ANY, words);
        menu.Bind(
            wxEVT_MENU, [this, occasion](wxCommandEvent&) { start(occasion); }, item->GetId());
    }
    first_->PopupMenu(&menu, wxPoint(0, first_->GetSize().y));
}

void TodayPage::start(const Occasion& occasion) {
    guarded(shell(), [&] {
        NewRecord wanted;
        wanted.kind = occasion.kind;
        wanted.agreement = occasion.agreement;
        const Id record = occasion.openDraft ? *occasion.openDraft : desk().newRecord(wanted);
        shell().go({Destination::Kind::Draft, record});
    });
}

void TodayPage::plan(const Occasion& occasion) {
    const auto day = askDay(this, "Plan a session with " + look::text(occasion.who), desk().today());
    if (!day) return;
    guarded(shell(), [&] {
        const Id record = planFor(desk(), occasion, *day);
        CallAfter([this, record, occasion, day = *day] {
            refresh();
            shell().say(Tone::Done, look::text("Planned with " + occasion.who + " for " + day.dayWords() + "."),
                        {"Undo", [this, record] {
                             guarded(shell(), [&] { desk().discardDraft(record); });
                             CallAfter([this] { refresh(); });
                         }});
        });
    });
}

// Offline there is nobody to send anything: who has a key to this workspace finds the question on Today, and for all
// others there are words to send by other means.
void TodayPage::remind(const TodayLine& line) {
    if (!guarded(shell(), [&] { trellis::remind(desk(), line.record); })) return;
    bool here = true;
    const auto users = desk().users();
    for (const PersonCode& code : line.waitsFor)
        here = here && std::any_of(users.begin(), users.end(), [&](const UserLine& user) { return user.code == code; });
    CallAfter([this, line, here] {
        refresh();
        const std::string who = phrase::people(line.waitsFor);
        shell().say(Tone::Done,
                    look::text(here ? who + " will find on Today that you asked. Nothing is sent."
                                    : "Noted that you asked. " + who +
                                          " cannot open this workspace, and nothing is sent: copy a message to send it "
                                          "yourself."),
                    {"Copy a message", [this, line] {
                         wxClipboardLocker lock;
                         if (!lock)
                             return shell().say(Tone::Trouble,
                                                "Another program holds the clipboard. Please try again.");
                         wxTheClipboard->SetData(new wxTextDataObject(look::text(reminderText(line))));
                         shell().say(Tone::Done, "Copied. It says that a record waits, and nothing of what is in it.");
                     }});
    });
}

void TodayPage::whyNotHeld(const Occasion& occasion, wxWindow* under) {
    guarded(shell(), [&] {
        const auto question = notHeldQuestion(desk(), occasion);
        if (!question) return shell().say(Tone::Note, "No form for a session that was not held is installed.");
        wxMenu menu;
        addReasons(menu, *question, 0, {}, [this, occasion](const Answers& answers) {
            guarded(shell(), [&] {
                const NotHeld made = noteNotHeld(desk(), occasion, answers);
                if (!made.finished) return shell().go({Destination::Kind::Draft, made.record});
                CallAfter([this, made, occasion] {
                    refresh();
                    shell().say(Tone::Done,
                                look::text("Noted that the session with " + occasion.who + " was not held."),
                                {"Show", [this, made] {
                                     shell().go({Destination::Kind::Record, made.record});
                                 }});
                });
            });
        });
        under->PopupMenu(&menu, wxPoint(0, under->GetSize().y));
    });
}

Page* makeTodayPage(wxWindow* parent, Shell& shell) { return new TodayPage(parent, shell); }

} // namespace trellis
