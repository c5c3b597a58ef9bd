#include "other_kinds.hpp"

#include "due.hpp"
#include "history.hpp"
#include "life.hpp"
#include "policy.hpp"

#include <algorithm>
#include <set>

namespace supervision {

using namespace trellis::sdk;

namespace {

/// Every two to four weeks once somebody has settled in (domain.md 1.3).
constexpr int usualCadenceDays = 28;
/// What the steps of a group session add up to; the form of the agreement starts with the hour of two people.
constexpr int minutesOfGroup = 90;

} // namespace

void Agreement::describe(Description& life) const { describeAgreement(life); }

void Agreement::prefill(const Timeline& timeline, Draft& draft) const {
    if (!timeline.supervisor().empty()) draft.set("agreement.supervisor", Code{timeline.supervisor()});
    for (auto& person : timeline.supervisees())
        draft.addRow("agreement.supervisees").set("agreement.supervisee", Code{person});
    if (timeline.supervisees().size() > 1 && draft.asks("agreement.planned-minutes"))
        draft.set("agreement.planned-minutes", minutesOfGroup);
    // What the locality usually agrees on; 0 leaves it to the form.
    if (const int days = trellis::sdk::optionNumber("policy.cadence-days"); days > 0 && draft.asks("agreement.cadence-days"))
        draft.set("agreement.cadence-days", days);
}

void Agreement::check(const Record& record, const Timeline& timeline, Findings& findings) const {
    const auto types = record.codes("agreement.types");
    if (!types.empty() && std::none_of(types.begin(), types.end(), qualifies))
        findings.ask("agreement.types", "types.none-count",
                     "Sessions of these types do not count towards due dates. Is a type missing?");
    if (types.size() > 1 && record.has("agreement.types", "MGMT"))
        findings.ask("agreement.types", "types.management",
                     "Line management is best agreed and recorded apart from supervision.");
    if (auto days = record.number("agreement.cadence-days"); days && *days > usualCadenceDays)
        findings.note("agreement.cadence-days", "cadence.long",
                      "Sessions are rarely more than four weeks apart. This is fine if you both want it so.");
    const auto start = record.day("agreement.start"), trained = record.day("agreement.supervisor-trained-on");
    if (start && trained && *start < *trained && *trained <= timeline.today()) // a day to come is refused
        findings.note(
            "agreement.supervisor-trained-on", "training.later",
            "The training ended after this agreement began. Up to then the supervisor counts as not trained yet.");
    std::set<std::string> named;
    for (auto& row : record.rows("agreement.supervisees")) {
        const auto person = row.code("agreement.supervisee");
        if (!person.empty() && !named.insert(person).second)
            findings.ask(row, "agreement.supervisee", "supervisees.twice",
                         person + " stands here twice. Please keep one row.");
    }
}

std::string Agreement::summary(const Record& record) const {
    std::string line;
    if (auto days = record.number("agreement.cadence-days")) line = "every " + std::to_string(int(*days)) + " days";
    if (auto minutes = record.number("agreement.planned-minutes"))
        line += (line.empty() ? "" : ", ") + std::to_string(int(*minutes)) + " minutes";
    return line;
}

void SessionNotHeld::describe(Description& life) const { describeNotHeld(life); }

void SessionNotHeld::prefill(const Timeline& timeline, Draft& draft) const {
    if (!timeline.supervisor().empty()) draft.set("session.written-by", Code{timeline.supervisor()});
    if (timeline.plannedMinutes() > 0) draft.set("session.planned-minutes", timeline.plannedMinutes());
    if (const auto types = draft.offered("session.type", timeline.types()); !types.empty())
        draft.set("session.type", types);
    const char* format = timeline.supervisees().size() > 1 ? "group" : "individual";
    if (draft.offers("session.format", format)) draft.set("session.format", Code{format});
}

void SessionNotHeld::check(const Record& record, const Timeline& timeline, Findings& findings) const {
    const auto booked = record.day("session.date"), moved = record.day("session.rescheduled-to");
    if (booked)
        for (auto& session : heldSessions(timeline))
            if (session.about() == *booked) {
                findings.ask("session.date", "not-held.held",
                             "There is a session of this day that was held. Is this the right day?");
                break;
            }
    if (!moved) {
        if (record.code("session.status") == "rescheduled")
            findings.ask("session.rescheduled-to", "not-held.moved-to", "It was moved. To which day?");
        else
            findings.note("session.rescheduled-to", "not-held.rebook",
                          "There is no new date yet. Within ten working days is a good aim.");
    } else if (const auto known = record.day("session.cancelled-on");
               known && *moved > plusWorkingDays(*known, policyHere().rebookedWithinWorkingDays)) {
        findings.note("session.rescheduled-to", "not-held.rebook", "The new date is more than ten working days away.");
    }
    if (record.code("session.reason") == "other" && record.text("session.reason-note").empty())
        findings.ask("session.reason-note", "not-held.reason", "Something else: in a few words, what was it?");
}

std::string SessionNotHeld::summary(const Record& record) const {
    const auto reason = record.code("session.reason");
    return reason.empty() ? std::string() : record.label("session.reason", reason);
}

} // namespace supervision
