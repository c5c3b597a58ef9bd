#include "session_checks.hpp"

#include "history.hpp"

#include <set>

namespace supervision {

using namespace trellis::sdk;

void checkSetting(const Record& record, const Timeline& timeline, Findings& findings) {
    const auto day = record.day("session.date");
    if (!day) return;
    if (*day > timeline.today())
        findings.ask("session.date", "session.future",
                     "This day is still to come. A session that is only planned can be kept as planned.");
    if (timeline.start() && *day < *timeline.start())
        findings.ask("session.date", "session.before-agreement",
                     "This day lies before the agreement began, on " + timeline.start()->words() + ". Is it right?");
    for (auto& other : heldSessions(timeline, record.kind()))
        if (other.about() == *day) {
            findings.ask("session.date", "session.twice",
                         "There is a session of this day already. Is this a second one?");
            break;
        }
    if (auto written = record.day("session.written-on");
        written && *written > plusWorkingDays(*day, writtenWithinWorkingDays))
        findings.ask("session.written-on", "session.written-late",
                     "This was written more than " + std::to_string(writtenWithinWorkingDays) +
                         " working days after the session. A word about why may help later.");
    const auto planned = record.number("session.planned-minutes"), actual = record.number("session.actual-minutes");
    if (planned && actual && *actual > 0 && *actual * 2 < *planned)
        findings.note("session.actual-minutes", "session.short",
                      "It took less than half of the time you had planned. What would protect that time?");
    const auto types = record.codes("session.type");
    if (types.size() > 1 && record.has("session.type", "MGMT"))
        findings.ask("session.type", "session.management",
                     "Line management is best kept in a record of its own, apart from supervision.");
}

void checkNext(const Record& record, const Timeline& timeline, Findings& findings) {
    const auto day = record.day("session.date"), next = record.day("session.next");
    if (!day || !next) return;
    if (*next == *day)
        findings.ask("session.next", "next.same-day", "The next session is on the same day as this one. Is it right?");
    else if (*next > *day && *next - *day > timeline.cadenceDays() + 7)
        findings.ask("session.next", "next.late",
                     "The next session is " + std::to_string(*next - *day) + " days away; you agreed on every " +
                         std::to_string(timeline.cadenceDays()) + ".");
    if (!workingDay(*next))
        findings.note("session.next", "next.no-working-day", next->words() + " is a weekend or a bank holiday.");
}

void checkTerms(const Record& record, const Timeline& timeline, Findings& findings) {
    const auto day = record.day("session.date");
    if (!day) return;
    if (timeline.ended() && *timeline.ended() <= *day)
        findings.ask("session.date", "agreement.ended",
                     "The agreement ended on " + timeline.ended()->words() + ". Is this day right?");
    else if (!timeline.signedByAll())
        findings.note(nullptr, "agreement.unsigned",
                      "The agreement behind this session is not signed by everybody yet.");
    else if (timeline.review() && *timeline.review() < *day)
        findings.note(nullptr, "agreement.review",
                      "The agreement was to be looked at again by " + timeline.review()->words() + ".");
}

void checkActions(const Record& record, Findings& findings) {
    const auto day = record.about();
    for (auto& action : record.rows("actions")) {
        const auto due = action.day("action.due");
        const auto status = action.code("action.status");
        if (due && *due < day && status == "late")
            findings.ask(action, "action.due", "action.late", "This is late. By when will it be done now?");
        else if (due && *due < day && (status.empty() || status == "open"))
            findings.ask(action, "action.due", "action.past",
                         "The day for this has passed. Is it done, late, or to be dropped?");
        if (status == "done" && action.text("action.evidence").empty())
            findings.note(action, "action.evidence", "action.evidence",
                          "How do you know that this is done? A few words are enough.");
    }
}

void checkCaseload(const Record& record, Findings& findings, bool ofGroup) {
    std::set<std::pair<std::string, std::string>> seen, focused;
    for (auto& row : record.rows("scan")) {
        const auto code = row.code("scan.case");
        if (!code.empty() && !seen.emplace(ofGroup ? row.code("scan.owner") : std::string(), code).second)
            findings.ask(row, "scan.case", "scan.twice", code + " stands in the scan twice. Please keep one row.");
    }
    for (auto& row : record.rows("focus")) {
        const auto pair = row.code("focus.pair");
        if (!pair.empty() && !focused.emplace(ofGroup ? row.code("focus.person") : std::string(), pair).second)
            findings.ask(row, "focus.pair", "focus.twice", "This pair stands here twice. Please keep one row.");
    }
}

void checkBalance(const Record& record, Findings& findings) {
    // The form itself looks at the sum once the third share is there; a sum over two shares is not its business.
    const auto formative = record.number("functions.formative"), normative = record.number("functions.normative"),
               restorative = record.number("functions.restorative");
    const int given = formative.has_value() + normative.has_value() + restorative.has_value();
    if (given > 0 && given < 3) {
        const char* open = !formative   ? "functions.formative"
                           : !normative ? "functions.normative"
                                        : "functions.restorative";
        findings.ask(open, "functions.partial", "Please give all three shares, so that they add up to 100, or none.");
    }
    if (record.text("success.note").empty())
        findings.note("success.note", "success.none", "What went well? One thing, however small.");
}

void checkAttendees(const Record& record, Findings& findings) {
    std::set<std::string> there;
    int present = 0;
    for (auto& row : record.rows("attendees")) {
        const auto person = row.code("attendee.person");
        if (!person.empty() && !there.insert(person).second)
            findings.ask(row, "attendee.person", "attendees.twice",
                         person + " stands here twice. Please keep one row.");
        present += row.yes("attendee.present") == true;
    }
    if (!there.empty() && present < 2)
        findings.ask("attendees", "attendees.few",
                     "Fewer than two people were there. The form for one person may fit better.");
}

} // namespace supervision
