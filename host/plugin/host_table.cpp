#include "plugin/handles.hpp"
#include "plugin/services.hpp"
#include "plugin/wall.hpp"

#include <cstdio>
#include <cstring>

namespace trellis {
namespace {

const void* TRELLIS_CALL feature(const trellis_host*, const char* id) { return id ? hostFeature(id) : nullptr; }

void TRELLIS_CALL log(const trellis_host*, const char* message) {
    const auto* context = CallContext::current();
    if (context && context->log && message) {
        if (context->log->size() < 100) context->log->emplace_back(message, strnlen(message, 1000));
        return;
    }
    if (message) std::fprintf(stderr, "plugin %s: %s\n", context ? context->plugin.c_str() : "", message);
}

trellis_status TRELLIS_CALL fail(const trellis_host*, trellis_status status, const char* sentence) {
    if (auto* context = CallContext::current())
        if (auto text = taken(sentence, "its reason")) context->said = *text;
    return status == TRELLIS_OK ? TRELLIS_FAULT : status;
}

const void* (*writtenInstead)(const char*) = nullptr;

} // namespace

void writeDown(const void* (*instead)(const char*)) { writtenInstead = instead; }

const void* hostFeature(const char* id) {
    if (writtenInstead)
        if (const auto* table = writtenInstead(id)) return table;
    const auto is = [&](const char* known) { return std::strcmp(id, known) == 0; };
    if (is(TRELLIS_HOST_RECORD)) return &recordService();
    if (is(TRELLIS_HOST_TIMELINE)) return &timelineService();
    if (is(TRELLIS_HOST_DRAFT)) return &draftService();
    if (is(TRELLIS_HOST_DESCRIPTION)) return &descriptionService();
    if (is(TRELLIS_HOST_FINDINGS)) return &findingsService();
    if (is(TRELLIS_HOST_LINE)) return &lineService();
    if (is(TRELLIS_HOST_DUE)) return &dueService();
    if (is(TRELLIS_HOST_CODES)) return &codesService();
    if (is(TRELLIS_HOST_CALENDAR)) return &calendarService();
    if (is(TRELLIS_HOST_CLOCK)) return &clockService();
    if (is(TRELLIS_HOST_PROGRESS)) return &progressService();
    if (is(TRELLIS_HOST_OPTIONS)) return &optionsService();
    if (is(TRELLIS_HOST_OBSERVATIONS)) return &observationsService();
    if (is(TRELLIS_HOST_FIGURES)) return &figuresService();
    if (is(TRELLIS_HOST_ADAPTATIONS)) return &adaptationsService();
    if (is(TRELLIS_HOST_VIEW)) return &viewService();
    if (is(TRELLIS_HOST_EXPORT)) return &exportService();
    return nullptr;
}

const trellis_host& hostTable() {
    static const trellis_host table{sizeof table, TRELLIS_ABI, "Trellis", "0.1.0", &feature, &log, &fail};
    return table;
}

} // namespace trellis
