#include "delivery.hpp"

#include <algorithm>

namespace supervision {
namespace {

bool away(const Supervisee& person, Day day) {
    return std::any_of(person.absences.begin(), person.absences.end(), [&](auto& one) { return one.covers(day); });
}
bool gone(const Supervisee& person, Day day) { return person.leftOn && *person.leftOn <= day; }

bool inForce(const ComplianceQuestion::Stretch& one, Day day) {
    return one.start <= day && (!one.ended || day < *one.ended);
}

} // namespace

std::vector<DueSession> dueSessions(const DueQuestion& q, const DueRules& rules) {
    auto held = q.held;
    std::sort(held.begin(), held.end());
    std::vector<DueSession> out;
    const auto everybodyAway = [&](Day day) {
        return !q.supervisees.empty() && std::all_of(q.supervisees.begin(), q.supervisees.end(),
                                                     [&](auto& one) { return away(one, day) || gone(one, day); });
    };
    auto next = held.begin();
    for (Day due = q.start + q.cadenceDays;;) {
        while (next != held.end() && *next <= q.start) ++next; // before the agreement
        if (next != held.end() && *next <= q.today && *next <= due + rules.graceDays) {
            out.push_back({due, *next, false});
            due = *next + q.cadenceDays;
            ++next;
            while (next != held.end() && *next == out.back().held) ++next; // two on one day meet one due date
            continue;
        }
        if (due + rules.graceDays >= q.today) return out; // may still be met
        if (q.ended && due >= *q.ended) return out;
        out.push_back({due, std::nullopt, everybodyAway(due)});
        due = due + q.cadenceDays;
    }
}

std::vector<ComplianceMonth> complianceMonths(const ComplianceQuestion& q, const DueRules& rules) {
    std::vector<ComplianceMonth> out;
    if (q.agreements.empty()) return out;
    Day first = q.agreements.front().start;
    for (auto& one : q.agreements) first = std::min(first, one.start);
    for (auto& month : monthsBetween(first, q.today)) {
        ComplianceMonth made{month, ComplianceMonth::NotInForce, {}};
        bool force = false, settled = false, there = false;
        for (Day day = month.first; day <= month.last && day <= q.today; day = day + 1) {
            for (auto& one : q.agreements) {
                if (!inForce(one, day) || gone(q.person, day)) continue;
                force = true;
                if (day < (q.person.inPostSince ? *q.person.inPostSince : one.start) + rules.settlingInDays) continue;
                settled = true;
                there = there || !away(q.person, day);
            }
        }
        made.standing = !force     ? ComplianceMonth::NotInForce
                        : !settled ? ComplianceMonth::TooNew
                        : !there   ? ComplianceMonth::Away
                                   : ComplianceMonth::Due;
        for (Day day : q.held)
            if (month.has(day) && day <= q.today && (!made.held || day < *made.held)) made.held = day;
        out.push_back(made);
    }
    return out;
}

std::optional<bool> neverSupervised(const ComplianceQuestion& q, Day day, const DueRules& rules) {
    std::optional<Day> first;
    bool active = false;
    for (auto& one : q.agreements) {
        if (!first || one.start < *first) first = one.start;
        active = active || inForce(one, day);
    }
    if (!active || gone(q.person, day) || away(q.person, day) || day <= *first + rules.neverAfterDays) return {};
    return std::none_of(q.held.begin(), q.held.end(), [&](Day held) { return held <= day; });
}

} // namespace supervision
