#include "plugin/handles.hpp"
#include "plugin/services.hpp"
#include "plugin/wall.hpp"

#include <algorithm>

namespace trellis {
namespace {

/// An empty timeline stands in for one that was not named, so that every function below has one to look at.
const Timeline& of(const trellis_timeline* timeline) {
    static const Timeline none;
    if (!timeline) CallContext::refuse("it asked about a timeline without naming one.");
    return timeline ? *timeline->timeline : none;
}
trellis_day dayOf(const std::optional<Date>& day) { return day ? day->days() : TRELLIS_NO_DAY; }
const char* at(const std::vector<std::string>& all, std::uint32_t index) {
    return index < all.size() ? all[index].c_str() : nullptr;
}

trellis_day TRELLIS_CALL today(const trellis_timeline* timeline) {
    if (timeline) timeline->dayAsked = true;
    return of(timeline).today.days();
}
const char* TRELLIS_CALL agreement(const trellis_timeline* timeline) { return of(timeline).agreement.id.c_str(); }
const char* TRELLIS_CALL supervisor(const trellis_timeline* timeline) {
    return of(timeline).agreement.supervisor.c_str();
}
const char* TRELLIS_CALL supervisee(const trellis_timeline* timeline, std::uint32_t index) {
    return at(of(timeline).agreement.supervisees, index);
}
const char* TRELLIS_CALL type(const trellis_timeline* timeline, std::uint32_t index) {
    return at(of(timeline).agreement.types, index);
}
/// A wider timeline has no terms of its own.
bool wide(const Timeline& timeline) { return timeline.scope != Scope::Agreement; }
trellis_day TRELLIS_CALL start(const trellis_timeline* timeline) {
    return wide(of(timeline)) ? TRELLIS_NO_DAY : of(timeline).agreement.start.days();
}
trellis_day TRELLIS_CALL review(const trellis_timeline* timeline) {
    return wide(of(timeline)) ? TRELLIS_NO_DAY : of(timeline).agreement.review.days();
}
trellis_day TRELLIS_CALL ended(const trellis_timeline* timeline) { return dayOf(of(timeline).agreement.ended); }
std::int32_t TRELLIS_CALL cadenceDays(const trellis_timeline* timeline) { return of(timeline).agreement.cadenceDays; }
std::int32_t TRELLIS_CALL plannedMinutes(const trellis_timeline* timeline) {
    return of(timeline).agreement.plannedMinutes;
}
std::int32_t TRELLIS_CALL signedByAll(const trellis_timeline* timeline) { return of(timeline).agreement.signedByAll; }

const char* TRELLIS_CALL person(const trellis_timeline* timeline, std::uint32_t index) {
    auto& people = of(timeline).people;
    return index < people.size() ? people[index].code.c_str() : nullptr;
}
const Person& named(const trellis_timeline* timeline, const char* code) {
    static const Person nobody;
    auto& people = of(timeline).people;
    const auto found = std::ranges::find_if(people, [&](auto& each) { return code && each.code == code; });
    return found == people.end() ? nobody : *found;
}
trellis_day TRELLIS_CALL inPostSince(const trellis_timeline* timeline, const char* code) {
    auto& found = named(timeline, code);
    return found.code.empty() ? TRELLIS_NO_DAY : found.inPostSince.days();
}
trellis_day TRELLIS_CALL leftOn(const trellis_timeline* timeline, const char* code) {
    return dayOf(named(timeline, code).leftOn);
}

std::uint32_t TRELLIS_CALL absenceCount(const trellis_timeline* timeline, const char* code) {
    return static_cast<std::uint32_t>(named(timeline, code).absences.size());
}
const Absence* absence(const trellis_timeline* timeline, const char* code, std::uint32_t index) {
    auto& all = named(timeline, code).absences;
    return index < all.size() ? &all[index] : nullptr;
}
trellis_day TRELLIS_CALL absenceFrom(const trellis_timeline* timeline, const char* code, std::uint32_t index) {
    const auto* found = absence(timeline, code, index);
    return found ? found->from.days() : TRELLIS_NO_DAY;
}
trellis_day TRELLIS_CALL absenceTo(const trellis_timeline* timeline, const char* code, std::uint32_t index) {
    const auto* found = absence(timeline, code, index);
    return found ? dayOf(found->to) : TRELLIS_NO_DAY;
}
const char* TRELLIS_CALL absenceKind(const trellis_timeline* timeline, const char* code, std::uint32_t index) {
    const auto* found = absence(timeline, code, index);
    return found ? found->kind.c_str() : nullptr;
}

const trellis_record* TRELLIS_CALL record(const trellis_timeline* timeline, std::uint32_t index) {
    return timeline && index < timeline->records.size() ? timeline->records[index] : nullptr;
}

const char* TRELLIS_CALL scope(const trellis_timeline* timeline) {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (auto each : {Scope::Agreement, Scope::Person, Scope::Supervisor, Scope::Locality, Scope::Author,
                          Scope::Everywhere})
            all.push_back(text(each));
        return all;
    }();
    return names[static_cast<std::size_t>(of(timeline).scope)].c_str();
}
const char* TRELLIS_CALL subject(const trellis_timeline* timeline) {
    auto& whole = of(timeline);
    return (wide(whole) ? whole.subject : whole.agreement.id).c_str();
}
const char* TRELLIS_CALL locality(const trellis_timeline* timeline) { return of(timeline).locality.c_str(); }
std::uint32_t TRELLIS_CALL partCount(const trellis_timeline* timeline) {
    return wide(of(timeline)) ? static_cast<std::uint32_t>(timeline->parts.size()) : 1;
}
const trellis_timeline* TRELLIS_CALL part(const trellis_timeline* timeline, std::uint32_t index) {
    if (index >= partCount(timeline) || !timeline) return nullptr;
    return wide(*timeline->timeline) ? &timeline->parts[index] : timeline;
}

} // namespace

trellis_timeline handleFor(const Timeline& timeline, const std::vector<std::string>& kinds, const ReadList& reads,
                           const FormSource* forms, const Id& without) {
    trellis_timeline handle;
    handle.timeline = &timeline;
    for (auto& record : timeline.records)
        if (record.id != without && std::ranges::find(kinds, record.kind) != kinds.end())
            handle.records.push_back(&handle.own.emplace_back(trellis_record{&record, &reads, forms, {}, {}}));
    handle.parts.reserve(timeline.parts.size());
    for (auto& part : timeline.parts) handle.parts.push_back(handleFor(part, kinds, reads, forms, without));
    handle.gather();
    return handle;
}

const trellis_host_timeline& timelineService() {
    static const trellis_host_timeline table{sizeof table,    &today,       &agreement, &supervisor,  &supervisee,
                                             &type,           &start,       &review,    &ended,       &cadenceDays,
                                             &plannedMinutes, &signedByAll, &person,    &inPostSince, &leftOn,
                                             &absenceCount,   &absenceFrom, &absenceTo, &absenceKind, &record,
                                             &scope, &subject, &locality, &partCount, &part};
    return table;
}

} // namespace trellis

void trellis_timeline::gather() {
    for (auto& part : parts) records.insert(records.end(), part.records.begin(), part.records.end());
    if (!parts.empty()) std::ranges::stable_sort(records, {}, [](auto* record) { return record->record->day; });
}

bool trellis_timeline::askedForDay() const {
    return dayAsked || std::ranges::any_of(parts, [](auto& part) { return part.askedForDay(); });
}
