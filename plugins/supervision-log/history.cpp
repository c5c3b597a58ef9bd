#include "history.hpp"

#include "due.hpp"

#include <algorithm>

namespace supervision {

using trellis::sdk::Day;
using trellis::sdk::Record;
using trellis::sdk::Timeline;

std::vector<Record> heldSessions(const Timeline& timeline, const std::string& kind) {
    std::vector<Record> held;
    for (auto& record : timeline.records())
        if (!record.draft() && (record.kind() == individual || record.kind() == group) &&
            (kind.empty() || record.kind() == kind) && record.code("session.status") == "held")
            held.push_back(record);
    return held;
}

bool counts(const Record& session) {
    const auto types = session.codes("session.type");
    return std::any_of(types.begin(), types.end(), qualifies);
}

bool counts(const Timeline& agreement) {
    const auto types = agreement.types();
    return types.empty() || std::any_of(types.begin(), types.end(), qualifies);
}

bool tookPart(const Record& session, const std::string& person) {
    if (session.kind() != group) return true;
    for (auto& row : session.rows("attendees"))
        if (row.code("attendee.person") == person) return row.yes("attendee.present").value_or(true);
    return true; // not written down: the record is about all of the group
}

std::vector<Day> appointments(const Timeline& timeline) {
    std::vector<Day> arranged, calledOff;
    const auto held = heldSessions(timeline);
    if (!held.empty())
        if (auto next = held.back().day("session.next")) arranged.push_back(*next);
    for (auto& record : timeline.records()) {
        if (record.kind() == notHeld) {
            if (record.draft()) continue;
            calledOff.push_back(record.about());
            if (auto moved = record.day("session.rescheduled-to");
                moved && (held.empty() || held.back().about() < *moved))
                arranged.push_back(*moved);
        } else if (record.draft() && record.state() == "planned") {
            arranged.push_back(record.about());
        }
    }
    // A day that was called off stays called off, unless something was moved to it afterwards: then it stands there
    // once more.
    for (Day day : calledOff)
        if (auto found = std::find(arranged.begin(), arranged.end(), day); found != arranged.end())
            arranged.erase(found);
    return arranged;
}

} // namespace supervision
