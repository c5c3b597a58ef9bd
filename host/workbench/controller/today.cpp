#include "workbench/controller/today.hpp"

#include "workbench/controller/phrase.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace trellis {

namespace {

std::string whoOf(const PersonCode& me, const PersonCode& supervisor, const std::vector<PersonCode>& supervisees) {
    if (me == supervisor) return phrase::people(supervisees);
    if (std::find(supervisees.begin(), supervisees.end(), me) != supervisees.end()) return supervisor;
    return phrase::people(supervisees) + " with " + supervisor;
}

std::string lastHeld(const Due& due, Date today) {
    return due.lastHeld ? "last held " + phrase::shortDay(*due.lastHeld, today) : "";
}

class Maker {
public:
    explicit Maker(const TodayFacts& facts)
        : facts_(facts) {}

    Today make() {
        result_.heading = facts_.today.dayWords();
        result_.about = about();
        for (const DueLine& line : facts_.due) add(line);
        order();
        addDrafts();
        addSignatures();
        addActions();
        result_.exclusions = exclusions();
        return std::move(result_);
    }

private:
    Occasion occasionOf(const DueLine& line) const {
        Occasion occasion;
        occasion.kind = line.kind;
        occasion.agreement = line.agreement;
        occasion.who = whoOf(facts_.me, line.supervisor, line.supervisees);
        occasion.standing = line.due.standing;
        occasion.party = facts_.me == line.supervisor ||
                         std::find(line.supervisees.begin(), line.supervisees.end(), facts_.me) != line.supervisees.end();
        if (!line.supervisees.empty()) occasion.about = line.supervisees.front();
        occasion.day = line.due.planned ? line.due.planned : line.due.due;
        for (const RecordLine& draft : facts_.drafts)
            if (draft.agreement == line.agreement && draft.kind == line.kind && draft.signedBy.empty()) {
                // Of an appointment and something begun, what is begun wants to be finished first.
                const bool begun = draft.state != plannedStateId;
                if (occasion.openDraft && occasion.begun && !begun) continue;
                occasion.openDraft = draft.id;
                occasion.begun = begun;
            }
        return occasion;
    }

    void add(const DueLine& line) {
        const Due& due = line.due;
        TodayLine shown;
        shown.occasion = occasionOf(line);
        shown.who = shown.occasion.who;
        const bool party = shown.occasion.party;
        if (due.standing == DueStanding::Excluded) {
            ++excluded_[due.reason];
            // Left out of the figures, not of the work: a session can still be held.
            if (party) result_.occasions.push_back(shown.occasion);
            if (due.planned && *due.planned >= facts_.today) addNext(std::move(shown), due);
            return;
        }
        if (party) result_.occasions.push_back(shown.occasion);
        const bool planned = due.planned && *due.planned >= facts_.today;
        if (planned) {
            addNext(std::move(shown), due);
            return;
        }
        switch (due.standing) {
        case DueStanding::Overdue:
            shown.icon = "warning";
            shown.state = phrase::count(due.daysPast, "day", "days");
            shown.rest = lastHeld(due, facts_.today);
            overdueDays_[shown.who + line.agreement] = due.daysPast;
            result_.overdue.push_back(std::move(shown));
            break;
        case DueStanding::Never:
            shown.icon = "warning";
            shown.state = "never held";
            shown.rest =
                due.reason.substr(due.reason.starts_with("never ") && due.reason.find(", ") != std::string::npos
                                      ? due.reason.find(", ") + 2
                                      : 0);
            result_.overdue.push_back(std::move(shown));
            break;
        case DueStanding::Due:
        case DueStanding::InGrace:
            shown.icon = "clock";
            shown.state = !due.due                   ? "due"
                          : *due.due == facts_.today ? "due today"
                                                     : "due " + phrase::shortDay(*due.due, facts_.today);
            shown.rest = due.standing == DueStanding::InGrace
                             ? phrase::dotted({"within grace", lastHeld(due, facts_.today)})
                             : lastHeld(due, facts_.today);
            result_.due.push_back(std::move(shown));
            break;
        default:
            ++result_.upToDate;
        }
    }

    void addNext(TodayLine line, const Due& due) {
        line.icon = "calendar";
        line.state = phrase::nearDay(*due.planned, facts_.today);
        line.rest = due.lastHeld ? lastHeld(due, facts_.today) : "the first one";
        if (due.standing == DueStanding::Overdue)
            line.rest = phrase::dotted({line.rest, phrase::count(due.daysPast, "day", "days") + " past due"});
        result_.next.push_back(std::move(line));
    }

    void order() {
        auto byDay = [](const TodayLine& a, const TodayLine& b) { return a.occasion.day < b.occasion.day; };
        std::stable_sort(result_.next.begin(), result_.next.end(), byDay);
        std::stable_sort(result_.due.begin(), result_.due.end(), byDay);
        auto days = [this](const TodayLine& line) {
            const auto found = overdueDays_.find(line.who + line.occasion.agreement);
            return found == overdueDays_.end() ? -1 : found->second; // never supervised after those with a date
        };
        std::stable_sort(result_.overdue.begin(), result_.overdue.end(),
                         [&](const TodayLine& a, const TodayLine& b) { return days(a) > days(b); });
        auto pressing = [this](const Occasion& occasion) {
            if (occasion.openDraft && occasion.begun) return 0;
            if (occasion.day && *occasion.day == facts_.today) return 1;
            switch (occasion.standing) {
            case DueStanding::Overdue:
                return 2;
            case DueStanding::Never:
                return 3;
            case DueStanding::InGrace:
                return 4;
            case DueStanding::Due:
                return 5;
            default:
                return 6;
            }
        };
        std::stable_sort(result_.occasions.begin(), result_.occasions.end(),
                         [&](const Occasion& a, const Occasion& b) { return pressing(a) < pressing(b); });
    }

    void addDrafts() {
        for (const RecordLine& draft : facts_.drafts) {
            const bool begun = draft.state != plannedStateId;
            if (!begun && draft.day >= facts_.today) continue; // an appointment to come stands under Next
            TodayLine line;
            line.icon = begun ? "draft" : "calendar";
            line.state = (begun ? "draft of " : "planned ") + phrase::shortDay(draft.day, facts_.today);
            line.who = whoOf(facts_.me, draft.supervisor, draft.supervisees);
            line.rest = draft.signedBy.empty() ? draft.kindTitle : draft.kindTitle + " · being amended";
            line.record = draft.id;
            result_.toFinish.push_back(std::move(line));
        }
    }

    void addSignatures() {
        for (const RecordLine& record : facts_.toSign) {
            const auto& waiting = record.waitingFor;
            TodayLine line;
            line.mine = std::find(waiting.begin(), waiting.end(), facts_.me) != waiting.end();
            line.icon = "sign";
            line.state = phrase::shortDay(record.day, facts_.today);
            line.who = whoOf(facts_.me, record.supervisor, record.supervisees);
            line.rest = line.mine ? "waits for you" : "waits for " + phrase::people(waiting);
            if (const auto asked = facts_.asked.find(record.id); asked != facts_.asked.end()) {
                const auto& [who, on] = asked->second;
                const std::string day = phrase::shortDay(on, facts_.today);
                line.rest = phrase::dotted({line.rest, (who == facts_.me ? "asked " : who + " asked ") + day});
            }
            line.record = record.id;
            line.waitsFor = waiting;
            std::erase(line.waitsFor, facts_.me);
            result_.toSign.push_back(std::move(line));
        }
        std::stable_partition(result_.toSign.begin(), result_.toSign.end(),
                              [](const TodayLine& line) { return line.mine; });
    }

    void addActions() {
        int mine = 0, theirs = 0;
        std::optional<Date> oldest;
        for (const OpenRow& row : facts_.openRows) {
            // What travels on without an owner or a day, such as a pair in focus, is no action of anybody's.
            if (row.owner.empty() && !row.due) continue;
            ActionLine line{row.title, {}, row.record, row.owner == facts_.me};
            const std::string whose = row.owner.empty() ? phrase::people(row.supervisees) : row.owner;
            line.rest = phrase::dotted({whose, phrase::age(row.since, facts_.today),
                                        row.due ? "due " + phrase::shortDay(*row.due, facts_.today) : std::string()});
            (line.mine ? mine : theirs) += 1;
            if (!oldest || row.since < *oldest) oldest = row.since;
            result_.actions.push_back(std::move(line));
        }
        std::stable_partition(result_.actions.begin(), result_.actions.end(),
                              [](const ActionLine& line) { return line.mine; });
        if (oldest)
            result_.actionSummary =
                fmt::format("yours {} · theirs {} · oldest {}", mine, theirs, phrase::age(*oldest, facts_.today));
    }

    std::string exclusions() const {
        int all = 0;
        std::vector<std::string> parts;
        for (const auto& [reason, number] : excluded_) {
            all += number;
            parts.push_back(fmt::format("{} ({})", reason.empty() ? "no reason given" : reason, number));
        }
        if (!all) return {};
        return fmt::format("{} left out: {}.", all == 1 ? "One person is" : fmt::format("{} people are", all),
                           phrase::list(parts));
    }

    std::string about() const {
        switch (facts_.role) {
        case Role::Supervisor:
            return "You see dates and actions of the people you supervise.";
        case Role::Supervisee:
            return "You see your own dates, drafts and actions.";
        case Role::MetaSupervisor:
            return "You see your own dates, and those of the supervisors you support.";
        case Role::ServiceLead:
            return "You see that supervision happens and when. What was said stays with the pair.";
        case Role::LocalityAdmin:
            return "You look after people, agreements and forms. What was said stays with the pair.";
        case Role::Auditor:
            return "You see that supervision happens and when, and a trace is kept of what you open.";
        }
        return {};
    }

    const TodayFacts& facts_;
    Today result_;
    std::map<std::string, int> excluded_;
    std::map<std::string, int> overdueDays_;
};

} // namespace

bool Today::empty() const {
    return next.empty() && overdue.empty() && due.empty() && toFinish.empty() && toSign.empty() && actions.empty() &&
           occasions.empty() && exclusions.empty();
}

std::string reminderText(const TodayLine& line) {
    return fmt::format("{}: a record of {} waits for your signature in Trellis. It stands on your Today page under "
                       "“To sign”.",
                       phrase::people(line.waitsFor), line.state);
}

Today makeToday(const TodayFacts& facts) { return Maker(facts).make(); }

} // namespace trellis
