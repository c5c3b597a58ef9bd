// Issues for leaders: who was asked, by when, and what they said; and what came of it for those who raised it.
#include "loop_views.hpp"

#include "life.hpp"

#include <algorithm>

namespace meta {

using namespace trellis::sdk;

namespace {

std::string labels(const Record& record, const char* item) {
    std::string out;
    for (auto& code : record.codes(item)) out += (out.empty() ? "" : ", ") + record.label(item, code);
    return out;
}

std::vector<Record> issuesOf(const Timeline& timeline) {
    std::vector<Record> out;
    for (auto& record : timeline.records())
        if (!record.draft() && record.kind() == "system-issue") out.push_back(record);
    return out;
}

/// Whoever has it now.
std::string askedOf(const Record& record) {
    const auto further = record.code("answer.escalated-to");
    return further.empty() ? record.code("issue.asked-of") : further;
}

std::string standing(const Record& record) {
    const auto state = record.state();
    if (state == "asked") return "Asked";
    if (state == "escalated") return "Taken further up";
    const auto outcome = record.code("answer.outcome");
    const auto words = outcome.empty() ? std::string("Answered") : record.label("answer.outcome", outcome);
    return state == "closed" ? "Closed: " + words : words;
}

} // namespace

void SystemIssues::show(const std::optional<Timeline>& timeline, View& out) const {
    if (!timeline) return;
    auto all = issuesOf(*timeline);
    if (out.chosen("which") == "open")
        all.erase(std::remove_if(all.begin(), all.end(), [](auto& one) { return !waitsForAnswer(one.state()); }),
                  all.end());
    if (all.empty()) {
        out.empty("No issue waits for an answer. What only a leader can move is written down here, with a day for the "
                  "answer.");
        return;
    }
    // Those that wait first, by the day the answer is due.
    std::stable_sort(all.begin(), all.end(), [](auto& a, auto& b) {
        const bool x = waitsForAnswer(a.state()), y = waitsForAnswer(b.state());
        if (x != y) return x;
        return a.day("issue.due").value_or(a.about()) < b.day("issue.due").value_or(b.about());
    });
    const Day today = timeline->today();
    int waiting = 0, late = 0;
    out.column("title", "Issue")
        .column("place", "Place")
        .column("kind", "What kind (CFIR)")
        .column("asked", "Asked of");
    out.column("due", "Answer by")
        .column("past", "Days past", true)
        .column("stands", "Where it stands")
        .column("answer", "Answer");
    for (auto& one : all) {
        const bool waits = waitsForAnswer(one.state());
        const auto due = one.day("issue.due");
        const int past = waits && due && *due < today ? today - *due : 0;
        waiting += waits;
        late += past > 0;
        out.row().cell(one.text("issue.title")).cell(one.text("issue.locality")).cell(labels(one, "issue.cfir"));
        out.cell(askedOf(one)).cell(due ? due->words() : "");
        past > 0 ? out.cell(std::to_string(past), double(past)) : out.cell("");
        out.cell(standing(one)).cell(one.text("answer.text"));
    }
    const auto words = std::to_string(waiting) + (waiting == 1 ? " issue waits" : " issues wait") + " for an answer" +
                       (late ? ", " + std::to_string(late) + " past the day" : "");
    out.reading(words + ".");
    if (waiting) out.card(words);
    out.note("An issue stays on the agenda until it is answered. Background between those who raised it is not here.");
}

void YouSaid::show(const std::optional<Timeline>& timeline, View& out) const {
    if (!timeline) return;
    auto all = issuesOf(*timeline);
    all.erase(std::remove_if(all.begin(), all.end(), [](auto& one) { return !one.day("answer.on"); }), all.end());
    if (all.empty()) {
        out.empty(
            "Nothing has been answered yet. Each answer comes back here in two sentences for those who raised it.");
        return;
    }
    std::stable_sort(all.begin(), all.end(),
                     [](auto& a, auto& b) { return *a.day("answer.on") > *b.day("answer.on"); });
    out.column("said", "You said")
        .column("did", "We did")
        .column("on", "Answered")
        .column("took", "Days it took", true);
    for (auto& one : all) {
        const auto told = one.text("answer.told");
        const int took = *one.day("answer.on") - one.day("issue.raised-on").value_or(one.about());
        out.row().cell(one.text("issue.title")).cell(told.empty() ? one.text("answer.text") : told);
        out.cell(one.day("answer.on")->words()).cell(std::to_string(took), double(took));
    }
    out.reading(std::to_string(all.size()) + (all.size() == 1 ? " answer has" : " answers have") + " come back.");
}

} // namespace meta
