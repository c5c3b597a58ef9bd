// Whether things were followed up: actions, concerns, and everybody on the caseload.
#include "history.hpp"
#include "measures.hpp"
#include "policy.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace supervision {

using namespace trellis::sdk;

namespace {

/// One action over all records that it travelled through.
struct Action {
    Record first, last;
    Day since{0};
    std::optional<Day> due;
    std::optional<Day> settled; ///< the day of the first session that says done or dropped
    bool dropped = false;
};

/// By the row's id, which it keeps for life.
std::map<std::string, Action> actionsOf(const std::vector<Record>& sessions) {
    std::map<std::string, Action> out;
    for (auto& session : sessions)
        for (auto& row : session.rows("actions")) {
            auto& action =
                out.try_emplace(row.id(), Action{session, session, row.day("action.since").value_or(session.about()),
                                                 std::nullopt, std::nullopt, false})
                    .first->second;
            action.last = session;
            if (auto due = row.day("action.due"); due && !action.due) action.due = due; // as it was first agreed
            const auto status = row.code("action.status");
            if (!action.settled && (status == "done" || status == "dropped")) {
                action.settled = session.about();
                action.dropped = status == "dropped";
            }
        }
    return out;
}

} // namespace

/// Closed in time: said to be done no later than at the first session held on or after the day agreed first. A record
/// of supervision knows no better; who reads "dropped, and we agreed why" left it out of the count on purpose.
void ActionsOnTime::observe(const Timeline& timeline, Observations& out) const {
    const auto sessions = heldSessions(timeline);
    for (auto& [id, action] : actionsOf(sessions)) {
        if (!action.due || *action.due >= timeline.today() || action.dropped) continue;
        std::optional<Day> asked; // when it was next talked about
        for (auto& session : sessions)
            if (!asked && session.about() >= *action.due) asked = session.about();
        const bool inTime = action.settled && (!asked || *action.settled <= *asked);
        if (!action.settled && !asked) continue; // nobody has met since, so nothing was said
        out.add(*action.due, inTime ? 1 : 0, 1)
            .from(action.last)
            .because("agreed for " + action.due->words() +
                     (action.settled ? ", said to be done on " + action.settled->words() : ", still open"));
    }
}

void OldestAction::observe(const Timeline& timeline, Observations& out) const {
    const auto sessions = heldSessions(timeline);
    std::optional<Day> oldest;
    std::optional<Record> record;
    for (auto& [id, action] : actionsOf(sessions))
        if (!action.settled && (!oldest || action.since < *oldest)) oldest = action.since, record = action.last;
    if (!oldest || *oldest > timeline.today()) return;
    out.add(timeline.today(), timeline.today() - *oldest, 1).from(*record).because("open since " + oldest->words());
}

void RiskClosed::observe(const Timeline& timeline, Observations& out) const {
    const auto sessions = heldSessions(timeline);
    for (auto& session : sessions) {
        if (session.about() > timeline.today()) break; // written for a day to come: nothing of it has been asked for
        for (auto& risk : session.rows("risk.items")) {
            const auto due = risk.day("risk.follow-up-due");
            const auto code = risk.code("risk.case");
            bool followed = !due || !risk.text("risk.follow-up-outcome").empty();
            std::vector<Record> told;
            for (auto& later : sessions)
                for (auto& row : later.rows("follow-ups"))
                    if (!followed && later.about() >= session.about() && row.day("follow-up.due") == due &&
                        row.code("follow-up.case") == code && !row.text("follow-up.outcome").empty()) {
                        followed = true;
                        told.push_back(later);
                    }
            if (!followed && *due >= timeline.today()) continue; // not yet asked for
            const bool written = risk.yes("risk.care-record").value_or(false);
            out.add(session.about(), written && followed ? 1 : 0, 1).from(session);
            for (auto& each : told) out.from(each);
            // In a group a concern is its owner's: colleagues are not to see it in a figure either.
            if (const auto owner = risk.code("risk.raised-by"); session.kind() == group && !owner.empty())
                out.by("person", owner);
            out.because(!written    ? "not in the care record"
                        : !followed ? "no outcome of the follow-up for " + due->words()
                                    : "in the care record, follow-up settled");
        }
    }
}

void CaseCoverage::observe(const Timeline& timeline, Observations& out) const {
    const auto policy = policyHere();
    std::map<std::string, Day> discussed;
    for (auto& session : heldSessions(timeline)) {
        const Day day = session.about();
        if (day > timeline.today()) break;
        std::map<std::string, std::set<std::string>> caseloads; // in a group by whose they are, for whom alone they are
        for (auto& row : session.rows("scan")) {
            const auto code = row.code("scan.case");
            if (code.empty()) continue;
            if (row.code("scan.status") != "ended")
                caseloads[session.kind() == group ? row.code("scan.owner") : std::string()].insert(code);
            auto& last = discussed.try_emplace(code, Day(-719162)).first->second;
            if (auto on = row.day("scan.last-discussed"); on && *on <= day) last = std::max(last, *on);
        }
        for (auto& row : session.rows("depth"))
            if (auto code = row.code("depth.case"); !code.empty()) discussed.insert_or_assign(code, day);
        for (auto& [owner, caseload] : caseloads) {
            int recent = 0;
            for (auto& code : caseload) recent += discussed.at(code) > day - policy.discussedWithinDays;
            out.add(day, recent, double(caseload.size()))
                .from(session)
                .because(std::to_string(recent) + " of " + std::to_string(caseload.size()) +
                         " on the caseload discussed in " + std::to_string(policy.discussedWithinDays / 7) + " weeks");
            if (!owner.empty()) out.by("person", owner);
        }
    }
}

} // namespace supervision
