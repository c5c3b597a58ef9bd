// A meeting starts with what is still open between the two: feedback on its way and issues without an answer.
#include "kinds.hpp"
#include "life.hpp"

#include <algorithm>

namespace meta {

using namespace trellis::sdk;

namespace {

constexpr int usualDays = 28;

bool there(const Draft& draft, const std::string& what) {
    const auto rows = draft.rows("actions");
    return std::any_of(rows.begin(), rows.end(),
                       [&](const DraftRow& row) { return row.answer("action.what").text() == what; });
}

void bring(Draft& draft, const Timeline& timeline, const std::string& what, const std::string& who, Day due) {
    if (who.empty() || there(draft, what)) return;
    auto row = draft.addRow("actions");
    row.set("action.what", what).set("action.owner", Code{who}).set("action.due", due);
    row.set("action.status", Code{"open"}).set("action.since", timeline.today());
}

} // namespace

MetaSession::MetaSession()
    : Kind("meta-session") {}

void MetaSession::describe(Description& life) const { describeMeeting(life); }

void MetaSession::prefill(const Timeline& timeline, Draft& draft) const {
    for (auto& record : timeline.records()) {
        if (record.draft()) continue;
        if (record.kind() == "meta-feedback" && record.state() != "closed") {
            const int at = stationOf(record.state());
            const auto given = record.day("feedback.date").value_or(record.about());
            const auto due = record.day("feedback.review-due").value_or(timeline.today() + usualDays);
            bring(draft, timeline,
                  "Feedback of " + given.words() + ": " +
                      (at <= 0  ? "an answer to it"
                       : at < 3 ? "agree what to do"
                                : "look back on it together"),
                  record.code("feedback.to"), due);
        }
        if (record.kind() == "system-issue" && waitsForAnswer(record.state())) {
            const auto due = record.day("issue.due").value_or(timeline.today());
            bring(draft, timeline, "Still without an answer: " + record.text("issue.title"),
                  record.code("issue.raised-by"), std::max(due, timeline.today()));
        }
    }
}

void MetaSession::check(const Record& record, const Timeline& timeline, Findings& findings) const {
    if (record.yes("system.raise") == true)
        findings.note("system.raise", "system.write",
                      "Write the system issue after this meeting, so that it has an owner and a day for the answer.");
    if (const auto day = record.day("session.date"); day && *day > timeline.today())
        findings.refuse("session.date", "meta.day-to-come", "That day has not come yet. Please put the day you met.");
}

std::string MetaSession::summary(const Record& record) const {
    const auto minutes = record.number("session.actual-minutes");
    return minutes ? std::to_string(int(*minutes)) + " minutes" : std::string();
}

} // namespace meta
