#include "session_kind.hpp"

#include "due.hpp"
#include "history.hpp"
#include "life.hpp"
#include "policy.hpp"
#include "prefill.hpp"
#include "risk_checks.hpp"
#include "session_checks.hpp"

namespace supervision {

using namespace trellis::sdk;

IndividualSession::IndividualSession()
    : SessionKind(individual) {}
GroupSession::GroupSession()
    : SessionKind(group) {}

bool SessionKind::ofGroup() const { return std::string(id()) == group; }

void SessionKind::describe(Description& life) const {
    if (ofGroup())
        describeGroupSession(life);
    else
        describeSession(life);
}

void SessionKind::prefill(const Timeline& timeline, Draft& draft) const {
    prefillSetting(timeline, draft, ofGroup());
    prefillActions(timeline, draft);
    prefillFollowUps(timeline, draft, ofGroup());
    prefillScan(timeline, draft, ofGroup());
    if (!ofGroup()) prefillFocus(timeline, draft);
}

void SessionKind::check(const Record& record, const Timeline& timeline, Findings& findings) const {
    checkRisk(record, findings);
    checkFollowUps(record, findings);
    checkSetting(record, timeline, findings);
    checkNext(record, timeline, findings);
    checkTerms(record, timeline, findings);
    checkActions(record, findings);
    checkCaseload(record, findings, ofGroup());
    checkBalance(record, findings);
    if (ofGroup()) checkAttendees(record, findings);
}

std::string SessionKind::summary(const Record& record) const {
    // Length, how, and how much was agreed: nothing about anybody.
    std::string line;
    const auto add = [&](const std::string& part) { line += (line.empty() ? "" : ", ") + part; };
    if (auto minutes = record.number("session.actual-minutes"))
        add(std::to_string(int(*minutes)) + " minutes");
    else if (auto planned = record.number("session.planned-minutes"))
        add(std::to_string(int(*planned)) + " minutes planned");
    if (auto how = record.code("session.modality"); !how.empty()) {
        auto label = record.label("session.modality", how);
        if (!label.empty() && label[0] >= 'A' && label[0] <= 'Z') label[0] = char(label[0] - 'A' + 'a');
        add(label);
    }
    if (const auto actions = record.rows("actions").size())
        add(std::to_string(actions) + (actions == 1 ? " action" : " actions"));
    return line;
}

std::optional<Due> SessionKind::due(const Timeline& timeline) const {
    // One line per agreement: the group form speaks for groups, the individual one for pairs.
    if ((timeline.supervisees().size() > 1) != ofGroup()) return std::nullopt;
    DueQuestion question;
    question.today = timeline.today();
    question.start = timeline.start().value_or(timeline.today());
    question.ended = timeline.ended();
    question.cadenceDays = timeline.cadenceDays();
    for (auto& code : timeline.supervisees())
        question.supervisees.push_back({timeline.inPostSince(code), timeline.leftOn(code), timeline.absences(code)});
    for (auto& session : heldSessions(timeline))
        if (counts(session)) question.held.push_back(session.about());
    question.planned = appointments(timeline);
    return whenDue(question, policyHere().due);
}

} // namespace supervision
