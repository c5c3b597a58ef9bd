// What the Today page says, from the lines the desk gives: who is next, who is waiting, what is unfinished. No window
// here.
#pragma once
#include "desk/lines.hpp"
#include "desk/reminders.hpp"
#include "model/visibility.hpp"
#include "workbench/controller/destination.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace trellis {

struct TodayFacts {
    Date today;
    PersonCode me;
    Role role = Role::Supervisor;
    std::vector<DueLine> due;
    std::vector<RecordLine> drafts; ///< mine
    std::vector<RecordLine> toSign;
    std::vector<OpenRow> openRows;
    std::map<Id, Reminder> asked{}; ///< by record: who asked for its signatures
};

/// A session that can be started, planned or explained: one agreement and the kind that is due under it.
struct Occasion {
    std::string kind;
    Id agreement;
    std::string who;             ///< "FK-CP3", or "FK-CP1, FK-CP2 and 3 more" for a group
    std::optional<Id> openDraft; ///< there is one already: continue it instead of making another
    bool begun = false;          ///< that draft is more than an appointment
    std::optional<Date> day;     ///< planned or due
    DueStanding standing = DueStanding::NotDue;
    bool party = false; ///< I am one of those who meet: only they start, plan or explain a session
    PersonCode about{}; ///< whose supervision it is, the first of a group: where somebody else may look further
};

struct TodayLine {
    std::string icon;  ///< the state as a picture …
    std::string state; ///< … and as a word: "15 days past due"
    std::string who;
    std::string rest;                   ///< "last held 18 Aug"
    Occasion occasion;                  ///< for next, overdue and due
    Id record;                          ///< for drafts and signatures
    bool mine = false;                  ///< to sign: it waits for me
    std::vector<PersonCode> waitsFor{}; ///< to sign: whom else
};

struct ActionLine {
    std::string title, rest; ///< "Ask the practice about a room" · "FK-CP3 · 6 weeks · due 3 Sep"
    Id record;
    bool mine = false;
};

/// A line that a plugin's view has for this day.
struct CardLine {
    std::string title; ///< of the view, and about whom
    std::string line;
    Destination there; ///< the view itself
};

struct Today {
    std::string heading;            ///< "Tuesday 16 September"
    std::vector<TodayLine> next;    ///< planned from today on, soonest first
    std::vector<TodayLine> overdue; ///< past grace, longest first, then never supervised
    std::vector<TodayLine> due;     ///< due now or within grace
    std::vector<TodayLine> toFinish;
    std::vector<TodayLine> toSign;   ///< mine first
    std::vector<ActionLine> actions; ///< mine first, oldest first
    std::string actionSummary;       ///< "yours 3 · theirs 5 · oldest 6 weeks"
    std::vector<Occasion> occasions; ///< everything that can be started, the most pressing first
    int upToDate = 0;                ///< people of whom nothing is expected now
    std::string exclusions; ///< "Two people are left out: long absence (1), under 4 weeks in post (1)."; empty if none
    std::string about;      ///< what this role sees here, one sentence
    bool empty() const;     ///< nothing to show and nothing to start
};

Today makeToday(const TodayFacts& facts);

/// What a person may send by other means to whoever is waited for: that something waits and where, never what it says.
std::string reminderText(const TodayLine& line);

/// The id, by convention, of the state of a draft that is only an appointment so far (sdk: states of a kind).
inline constexpr const char* plannedStateId = "planned";

} // namespace trellis
