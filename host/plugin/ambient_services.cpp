// What stands around a call: the calendar, the moment, how far long work is, and what a pack has set.
#include "model/working_days.hpp"
#include "plugin/call_progress.hpp"
#include "plugin/handles.hpp"
#include "plugin/services.hpp"
#include "plugin/wall.hpp"

namespace trellis {
namespace {

thread_local Progress* reportedTo = nullptr;

constexpr trellis_day firstDay = -719162, lastDay = 2932896; // years 1 to 9999

std::int32_t TRELLIS_CALL workingDay(trellis_day day) {
    return day >= firstDay && day <= lastDay && isWorkingDay(Date(day));
}

trellis_day TRELLIS_CALL plusDays(trellis_day from, std::int32_t days) {
    if (from < firstDay || from > lastDay || days < 0 || days > 10'000) {
        CallContext::refuse("it counted working days that no calendar has.");
        return from;
    }
    return plusWorkingDays(Date(from), days).days();
}

std::int64_t TRELLIS_CALL now() {
    const auto* context = CallContext::current();
    return (context && context->clock ? *context->clock : systemClock()).now().ms;
}

void TRELLIS_CALL step(const char* what, std::int64_t done, std::int64_t total) {
    const auto words = taken(what ? what : "", "how far it is");
    if (!words) return;
    if (words->size() > 300) {
        CallContext::refuse("it said more about how far it is than one line holds.");
        return;
    }
    CallProgress::current().step(*words, static_cast<long>(done), static_cast<long>(total));
}
const char* TRELLIS_CALL optionText(const char* key) {
    const auto* context = CallContext::current();
    if (!context || !context->options || !key) {
        CallContext::refuse("it asked for an option outside a call, or for one without a name.");
        return nullptr;
    }
    const auto found = context->options->find(key);
    if (found != context->options->end()) return found->second.c_str();
    CallContext::notDeclared("the option " + std::string(key));
    return nullptr;
}

std::int32_t TRELLIS_CALL cancelled() { return CallProgress::current().cancelled(); }

} // namespace

CallProgress::CallProgress(Progress& progress)
    : outer_(reportedTo) {
    reportedTo = &progress;
}
CallProgress::~CallProgress() { reportedTo = outer_; }
Progress& CallProgress::current() { return reportedTo ? *reportedTo : noProgress(); }

const trellis_host_calendar& calendarService() {
    static const trellis_host_calendar table{sizeof table, &workingDay, &plusDays};
    return table;
}
const trellis_host_clock& clockService() {
    static const trellis_host_clock table{sizeof table, &now};
    return table;
}
const trellis_host_progress& progressService() {
    static const trellis_host_progress table{sizeof table, &step, &cancelled};
    return table;
}
const trellis_host_options& optionsService() {
    static const trellis_host_options table{sizeof table, &optionText};
    return table;
}

} // namespace trellis
