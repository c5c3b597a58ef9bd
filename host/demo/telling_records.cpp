// What is written in a story: appointments and what stands beside them, signed, amended and planned.
#include "demo/telling.hpp"

#include <algorithm>

namespace trellis {

void Telling::signAll(const Waiting& waiting, const Id& record) {
    at(clock_.today(), clock_.timeOfDay(), waiting.supervisor);
    for (auto& person : waiting.people) signBy(record, person);
}

void Telling::catchUp(const PersonCode& supervisor) {
    for (auto one = unsigned_.begin(); one != unsigned_.end();) {
        if (one->second.supervisor == supervisor) {
            signAll(one->second, one->first);
            one = unsigned_.erase(one);
        } else {
            ++one;
        }
    }
}

void Telling::keep(const Appointment& one) {
    auto& terms = story_.agreements[one.agreement];
    auto start = TimeOfDay::fromText(terms.time).value_or(TimeOfDay{10 * 60});
    at(one.day, start, terms.supervisor);
    catchUp(terms.supervisor);
    NewRecord what;
    what.kind = recipes_.kind(one.recipes.front());
    what.agreement = agreements_[one.agreement];
    what.day = one.day;
    auto id = desk_->newRecord(what);
    auto here = scene(one.agreement, one.day, one.next);
    fill(id, one.recipes, here);
    if (one.end == "draft") return;
    at(one.day, {static_cast<std::int16_t>(start.minutes + terms.minutes)}, terms.supervisor);
    finish(id);
    sign(one, terms, id);
    if (one.end == "amended") amend(one, terms, id, here);
}

void Telling::enterUntil(Date day) {
    while (entered_ < story_.entries.size() && entryDay(story_.entries[entered_]) <= day)
        enter(story_.entries[entered_++]);
}

Date Telling::entryDay(const StoryEntry& one) const {
    auto day = today_ - one.daysAgo;
    auto weekday = static_cast<int>(day.weekday());
    return weekday > 4 ? day - (weekday - 4) : day;
}

void Telling::enterAlone(const StoryEntry& one) {
    const auto day = entryDay(one);
    const Scene scene{"entries", day, day + 14, day + 350, "12:00", 14, 60, one.by, {one.about}, {}};
    if (!one.stepOf.empty()) {
        const auto found = named_.find(one.stepOf);
        if (found == named_.end()) return; // its kind is not there
        at(day, {12 * 60}, one.by);
        desk_->take(found->second, one.step);
        fill(found->second, {one.recipe}, scene);
        return finish(found->second);
    }
    const auto kind = recipes_.kind(one.recipe);
    if (!desk_->plugins().kind(kind)) return;
    at(day, {12 * 60}, one.by);
    NewRecord what;
    what.kind = kind;
    what.day = day;
    what.about = one.about;
    what.start = one.from;
    const auto id = desk_->newRecord(what);
    fill(id, {one.recipe}, scene);
    finish(id);
    if (!one.name.empty()) named_[one.name] = id;
    if (!desk_->line(id)->waitingFor.empty() && one.sign) {
        signBy(id, one.by);
        signBy(id, one.about);
    }
}

void Telling::enter(const StoryEntry& one) {
    if (one.agreement.empty()) return enterAlone(one);
    auto found = std::ranges::find(story_.agreements, one.agreement, &StoryAgreement::key);
    auto kind = recipes_.kind(one.recipe);
    // A story may tell of kinds whose plugin is not there; the rest of it is told all the same.
    if (found == story_.agreements.end() || !desk_->plugins().kind(kind)) return;
    auto index = static_cast<std::size_t>(found - story_.agreements.begin());
    auto day = entryDay(one);
    if (agreements_[index].empty() || day < calendar_.begins[index]) return;
    at(day, {12 * 60}, one.by.empty() ? found->supervisor : one.by);
    NewRecord what;
    what.kind = kind;
    what.agreement = agreements_[index];
    what.day = day;
    what.templateId = recipes_.form(one.recipe);
    auto id = desk_->newRecord(what);
    fill(id, {one.recipe}, scene(index, day, day + 14));
    finish(id);
    if (!desk_->line(id)->waitingFor.empty() && one.sign) {
        signBy(id, found->supervisor);
        for (auto& person : found->supervisees) signBy(id, person);
    }
}

void Telling::sign(const Appointment& one, const StoryAgreement& terms, const Id& id) {
    bool together = recipes_.happens(0.6); // the others sign when they next meet
    if (one.end == "finished") return;
    if (one.end != "signed-by-supervisees") signBy(id, terms.supervisor);
    if (one.end == "signed-by-supervisor") return;
    Waiting waiting{terms.supervisor, terms.supervisees};
    if (together || !one.end.empty())
        signAll(waiting, id);
    else
        unsigned_.emplace_back(id, waiting);
}

void Telling::amend(const Appointment& one, const StoryAgreement& terms, const Id& id, const Scene& here) {
    desk_->amend(id, one.reason);
    if (!one.changes.empty()) fill(id, {one.changes}, here);
    finish(id);
    sign({one.agreement, one.day, one.next, true, {}, "signed", {}, {}}, terms, id);
}

void Telling::plan(const StoryPlan& one) {
    for (std::size_t i = 0; i < story_.agreements.size(); ++i) {
        auto& terms = story_.agreements[i];
        if (terms.key != one.agreement) continue;
        at(today_, {8 * 60}, terms.supervisor);
        NewRecord what;
        what.kind = recipes_.kind(one.recipe);
        what.agreement = agreements_[i];
        what.day = today_ + one.daysFromNow;
        if (auto weekday = static_cast<int>(what.day->weekday()); weekday > 4) what.day = *what.day + (7 - weekday);
        what.state = one.state;
        desk_->newRecord(what);
    }
}

} // namespace trellis
