#include "model/id.hpp"
#include "plugin/handles.hpp"
#include "plugin/services.hpp"
#include "plugin/wall.hpp"

#include <fmt/format.h>

namespace trellis {
namespace {

bool asked(const Item* item) { return item && !item->retired; }

/// Nor is what an adaptation of the place hides: a plugin has nothing to begin there. One that writes it all the same is not
/// blamed for what a place has decided; the record keeps "not asked here" whatever stands in the draft.
std::int32_t TRELLIS_CALL asks(const trellis_draft* draft, const char* item) {
    const auto* found = draft && item ? draft->form->find(item) : nullptr;
    return asked(found) && !found->notAsked;
}

std::int32_t TRELLIS_CALL offers(const trellis_draft* draft, const char* item, const char* code) {
    const auto* found = draft && item ? draft->form->find(item) : nullptr;
    return code && *code && asked(found) && !found->calculate && takesCode(*found, code);
}

const char* TRELLIS_CALL option(const trellis_draft* draft, const char* item, std::uint32_t index) {
    const auto* found = draft && item ? draft->form->find(item) : nullptr;
    return asked(found) && index < found->options.size() ? found->options[index].code.c_str() : nullptr;
}

/// The rows item, or nullptr with the reason noted.
const Item* rowsItem(const trellis_draft* draft, const char* rows) {
    const auto* item = draft && rows ? draft->form->find(rows) : nullptr;
    if (asked(item) && item->isRows()) return item;
    CallContext::refuse(fmt::format("it named the table {}, which this form does not have.", rows ? rows : "(none)"));
    return nullptr;
}

trellis_status TRELLIS_CALL set(trellis_draft* draft, const char* item, const trellis_value* value) {
    const auto* found = draft && item ? draft->form->find(item) : nullptr;
    if (!asked(found) || draft->form->rowsOf(item))
        return CallContext::refuse(
            fmt::format("it wrote into {}, which this form does not ask.", item ? item : "(none)"));
    const auto read = taken(value, *found);
    if (!read) return TRELLIS_BAD_INPUT;
    draft->answers.values[item] = *read;
    return TRELLIS_OK;
}

std::uint32_t TRELLIS_CALL rowCount(const trellis_draft* draft, const char* rows) {
    return rowsItem(draft, rows) ? static_cast<std::uint32_t>(draft->answers.rowsOf(rows).size()) : 0;
}

const char* TRELLIS_CALL rowId(const trellis_draft* draft, const char* rows, std::uint32_t row) {
    if (!rowsItem(draft, rows)) return nullptr;
    auto& all = draft->answers.rowsOf(rows);
    return row < all.size() ? all[row].id.c_str() : nullptr;
}

trellis_status TRELLIS_CALL cell(const trellis_draft* draft, const char* rows, std::uint32_t row, const char* item,
                                 trellis_value* out) {
    if (!rowsItem(draft, rows)) return TRELLIS_BAD_INPUT;
    auto& all = draft->answers.rowsOf(rows);
    if (!item || row >= all.size()) return CallContext::refuse("it asked for a cell that is not there.");
    for (const char* name : {rows, item})
        if (!draft->reads->contains(std::string_view(name))) return CallContext::notDeclared(name);
    static const Value none = Missing{};
    const auto found = all[row].cells.find(item);
    return lend(found == all[row].cells.end() ? none : found->second, out, draft->lent);
}

trellis_status appended(trellis_draft* draft, const Item& item, Row added, std::uint32_t* row) {
    auto& all = draft->answers.rows[item.id];
    if (all.size() >= static_cast<std::size_t>(item.maxRows))
        return CallContext::refuse(
            fmt::format("it added more rows to {} than the {} it may hold.", item.id, item.maxRows));
    all.push_back(std::move(added));
    if (row) *row = static_cast<std::uint32_t>(all.size() - 1);
    return TRELLIS_OK;
}

trellis_status TRELLIS_CALL addRow(trellis_draft* draft, const char* rows, std::uint32_t* row) {
    const auto* item = rowsItem(draft, rows);
    if (!item) return TRELLIS_BAD_INPUT;
    const auto* context = CallContext::current();
    return appended(draft, *item, {newId(*context->clock, *context->random), {}}, row);
}

trellis_status TRELLIS_CALL copyRow(trellis_draft* draft, const char* rows, const trellis_record* from,
                                    std::uint32_t fromRow, std::uint32_t* row) {
    const auto* item = rowsItem(draft, rows);
    if (!item) return TRELLIS_BAD_INPUT;
    if (!from || fromRow >= from->record->answers.rowsOf(rows).size())
        return CallContext::refuse(fmt::format("it copied a row of {} that is not there.", rows));
    if (!from->reads->contains(std::string_view(rows))) return CallContext::notDeclared(rows);
    const auto& source = from->record->answers.rowsOf(rows)[fromRow];
    for (auto& present : draft->answers.rowsOf(rows))
        if (present.id == source.id)
            return CallContext::refuse(fmt::format("it copied a row of {} that is there already.", rows));
    Row copy{source.id, {}};
    for (auto& each : item->cells)
        if (auto found = source.cells.find(each.id); found != source.cells.end() && asked(&each))
            copy.cells.insert(*found);
    return appended(draft, *item, std::move(copy), row);
}

trellis_status TRELLIS_CALL setCell(trellis_draft* draft, const char* rows, std::uint32_t row, const char* item,
                                    const trellis_value* value) {
    if (!rowsItem(draft, rows)) return TRELLIS_BAD_INPUT;
    auto& all = draft->answers.rows[rows];
    const auto* holder = item ? draft->form->rowsOf(item) : nullptr;
    if (row >= all.size() || !holder || holder->id != rows || !asked(draft->form->find(item)))
        return CallContext::refuse(
            fmt::format("it wrote into {} of {}, which is not there.", item ? item : "(none)", rows));
    const auto read = taken(value, *draft->form->find(item));
    if (!read) return TRELLIS_BAD_INPUT;
    all[row].cells[item] = *read;
    return TRELLIS_OK;
}

} // namespace

const trellis_host_draft& draftService() {
    static const trellis_host_draft table{sizeof table, &asks,   &set,     &rowCount, &rowId,
                                          &cell,        &addRow, &copyRow, &setCell,  &offers,
                                          &option};
    return table;
}

} // namespace trellis
