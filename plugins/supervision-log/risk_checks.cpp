#include "risk_checks.hpp"

namespace supervision {

using namespace trellis::sdk;

namespace {

/// What must be there before anybody signs.
void checkLoop(const Row& risk, Findings& findings) {
    if (risk.codes("risk.decision").empty())
        findings.refuse(risk, "risk.decision", "risk.decision",
                        "What was decided about this concern? Deciding to do nothing is an answer, too.");
    if (risk.code("risk.owner").empty())
        findings.refuse(risk, "risk.owner", "risk.owner", "Who sees this concern through? Please name one person.");
    const auto recorded = risk.yes("risk.care-record");
    if (!recorded)
        findings.refuse(risk, "risk.care-record", "risk.care-record",
                        "Is this concern in the care record? Please answer yes, or no and why not.");
    else if (!*recorded && risk.text("risk.care-record-why-not").empty())
        findings.refuse(risk, "risk.care-record-why-not", "risk.why-not",
                        "This concern is not in the care record yet. Please say why not, and when it will be.");
}

/// What a reader in a year's time would ask.
void checkTrail(const Record& record, const Row& risk, Findings& findings) {
    const auto decided = risk.codes("risk.decision");
    const bool nothing = decided.size() == 1 && decided.front() == "no-action";
    if (risk.code("risk.immediacy") == "emergency")
        findings.note(risk, "risk.immediacy", "risk.emergency",
                      "Emergency now: act first and call 999, then write. Nobody is told because it stands here.");
    if (nothing && risk.text("risk.rationale").empty())
        findings.ask(risk, "risk.rationale", "risk.rationale",
                     "You decided to do nothing further. A line about why helps whoever reads this later.");
    for (const char* told : {"safeguarding", "manager-route", "mdt"})
        if (risk.has("risk.decision", told) && risk.text("risk.escalated-to").empty()) {
            findings.ask(risk, "risk.escalated-to", "risk.told", "Who was told? The role is enough.");
            break;
        }
    if (!decided.empty() && !nothing && risk.text("risk.follow-up-outcome").empty()) {
        const auto due = risk.day("risk.follow-up-due");
        if (!due)
            findings.ask(risk, "risk.follow-up-due", "risk.follow-up",
                         "By when will you look at this again? With a day here it comes back by itself.");
        else if (*due < record.about())
            findings.ask(risk, "risk.follow-up-due", "risk.follow-up",
                         "The day to look at this again lies before the session. Is it right?");
    }
    if (risk.yes("risk.disagreement") == true) {
        if (risk.text("risk.disagreement-note").empty())
            findings.ask(risk, "risk.disagreement-note", "risk.disagreement",
                         "Somebody saw this differently. A line about the other view helps whoever reads it later.");
        else if (risk.text("risk.disagreement-route").empty())
            findings.ask(risk, "risk.disagreement-route", "risk.disagreement",
                         "How is the difference being settled? It must not hold up protection.");
    }
}

} // namespace

void checkRisk(const Record& record, Findings& findings) {
    if (record.yes("conduct.concern") == true)
        findings.note("conduct.concern", "conduct.route",
                      "A concern about conduct goes to the manager route. Please keep its detail out of this record.");
    if (record.yes("risk.raised") == false)
        for (auto& seen : record.rows("scan"))
            if (seen.code("scan.flag") == "CS2") {
                findings.ask(seen, "scan.flag", "risk.in-scan",
                             "Somebody in the scan is marked for safety, and the risk question says no. Is there a "
                             "concern to write down?");
                break;
            }
    if (record.yes("risk.raised") != true) return;
    const auto concerns = record.rows("risk.items");
    if (concerns.empty())
        findings.refuse("risk.items", "risk.none",
                        "You said that a concern was raised. Please write down which, and what was decided.");
    for (auto& risk : concerns) {
        checkLoop(risk, findings);
        checkTrail(record, risk, findings);
    }
}

void checkFollowUps(const Record& record, Findings& findings) {
    for (auto& waiting : record.rows("follow-ups"))
        if (auto due = waiting.day("follow-up.due");
            due && *due <= record.about() && waiting.text("follow-up.outcome").empty())
            findings.ask(waiting, "follow-up.outcome", "follow-up.overdue",
                         "This concern was to be followed up by " + due->words() + ". What came of it?");
}

} // namespace supervision
