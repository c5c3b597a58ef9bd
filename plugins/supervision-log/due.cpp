#include "due.hpp"

#include <algorithm>
#include <array>

namespace supervision {
namespace {

bool away(const Supervisee& person, Day day) {
    return std::any_of(person.absences.begin(), person.absences.end(),
                       [&](auto& absence) { return absence.covers(day); });
}

/// Why nobody expects a session today; empty when somebody does.
std::string exclusion(const DueQuestion& q) {
    if (q.ended && *q.ended <= q.today) return "the agreement has ended";
    if (q.today < q.start) return "the agreement has not begun";
    const auto every = [&](auto holds) {
        return !q.supervisees.empty() && std::all_of(q.supervisees.begin(), q.supervisees.end(), holds);
    };
    if (every([&](auto& p) { return p.leftOn && *p.leftOn <= q.today; })) return "has left";
    if (every([&](auto& p) { return away(p, q.today) || (p.leftOn && *p.leftOn <= q.today); })) return "long absence";
    return {};
}

bool settlingIn(const DueQuestion& q, const DueRules& rules) {
    // Without a date in post the agreement's start stands in for it.
    const auto since = [&](const Supervisee& p) { return p.inPostSince ? *p.inPostSince : q.start; };
    return !q.supervisees.empty() && std::all_of(q.supervisees.begin(), q.supervisees.end(),
                                                 [&](auto& p) { return q.today < since(p) + rules.settlingInDays; });
}

} // namespace

std::string band(int daysPast) {
    if (daysPast <= 0) return {};
    if (daysPast <= 7) return "1–7";
    if (daysPast <= 14) return "8–14";
    if (daysPast <= 28) return "15–28";
    return "over 28";
}

bool qualifies(const std::string& sessionType) {
    static constexpr std::array<const char*, 6> types = {"CLIN", "CMS", "PEER", "LIVE", "REST", "TOPUP"};
    return std::find(types.begin(), types.end(), sessionType) != types.end();
}

Due whenDue(const DueQuestion& q, const DueRules& rules) {
    Due due;
    for (Day day : q.held)
        if (day <= q.today && (!due.lastHeld || *due.lastHeld < day)) due.lastHeld = day;
    for (Day day : q.planned)
        if (day >= q.today && (!due.planned || day < *due.planned)) due.planned = day;
    due.due = (due.lastHeld ? *due.lastHeld : q.start) + q.cadenceDays;

    due.reason = exclusion(q);
    if (due.reason.empty() && !due.lastHeld && q.today > q.start + rules.neverAfterDays) {
        due.standing = Standing::Never;
        due.reason = "never supervised, started " + q.start.words();
        return due;
    }
    if (due.reason.empty() && !due.lastHeld && settlingIn(q, rules)) due.reason = "under 4 weeks in post";
    if (!due.reason.empty()) {
        due.standing = Standing::Excluded;
        return due;
    }
    due.daysPast = std::max(0, q.today - *due.due);
    due.band = band(due.daysPast);
    due.standing = q.today < *due.due                ? Standing::NotDue
                   : due.daysPast == 0               ? Standing::Due
                   : due.daysPast <= rules.graceDays ? Standing::InGrace
                                                     : Standing::Overdue;
    due.reason = due.lastHeld ? "last held " + due.lastHeld->words() : "none held yet";
    return due;
}

} // namespace supervision
