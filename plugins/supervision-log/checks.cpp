#include "checks.hpp"

#include <map>
#include <set>

namespace supervision {

using namespace trellis::sdk;

void checkRisk(const Record& record, Findings& findings) {
    if (record.yes("conduct.concern") == true)
        findings.note("conduct.concern", "conduct.route", "A concern about conduct goes to the manager route. Please keep its detail out of this record.");
    if (record.yes("risk.raised") != true) return;
    const auto concerns = record.rows("risk.items");
    if (concerns.empty()) {
        findings.refuse("risk.items", "risk.none", "You said that a concern was raised. Please write down which, and what was decided.");
        return;
    }
    for (auto& risk : concerns) {
        if (risk.codes("risk.decision").empty())
            findings.refuse(risk, "risk.decision", "risk.decision", "What was decided about this concern? Deciding to do nothing is an answer, too.");
        if (risk.code("risk.owner").empty())
            findings.refuse(risk, "risk.owner", "risk.owner", "Who sees this concern through? Please name one person.");
        const auto recorded = risk.yes("risk.care-record");
        if (!recorded)
            findings.refuse(risk, "risk.care-record", "risk.care-record", "Is this concern in the care record? Please answer yes, or no and why not.");
        else if (!*recorded && risk.text("risk.care-record-why-not").empty())
            findings.refuse(risk, "risk.care-record-why-not", "risk.why-not", "This concern is not in the care record yet. Please say why not, and when it will be.");
        if (risk.code("risk.immediacy") == "emergency")
            findings.note(risk, "risk.immediacy", "risk.emergency", "Emergency now: act first and call 999. Nobody is told because you write it here.");
        if (risk.yes("risk.disagreement") == true && risk.text("risk.disagreement-note").empty())
            findings.ask(risk, "risk.disagreement-note", "risk.disagreement", "Somebody saw this differently. A line about the other view helps whoever reads it later.");
    }
}

void checkSession(const Record&, const Timeline&, Findings&) {}
void checkActions(const Record&, Findings&) {}
void checkScan(const Record&, Findings&) {}

} // namespace supervision
