// What an issue needs on its way to an answer (domain.md 5.8).
#include "kinds.hpp"
#include "life.hpp"

namespace meta {

using namespace trellis::sdk;

SystemIssue::SystemIssue()
    : Kind("system-issue") {}

void SystemIssue::describe(Description& life) const { describeIssue(life); }

void SystemIssue::check(const Record& record, const Timeline& timeline, Findings& findings) const {
    const auto state = record.state();
    const auto outcome = record.code("answer.outcome");
    if (state == "draft" || state == "asking-again") {
        if (const auto due = record.day("issue.due"); due && *due < timeline.today())
            findings.ask("issue.due", "issue.due-past",
                         "The day for the answer has passed already. Is it the right one?");
    }
    if (state == "answering") {
        // The form asks for the other two only once there is a day; here all that is missing is said at once.
        if (!record.day("answer.on"))
            findings.refuse("answer.on", "issue.answered-on", "Please add the day of the answer.");
        if (record.text("answer.text").empty())
            findings.refuse("answer.text", "issue.answer", "Please write what will be done, or why not.");
        if (outcome.empty()) findings.refuse("answer.outcome", "issue.outcome", "Please say what became of it.");
        if (outcome == "escalated")
            findings.refuse("answer.outcome", "issue.take-up",
                            "Taking it further up is a step of its own, so that it stays open until somebody answers. "
                            "Please discard this one and take that step.");
    }
    if (const auto day = record.day("answer.on"); day && *day > timeline.today())
        findings.refuse("answer.on", "issue.day-to-come",
                        "That day has not come yet. Please put the day on which it was.");
    if (state == "taking-up" && (outcome != "escalated" || record.code("answer.escalated-to").empty()))
        findings.refuse("answer.escalated-to", "issue.escalated-to",
                        "Please say under what became of it that it is taken further up, and with whom.");
    if (state == "closing" && record.text("answer.told").empty())
        findings.refuse("answer.told", "issue.told",
                        "Those who raised it should hear what came of it. Two sentences are enough.");
    if (state == "withdrawing" && outcome != "withdrawn")
        findings.refuse("answer.outcome", "issue.withdrawn",
                        "This is being withdrawn. Please say so under what became of it, or discard the change.");
    if (state == "draft" && record.codes("issue.cfir").size() > 3)
        findings.ask("issue.cfir", "issue.many-codes",
                     "One or two codes say more than many. Which are the ones that matter?");
}

std::string SystemIssue::summary(const Record& record) const { return oneLine(record.text("issue.title")); }

} // namespace meta
