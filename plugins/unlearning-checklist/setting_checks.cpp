#include "setting_checks.hpp"

namespace unlearning {

using namespace trellis::sdk;

void prefillSetting(const Timeline& timeline, Draft& draft) {
    const auto supervisees = timeline.supervisees();
    if (supervisees.size() == 1) draft.set("unlearning.supervisee", Code{supervisees.front()});
    if (!timeline.supervisor().empty()) draft.set("unlearning.supervisor", Code{timeline.supervisor()});
}

void checkSetting(const Record& record, const Timeline& timeline, Findings& findings) {
    const auto supervisees = timeline.supervisees();
    // In a group everybody who is party to the agreement could read it, and this is between two.
    if (supervisees.size() > 1)
        findings.refuse(nullptr, "unlearning.group",
                        "This is between one person and their supervisor, and several people could read it here. "
                        "Please write it under an agreement of the two of you.");
    else if (const auto who = record.code("unlearning.supervisee");
             !who.empty() && supervisees.size() == 1 && who != supervisees.front())
        findings.ask("unlearning.supervisee", "unlearning.person",
                     "This agreement is with " + supervisees.front() + ". Is this the right person?");
    const auto day = record.day("unlearning.date");
    if (!day) return;
    if (*day > timeline.today())
        findings.refuse("unlearning.date", "unlearning.future",
                        "This day is still to come. Please give the day on which you talked about it.");
    else if (timeline.start() && *day < *timeline.start())
        findings.ask("unlearning.date", "unlearning.before-agreement",
                     "This day lies before the agreement began, on " + timeline.start()->words() + ". Is it right?");
    else if (timeline.ended() && *timeline.ended() <= *day)
        findings.ask("unlearning.date", "unlearning.ended",
                     "The agreement ended on " + timeline.ended()->words() + ". Is this day right?");
}

} // namespace unlearning
