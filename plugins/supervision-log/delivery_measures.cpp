// Compliance, on time, overdue, never supervised, minutes, span: what auditors ask first.
#include "delivery.hpp"
#include "history.hpp"
#include "measures.hpp"
#include "policy.hpp"

#include <algorithm>
#include <map>

namespace supervision {

using namespace trellis::sdk;

namespace {

Supervisee personIn(const Timeline& timeline, const std::string& code) {
    return {timeline.inPostSince(code), timeline.leftOn(code), timeline.absences(code)};
}

DueQuestion dueQuestion(const Timeline& agreement) {
    DueQuestion q;
    q.today = agreement.today();
    q.start = agreement.start().value_or(agreement.today());
    q.ended = agreement.ended();
    q.cadenceDays = agreement.cadenceDays();
    for (auto& code : agreement.supervisees()) q.supervisees.push_back(personIn(agreement, code));
    for (auto& session : heldSessions(agreement))
        if (supervision::counts(session)) q.held.push_back(session.about());
    return q;
}

/// A person over all their agreements, with the session of each day.
struct Person {
    ComplianceQuestion question;
    std::map<trellis_day, Record> sessions;
    std::map<trellis_day, std::string> supervisors; ///< by the start of their agreements
};
Person personOf(const Timeline& timeline) {
    Person out;
    out.question.today = timeline.today();
    out.question.person = personIn(timeline, timeline.subject());
    for (auto& part : timeline.parts()) {
        if (!counts(part) || !part.start()) continue;
        out.question.agreements.push_back({*part.start(), part.ended()});
        out.supervisors[part.start()->days()] = part.supervisor();
        for (auto& session : heldSessions(part))
            if (supervision::counts(session) && tookPart(session, timeline.subject())) {
                out.question.held.push_back(session.about());
                out.sessions.emplace(session.about().days(), session);
            }
    }
    return out;
}
/// Of the agreement that began last by then.
std::string supervisorOn(const Person& person, Day day) {
    auto after = person.supervisors.upper_bound(day.days());
    if (after == person.supervisors.begin()) return person.supervisors.empty() ? "" : person.supervisors.begin()->second;
    return std::prev(after)->second;
}

/// The last day of each month from `from`, and today for the one that is running.
std::vector<Day> monthEnds(Day from, Day today) {
    std::vector<Day> out;
    for (auto& month : monthsBetween(from, today)) out.push_back(std::min(month.last, today));
    return out;
}

} // namespace

void Compliance::observe(const Timeline& timeline, Observations& out) const {
    const auto policy = policyHere();
    const auto person = personOf(timeline);
    for (auto& one : complianceMonths(person.question, policy.due)) {
        const Day day = std::min(one.month.last, timeline.today());
        if (one.standing == ComplianceMonth::TooNew) out.exclude(day, timeline.subject(), "under 4 weeks in post");
        if (one.standing == ComplianceMonth::Away) out.exclude(day, timeline.subject(), "long absence");
        if (one.standing != ComplianceMonth::Due) continue;
        out.add(day, one.held ? 1 : 0, 1);
        if (one.held) {
            const auto& session = person.sessions.at(one.held->days());
            out.from(session).by("supervisor", session.supervisor()).because("held on " + one.held->words());
        } else {
            out.by("supervisor", supervisorOn(person, day)).because("due, and none held in this month");
        }
    }
}

void OnTime::observe(const Timeline& timeline, Observations& out) const {
    const auto policy = policyHere();
    if (!counts(timeline) || !timeline.start()) return;
    std::map<trellis_day, Record> sessions;
    for (auto& session : heldSessions(timeline)) sessions.emplace(session.about().days(), session);
    for (auto& one : dueSessions(dueQuestion(timeline), policy.due)) {
        if (one.away) {
            for (auto& person : timeline.supervisees()) out.exclude(one.due, person, "long absence");
            continue;
        }
        if (!one.held) {
            out.add(one.due, 0, 1).because("due on " + one.due.words() + ", none held by " +
                                           (one.due + policy.due.graceDays).words());
            continue;
        }
        out.add(std::min(*one.held, one.due), 1, 1)
            .from(sessions.at(one.held->days()))
            .because("due on " + one.due.words() + ", held on " + one.held->words());
    }
}

void Overdue::observe(const Timeline& timeline, Observations& out) const {
    const auto policy = policyHere();
    if (!counts(timeline) || !timeline.start()) return;
    auto q = dueQuestion(timeline);
    for (Day day : monthEnds(*timeline.start(), timeline.today())) {
        q.today = day;
        const auto due = whenDue(q, policy.due);
        if (due.standing == Standing::Excluded) {
            if (due.reason == "long absence" || due.reason == "under 4 weeks in post")
                for (auto& person : timeline.supervisees()) out.exclude(day, person, due.reason);
            continue;
        }
        if (due.standing == Standing::Never) continue; // listed there, not here (C2)
        const bool overdue = due.standing == Standing::Overdue;
        out.add(day, overdue ? 1 : 0, 1)
            .by("band", overdue ? due.band : "in time")
            .because(overdue ? std::to_string(due.daysPast) + " days past the due date of " + due.due->words()
                             : "due on " + due.due->words());
    }
}

void NeverSupervised::observe(const Timeline& timeline, Observations& out) const {
    const auto policy = policyHere();
    const auto person = personOf(timeline);
    if (person.question.agreements.empty()) return;
    Day first = timeline.today();
    for (auto& one : person.question.agreements) first = std::min(first, one.start);
    for (Day day : monthEnds(first, timeline.today()))
        if (const auto never = neverSupervised(person.question, day, policy.due))
            out.add(day, *never ? 1 : 0, 1)
                .by("supervisor", supervisorOn(person, day))
                .because(*never ? "no session by then, agreed since " + first.words() : "has been supervised");
}

void DeliveredMinutes::observe(const Timeline& timeline, Observations& out) const {
    for (auto& session : heldSessions(timeline)) {
        const auto actual = session.number("session.actual-minutes"), planned = session.number("session.planned-minutes");
        if (!actual || *actual < 0 || !planned || *planned <= 0 || session.about() > timeline.today()) continue;
        out.add(session.about(), *actual, *planned)
            .from(session)
            .because(std::to_string(int(*actual)) + " of " + std::to_string(int(*planned)) + " planned minutes");
    }
}

void Span::observe(const Timeline& timeline, Observations& out) const {
    std::optional<Day> first;
    for (auto& part : timeline.parts())
        if (part.start() && (!first || *part.start() < *first)) first = part.start();
    if (!first) return;
    for (Day day : monthEnds(*first, timeline.today())) {
        std::vector<std::string> people;
        for (auto& part : timeline.parts()) {
            if (!part.start() || day < *part.start() || (part.ended() && *part.ended() <= day)) continue;
            for (auto& one : part.supervisees())
                if (auto left = part.leftOn(one); !left || day < *left) people.push_back(one);
        }
        std::sort(people.begin(), people.end());
        people.erase(std::unique(people.begin(), people.end()), people.end());
        if (!people.empty()) out.add(day, double(people.size()), 1).because(std::to_string(people.size()) + " people in supervision");
    }
}

} // namespace supervision
