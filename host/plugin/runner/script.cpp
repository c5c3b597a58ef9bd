#include "plugin/runner/script.hpp"

#include "plugin/services.hpp"
#include "plugin/wall.hpp"

#include <algorithm>
#include <cstring>

namespace trellis {
namespace {

enum class Deed : std::uint8_t { State, Transition, Set, AddRow, CopyRow, SetCell, Finding, Line, Due };

/// Where to write down what the host has accepted; nullptr when it has not, or nobody writes.
WireWriter* pen(trellis_status status, Deed deed) {
    auto* context = CallContext::current();
    if (status != TRELLIS_OK || !context || !context->script) return nullptr;
    context->script->byte(static_cast<std::uint8_t>(deed));
    return context->script;
}

/// As much of a plugin's struct as it says is there; the service has looked at it already.
template <class Struct> Struct copied(const Struct* given) {
    Struct copy{};
    std::memcpy(&copy, given, std::min<std::size_t>(given->size, sizeof copy));
    copy.size = sizeof copy;
    return copy;
}

void put(WireWriter& out, const trellis_value* given) {
    const auto value = copied(given);
    out.integer(value.type);
    out.real(value.number);
    out.integer(value.day);
    const bool texts = value.type == TRELLIS_TEXT || value.type == TRELLIS_CODE;
    out.textOrNothing(texts ? value.text : nullptr);
    const std::uint32_t codes = value.type == TRELLIS_CODES ? value.code_count : 0;
    out.count(codes);
    for (std::uint32_t i = 0; i < codes; ++i) out.text(value.codes[i]);
}

/// A trellis_value with the storage it points into.
struct HeldValue {
    explicit HeldValue(WireReader& in) {
        value.size = sizeof value;
        value.type = in.small();
        value.number = in.real();
        value.day = in.small();
        text = in.textOrNothing();
        value.text = text ? text->c_str() : nullptr;
        codes.resize(in.count(8));
        for (auto& code : codes) {
            code = in.text();
            pointers.push_back(code.c_str());
        }
        value.codes = pointers.data();
        value.code_count = static_cast<std::uint32_t>(pointers.size());
    }
    HeldValue(const HeldValue&) = delete;
    HeldValue& operator=(const HeldValue&) = delete;
    trellis_value value{};
    std::optional<std::string> text;
    std::vector<std::string> codes;
    std::vector<const char*> pointers;
};
const char* raw(const std::optional<std::string>& text) { return text ? text->c_str() : nullptr; }

// ---- The child's side: the host's own services with a pen beside them ----

trellis_status TRELLIS_CALL state(trellis_description* sink, const trellis_state* given) {
    const auto status = descriptionService().state(sink, given);
    if (auto* out = pen(status, Deed::State)) {
        const auto one = copied(given);
        out->text(one.id);
        out->text(one.label);
        out->number(one.flags);
    }
    return status;
}
trellis_status TRELLIS_CALL transition(trellis_description* sink, const trellis_transition* given) {
    const auto status = descriptionService().transition(sink, given);
    if (auto* out = pen(status, Deed::Transition)) {
        const auto one = copied(given);
        for (auto* text : {one.id, one.label, one.from, one.to}) out->text(text);
        out->integer(one.effect);
        out->number(one.signatures);
    }
    return status;
}
trellis_status TRELLIS_CALL set(trellis_draft* draft, const char* item, const trellis_value* value) {
    const auto status = draftService().set(draft, item, value);
    if (auto* out = pen(status, Deed::Set)) {
        out->text(item);
        put(*out, value);
    }
    return status;
}
trellis_status TRELLIS_CALL addRow(trellis_draft* draft, const char* rows, std::uint32_t* row) {
    const auto status = draftService().add_row(draft, rows, row);
    if (auto* out = pen(status, Deed::AddRow)) out->text(rows);
    return status;
}
trellis_status TRELLIS_CALL copyRow(trellis_draft* draft, const char* rows, const trellis_record* from,
                                    std::uint32_t fromRow, std::uint32_t* row) {
    const auto status = draftService().copy_row(draft, rows, from, fromRow, row);
    if (auto* out = pen(status, Deed::CopyRow)) {
        out->text(rows);
        out->text(from->record->id);
        out->number(fromRow);
    }
    return status;
}
trellis_status TRELLIS_CALL setCell(trellis_draft* draft, const char* rows, std::uint32_t row, const char* item,
                                    const trellis_value* value) {
    const auto status = draftService().set_cell(draft, rows, row, item, value);
    if (auto* out = pen(status, Deed::SetCell)) {
        out->text(rows);
        out->number(row);
        out->text(item);
        put(*out, value);
    }
    return status;
}
trellis_status TRELLIS_CALL add(trellis_findings* sink, trellis_severity severity, const char* item, const char* rows,
                                const char* row, const char* code, const char* message) {
    const auto status = findingsService().add(sink, severity, item, rows, row, code, message);
    if (auto* out = pen(status, Deed::Finding)) {
        out->integer(severity);
        for (auto* text : {item, rows, row, code, message}) out->textOrNothing(text);
    }
    return status;
}
trellis_status TRELLIS_CALL setLine(trellis_line* sink, const char* text) {
    const auto status = lineService().set(sink, text);
    if (auto* out = pen(status, Deed::Line)) out->text(text);
    return status;
}
trellis_status TRELLIS_CALL setDue(trellis_due_sink* sink, const trellis_due* given) {
    const auto status = dueService().set(sink, given);
    if (auto* out = pen(status, Deed::Due)) {
        const auto due = copied(given);
        for (std::int32_t number : {due.standing, due.due, due.last_held, due.planned, due.days_past})
            out->integer(number);
        out->textOrNothing(due.band);
        out->textOrNothing(due.reason);
    }
    return status;
}

// ---- The workbench's side: the same calls again ----

template <class Sink> Sink* belonging(Sink* sink) {
    if (!sink) throw Garbled();
    return sink;
}

std::uint32_t rowNumber(WireReader& in) {
    const auto row = in.number();
    if (row > 1'000'000) throw Garbled();
    return static_cast<std::uint32_t>(row);
}

const trellis_record* named(const Sinks& sinks, const std::string& id) {
    if (sinks.timeline)
        for (auto* record : sinks.timeline->records)
            if (record->record->id == id) return record;
    throw Garbled();
}

trellis_status again(Deed deed, WireReader& in, const Sinks& sinks) {
    switch (deed) {
    case Deed::State: {
        const auto id = in.text(), label = in.text();
        const trellis_state one{sizeof one, id.c_str(), label.c_str(), static_cast<std::uint32_t>(in.number())};
        return descriptionService().state(belonging(sinks.description), &one);
    }
    case Deed::Transition: {
        const auto id = in.text(), label = in.text(), from = in.text(), to = in.text();
        const auto effect = in.small();
        const trellis_transition one{sizeof one,   id.c_str(), label.c_str(),
                                     from.c_str(), to.c_str(), effect,
                                     static_cast<std::uint32_t>(in.number())};
        return descriptionService().transition(belonging(sinks.description), &one);
    }
    case Deed::Set: {
        const auto item = in.text();
        const HeldValue value(in);
        return draftService().set(belonging(sinks.draft), item.c_str(), &value.value);
    }
    case Deed::AddRow: {
        std::uint32_t row = 0;
        return draftService().add_row(belonging(sinks.draft), in.text().c_str(), &row);
    }
    case Deed::CopyRow: {
        const auto rows = in.text(), from = in.text();
        std::uint32_t row = 0;
        return draftService().copy_row(belonging(sinks.draft), rows.c_str(), named(sinks, from), rowNumber(in), &row);
    }
    case Deed::SetCell: {
        const auto rows = in.text();
        const auto row = rowNumber(in);
        const auto item = in.text();
        const HeldValue value(in);
        return draftService().set_cell(belonging(sinks.draft), rows.c_str(), row, item.c_str(), &value.value);
    }
    case Deed::Finding: {
        const auto severity = in.small();
        const auto item = in.textOrNothing(), rows = in.textOrNothing(), row = in.textOrNothing(),
                   code = in.textOrNothing(), message = in.textOrNothing();
        return findingsService().add(belonging(sinks.findings), severity, raw(item), raw(rows), raw(row), raw(code),
                                     raw(message));
    }
    case Deed::Line: return lineService().set(belonging(sinks.line), in.text().c_str());
    case Deed::Due: {
        trellis_due due{};
        due.size = sizeof due;
        due.standing = in.small();
        for (auto* day : {&due.due, &due.last_held, &due.planned}) *day = in.small();
        due.days_past = in.small();
        const auto band = in.textOrNothing(), reason = in.textOrNothing();
        due.band = raw(band);
        due.reason = raw(reason);
        return dueService().set(belonging(sinks.due), &due);
    }
    }
    throw Garbled();
}

} // namespace

trellis_status replay(WireReader script, const Sinks& sinks) {
    while (!script.ended())
        if (const auto status = again(static_cast<Deed>(script.byte()), script, sinks); status != TRELLIS_OK)
            return status;
    return TRELLIS_OK;
}

const void* writtenDown(const char* id) {
    static const trellis_host_description description{sizeof description, &state, &transition};
    static const trellis_host_draft draft = [] {
        auto table = draftService(); // reading goes straight to the host's own functions
        table.set = &set;
        table.add_row = &addRow;
        table.copy_row = &copyRow;
        table.set_cell = &setCell;
        return table;
    }();
    static const trellis_host_findings findings{sizeof findings, &add};
    static const trellis_host_line line{sizeof line, &setLine};
    static const trellis_host_due due{sizeof due, &setDue};
    const auto is = [&](const char* known) { return std::strcmp(id, known) == 0; };
    if (is(TRELLIS_HOST_DESCRIPTION)) return &description;
    if (is(TRELLIS_HOST_DRAFT)) return &draft;
    if (is(TRELLIS_HOST_FINDINGS)) return &findings;
    if (is(TRELLIS_HOST_LINE)) return &line;
    if (is(TRELLIS_HOST_DUE)) return &due;
    return nullptr;
}

} // namespace trellis
