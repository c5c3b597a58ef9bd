// Where a measure's observations go. What makes no sense is refused; who and where is noted as far as it is known.
#include "plugin/handles.hpp"
#include "plugin/services.hpp"
#include "plugin/wall.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace trellis {
namespace {

constexpr std::size_t most = 200'000;

const Person* personIn(const Timeline& timeline, const PersonCode& code) {
    const auto found = std::ranges::find(timeline.people, code, &Person::code);
    return found == timeline.people.end() ? nullptr : &*found;
}

/// Who somebody is says where they are, unless the timeline is about a place.
std::string placeOf(const Timeline& timeline, const PersonCode& code) {
    const auto* known = timeline.scope == Scope::Locality ? nullptr : personIn(timeline, code);
    return known && !known->locality.empty() ? known->locality : timeline.locality;
}

/// What the timeline has exactly one of.
void note(Observation& seen, const Timeline& timeline) {
    seen.locality = timeline.locality;
    if (timeline.scope == Scope::Agreement) {
        seen.agreement = timeline.agreement.id;
        seen.supervisor = timeline.agreement.supervisor;
        if (timeline.agreement.supervisees.size() == 1) seen.person = timeline.agreement.supervisees.front();
    } else if (timeline.scope == Scope::Person || timeline.scope == Scope::Author) {
        seen.person = timeline.subject;
        if (timeline.parts.size() == 1) {
            seen.agreement = timeline.parts.front().agreement.id;
            seen.supervisor = timeline.parts.front().agreement.supervisor;
        }
    } else if (timeline.scope == Scope::Supervisor) {
        seen.supervisor = timeline.subject;
    }
    if (!seen.person.empty()) seen.locality = placeOf(timeline, seen.person);
}

trellis_status TRELLIS_CALL add(trellis_observations* sink, trellis_day day, double numerator, double denominator) {
    if (!sink) return CallContext::refuse("it added an observation to nothing.");
    if (day < -719162 || day > sink->timeline->today.days())
        return CallContext::refuse("it observed something on a day that has not come.");
    const bool bare = sink->measure->unit == Unit::Plain;
    if (!std::isfinite(numerator) || !std::isfinite(denominator) || (!bare && numerator < 0) || denominator <= 0 ||
        (bare && denominator != 1))
        return CallContext::refuse(
            fmt::format("it observed {} out of {}, which is no observation.", numerator, denominator));
    auto& seen = sink->observed.observations.emplace_back();
    seen.day = Date(day);
    seen.numerator = numerator;
    seen.denominator = denominator;
    note(seen, *sink->timeline);
    sink->placed = false;
    return sink->observed.observations.size() > most ? CallContext::refuse("it made too many observations.") : TRELLIS_OK;
}

Observation* last(trellis_observations* sink) {
    if (sink && !sink->observed.observations.empty()) return &sink->observed.observations.back();
    CallContext::refuse("it said more about an observation before it made one.");
    return nullptr;
}

trellis_status TRELLIS_CALL from(trellis_observations* sink, const trellis_record* record) {
    auto* seen = last(sink);
    if (!seen) return TRELLIS_BAD_INPUT;
    if (!record) return CallContext::refuse("it read an observation from no record.");
    auto& one = *record->record;
    seen->records.push_back(one.id);
    if (seen->agreement.empty()) seen->agreement = one.agreement;
    if (seen->supervisor.empty()) seen->supervisor = one.supervisor;
    if (seen->person.empty() && one.supervisees.size() == 1) {
        seen->person = one.supervisees.front();
        if (!sink->placed) seen->locality = placeOf(*sink->timeline, seen->person);
    }
    return TRELLIS_OK;
}

trellis_status TRELLIS_CALL by(trellis_observations* sink, const char* dimension, const char* code, const char* label) {
    auto* seen = last(sink);
    const auto which = taken(dimension, "a dimension");
    const auto group = taken(code, "the group of an observation");
    const auto words = label ? taken(label, "the name of a group") : std::optional(std::string());
    if (!seen || !which || !group || !words) return TRELLIS_BAD_INPUT;
    if (*which == "person") {
        seen->person = *group;
        if (!sink->placed) seen->locality = placeOf(*sink->timeline, *group);
    } else if (*which == "supervisor")
        seen->supervisor = *group;
    else if (*which == "locality") {
        seen->locality = *group;
        sink->placed = true;
    } else if (std::ranges::find(sink->measure->dimensions, *which, &DimensionInfo::id) ==
             sink->measure->dimensions.end())
        return CallContext::notDeclared("the dimension " + *which);
    else
        seen->dimensions[*which] = {*group, *words};
    return TRELLIS_OK;
}

trellis_status TRELLIS_CALL because(trellis_observations* sink, const char* sentence) {
    auto* seen = last(sink);
    const auto text = taken(sentence, "the reason of an observation");
    if (!seen || !text) return TRELLIS_BAD_INPUT;
    seen->because = *text;
    return TRELLIS_OK;
}

trellis_status TRELLIS_CALL exclude(trellis_observations* sink, trellis_day day, const char* person, const char* why) {
    const auto who = taken(person, "somebody who is left out");
    const auto reason = taken(why, "why somebody is left out");
    if (!sink || !who || !reason) return TRELLIS_BAD_INPUT;
    if (reason->empty()) return CallContext::refuse("it left somebody out without saying why.");
    if (day < -719162 || day > sink->timeline->today.days())
        return CallContext::refuse("it left somebody out on a day that has not come.");
    Observation around; // knows who and where in the same way
    note(around, *sink->timeline);
    sink->observed.exclusions.push_back({Date(day), *who, *reason, around.supervisor, placeOf(*sink->timeline, *who)});
    return sink->observed.exclusions.size() > most ? CallContext::refuse("it left out too many.") : TRELLIS_OK;
}

} // namespace

const trellis_host_observations& observationsService() {
    static const trellis_host_observations table{sizeof table, &add, &from, &by, &because, &exclude};
    return table;
}

} // namespace trellis
