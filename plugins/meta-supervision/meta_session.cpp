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

/// Where it stands and what is next. An answer that was given is said, so that nobody is asked for it again.
std::string feedbackWords(const Record& record) {
    const int at = stationOf(record.state());
    if (at <= 0) return "not answered yet";
    const auto on = record.day("reply.on");
    const std::string answered = on ? "answered on " + on->words() + ", " : "answered, ";
    return answered + (at < 3 ? "agree what to do, or close it" : at < 5 ? "look back on it together" : "to be closed");
}

Day givenOn(const Record& record) { return record.day("feedback.date").value_or(record.about()); }

/// Words that come from here, of this version or the one before; others are the two people's own.
bool ours(const std::string& words) {
    for (const char* all : {"an answer to it", "agree what to do", "look back on it together", "not answered yet"})
        if (words == all) return true;
    return words.rfind("answered", 0) == 0;
}

/// Of two pieces of one day nothing tells which line is whose; then no line is touched.
bool onlyOneOfItsDay(const Timeline& timeline, const Record& record) {
    int that = 0;
    for (auto& one : timeline.records())
        that += one.kind() == record.kind() && !one.draft() && givenOn(one) == givenOn(record);
    return that == 1;
}

/// One line for one piece of feedback: what the last meeting carried over of it is brought up to date.
void bringFeedback(Draft& draft, const Timeline& timeline, const Record& record) {
    const auto given = givenOn(record);
    const std::string piece = "Feedback of " + given.words() + ": ";
    const bool closed = record.state() == "closed";
    // Who gave it closes it; until then it waits for the other.
    const auto who = record.code(stationOf(record.state()) < 5 ? "feedback.to" : "feedback.from");
    bool there = false;
    for (auto& row : draft.rows("actions")) {
        const auto what = row.answer("action.what").text();
        if (what.rfind(piece, 0) != 0 || !ours(what.substr(piece.size())) || !onlyOneOfItsDay(timeline, record))
            continue;
        if (closed || there) row.set("action.status", Code{"done"}); // an older line of it has come along, too
        if (there) continue;
        row.set("action.what", piece + (closed ? "closed" : feedbackWords(record)));
        if (!closed && !who.empty()) row.set("action.owner", Code{who});
        there = true;
    }
    if (closed || there) return;
    const auto due = record.day("feedback.review-due").value_or(timeline.today() + usualDays);
    bring(draft, timeline, piece + feedbackWords(record), who, due);
}

} // namespace

MetaSession::MetaSession()
    : Kind("meta-session") {}

void MetaSession::describe(Description& life) const { describeMeeting(life); }

void MetaSession::prefill(const Timeline& timeline, Draft& draft) const {
    for (auto& record : timeline.records()) {
        if (record.draft()) continue;
        if (record.kind() == "meta-feedback") bringFeedback(draft, timeline, record);
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
