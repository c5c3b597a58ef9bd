// The child's side of the script: the host's own services for kinds, with a pen beside them.
#include "plugin/runner/pen.hpp"
#include "plugin/services.hpp"

namespace trellis {
namespace {

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

trellis_status TRELLIS_CALL state(trellis_description* sink, const trellis_state* given) {
    return noted(descriptionService().state(sink, given), Deed::State, [&](WireWriter& out) {
        const auto one = copied(given);
        out.text(one.id);
        out.text(one.label);
        out.number(one.flags);
    });
}
trellis_status TRELLIS_CALL transition(trellis_description* sink, const trellis_transition* given) {
    return noted(descriptionService().transition(sink, given), Deed::Transition, [&](WireWriter& out) {
        const auto one = copied(given);
        for (auto* text : {one.id, one.label, one.from, one.to}) out.text(text);
        out.integer(one.effect);
        out.number(one.signatures);
    });
}
trellis_status TRELLIS_CALL set(trellis_draft* draft, const char* item, const trellis_value* value) {
    return noted(draftService().set(draft, item, value), Deed::Set, [&](WireWriter& out) {
        out.text(item);
        put(out, value);
    });
}
trellis_status TRELLIS_CALL addRow(trellis_draft* draft, const char* rows, std::uint32_t* row) {
    return noted(draftService().add_row(draft, rows, row), Deed::AddRow, [&](WireWriter& out) { out.text(rows); });
}
trellis_status TRELLIS_CALL copyRow(trellis_draft* draft, const char* rows, const trellis_record* from,
                                    std::uint32_t fromRow, std::uint32_t* row) {
    return noted(draftService().copy_row(draft, rows, from, fromRow, row), Deed::CopyRow, [&](WireWriter& out) {
        out.text(rows);
        out.text(from->record->id);
        out.number(fromRow);
    });
}
trellis_status TRELLIS_CALL setCell(trellis_draft* draft, const char* rows, std::uint32_t row, const char* item,
                                    const trellis_value* value) {
    return noted(draftService().set_cell(draft, rows, row, item, value), Deed::SetCell, [&](WireWriter& out) {
        out.text(rows);
        out.number(row);
        out.text(item);
        put(out, value);
    });
}
trellis_status TRELLIS_CALL add(trellis_findings* sink, trellis_severity severity, const char* item, const char* rows,
                                const char* row, const char* code, const char* message) {
    return noted(findingsService().add(sink, severity, item, rows, row, code, message), Deed::Finding,
                 [&](WireWriter& out) {
                     out.integer(severity);
                     for (auto* text : {item, rows, row, code, message}) out.textOrNothing(text);
                 });
}
trellis_status TRELLIS_CALL setLine(trellis_line* sink, const char* text) {
    return noted(lineService().set(sink, text), Deed::Line, [&](WireWriter& out) { out.text(text); });
}
trellis_status TRELLIS_CALL setDue(trellis_due_sink* sink, const trellis_due* given) {
    return noted(dueService().set(sink, given), Deed::Due, [&](WireWriter& out) {
        const auto due = copied(given);
        for (std::int32_t number : {due.standing, due.due, due.last_held, due.planned, due.days_past})
            out.integer(number);
        out.textOrNothing(due.band);
        out.textOrNothing(due.reason);
    });
}

} // namespace

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
    return writtenFigures(id);
}

} // namespace trellis
