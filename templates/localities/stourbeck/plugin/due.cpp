#include "due.hpp"

#include <algorithm>

namespace stourbeck {
namespace {

bool canCome(const Timeline& timeline, const std::string& person) {
    const auto today = timeline.today();
    if (const auto left = timeline.leftOn(person); left && *left <= today) return false;
    for (auto& absence : timeline.absences(person))
        if (absence.covers(today)) return false;
    return true;
}

/// Why nobody expects a circle today; empty when one is expected.
std::string exclusion(const Timeline& timeline) {
    const auto today = timeline.today();
    if (const auto ended = timeline.ended(); ended && *ended <= today) return "the agreement has ended";
    if (const auto start = timeline.start(); start && today < *start) return "the agreement has not begun";
    int people = 0;
    for (auto& person : timeline.supervisees()) people += canCome(timeline, person);
    return people < quorum ? "too few people are there to meet" : "";
}

std::string band(int daysPast) {
    if (daysPast <= 0) return {};
    if (daysPast <= 7) return "1–7";
    if (daysPast <= 14) return "8–14";
    return daysPast <= 28 ? "15–28" : "over 28";
}

} // namespace

std::optional<Due> whenDue(const Timeline& timeline) {
    if (timeline.supervisees().size() < 2) return std::nullopt;
    Due due;
    for (auto& circle : heldCircles(timeline))
        if (circle.about() <= timeline.today()) due.lastHeld = circle.about();
    for (Day day : appointments(timeline))
        if (day >= timeline.today() && (!due.planned || day < *due.planned)) due.planned = day;
    const auto from = due.lastHeld ? *due.lastHeld : timeline.start().value_or(timeline.today());
    due.due = from + timeline.cadenceDays();
    due.reason = exclusion(timeline);
    if (!due.reason.empty()) {
        due.standing = Standing::Excluded;
        return due;
    }
    due.daysPast = std::max(0, timeline.today() - *due.due);
    due.band = band(due.daysPast);
    if (!due.lastHeld && due.daysPast > grace) {
        due.standing = Standing::Never;
        due.reason = "the circle has not met yet";
        return due;
    }
    due.standing = timeline.today() < *due.due ? Standing::NotDue
                   : due.daysPast == 0         ? Standing::Due
                   : due.daysPast <= grace     ? Standing::InGrace
                                               : Standing::Overdue;
    due.reason = due.lastHeld ? "last met " + due.lastHeld->words() : "none held yet";
    return due;
}

} // namespace stourbeck
