#include "circle.hpp"

namespace stourbeck {

std::set<std::string> present(const Record& circle) {
    std::set<std::string> people;
    for (auto& row : circle.rows("attendees"))
        if (row.yes("attendee.present").value_or(false) && !row.code("attendee.person").empty())
            people.insert(row.code("attendee.person"));
    return people;
}

bool tookPlace(const Record& circle) { return int(present(circle).size()) >= quorum; }

std::vector<Record> heldCircles(const Timeline& timeline) {
    std::vector<Record> held;
    for (auto& record : timeline.records())
        if (record.kind() == "group-session" && !record.draft() && tookPlace(record)) held.push_back(record);
    return held;
}

std::vector<Day> appointments(const Timeline& timeline) {
    std::vector<Day> days;
    for (auto& record : timeline.records()) {
        if (record.draft()) continue;
        const char* item = record.kind() == "group-session" ? "session.next" : "session.rescheduled-to";
        if (const auto day = record.day(item)) days.push_back(*day);
    }
    return days;
}

std::vector<std::string> quietPeople(const Timeline& timeline, std::size_t circles) {
    const auto held = heldCircles(timeline);
    if (held.size() < circles) return {};
    std::set<std::string> heard;
    for (std::size_t i = held.size() - circles; i < held.size(); ++i)
        for (auto& row : held[i].rows("rounds"))
            if (row.code("round.kind") == "work") heard.insert(row.code("round.person"));
    std::vector<std::string> quiet;
    for (auto& person : timeline.supervisees())
        if (heard.find(person) == heard.end() && !timeline.leftOn(person)) quiet.push_back(person);
    return quiet;
}

} // namespace stourbeck
