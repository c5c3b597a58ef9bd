#include "plugin/handles.hpp"
#include "plugin/services.hpp"
#include "plugin/wall.hpp"

namespace trellis {
namespace {

const TimelineRecord* of(const trellis_record* record) {
    if (!record) CallContext::refuse("it asked about a record without naming one.");
    return record ? record->record : nullptr;
}
bool declared(const trellis_record& record, const char* item) { return record.reads->contains(std::string_view(item)); }

const char* TRELLIS_CALL id(const trellis_record* record) { return of(record) ? record->record->id.c_str() : ""; }
const char* TRELLIS_CALL kind(const trellis_record* record) { return of(record) ? record->record->kind.c_str() : ""; }
const char* TRELLIS_CALL state(const trellis_record* record) { return of(record) ? record->record->state.c_str() : ""; }
const char* TRELLIS_CALL form(const trellis_record* record) {
    return of(record) ? record->record->form.id.c_str() : "";
}
const char* TRELLIS_CALL formVersion(const trellis_record* record) {
    return of(record) ? record->record->form.version.c_str() : "";
}
trellis_day TRELLIS_CALL day(const trellis_record* record) {
    return of(record) ? record->record->day.days() : TRELLIS_NO_DAY;
}
std::int32_t TRELLIS_CALL isDraft(const trellis_record* record) { return of(record) && record->record->draft; }

trellis_status TRELLIS_CALL find(const trellis_record* record, const char* item, trellis_value* out) {
    if (!of(record) || !item) return CallContext::refuse("it asked for an answer without saying which.");
    if (!declared(*record, item)) return CallContext::notDeclared(item);
    return lend(record->record->answers.value(item), out, record->lent);
}

const std::vector<Row>* rowsOf(const trellis_record* record, const char* rows) {
    if (!of(record) || !rows) return nullptr;
    if (!declared(*record, rows)) {
        CallContext::notDeclared(rows);
        return nullptr;
    }
    return &record->record->answers.rowsOf(rows);
}

std::uint32_t TRELLIS_CALL rowCount(const trellis_record* record, const char* rows) {
    const auto* all = rowsOf(record, rows);
    return all ? static_cast<std::uint32_t>(all->size()) : 0;
}

const char* TRELLIS_CALL rowId(const trellis_record* record, const char* rows, std::uint32_t row) {
    const auto* all = rowsOf(record, rows);
    return all && row < all->size() ? (*all)[row].id.c_str() : nullptr;
}

trellis_status TRELLIS_CALL cell(const trellis_record* record, const char* rows, std::uint32_t row, const char* item,
                                 trellis_value* out) {
    const auto* all = rowsOf(record, rows);
    if (!all) return TRELLIS_NOT_DECLARED;
    if (!item || row >= all->size()) return CallContext::refuse("it asked for a cell that is not there.");
    if (!declared(*record, item)) return CallContext::notDeclared(item);
    static const Value none = Missing{};
    const auto found = (*all)[row].cells.find(item);
    return lend(found == (*all)[row].cells.end() ? none : found->second, out, record->lent);
}

std::uint32_t TRELLIS_CALL signOffCount(const trellis_record* record) {
    return of(record) ? static_cast<std::uint32_t>(record->record->signOffs.size()) : 0;
}
const char* TRELLIS_CALL signOffPerson(const trellis_record* record, std::uint32_t index) {
    return index < signOffCount(record) ? record->record->signOffs[index].person.c_str() : nullptr;
}
trellis_day TRELLIS_CALL signOffDay(const trellis_record* record, std::uint32_t index) {
    return index < signOffCount(record) ? record->record->signOffs[index].at.utcDay().days() : TRELLIS_NO_DAY;
}

const char* TRELLIS_CALL agreement(const trellis_record* record) {
    return of(record) ? record->record->agreement.c_str() : "";
}
const char* TRELLIS_CALL supervisor(const trellis_record* record) {
    return of(record) ? record->record->supervisor.c_str() : "";
}
const char* TRELLIS_CALL supervisee(const trellis_record* record, std::uint32_t index) {
    return of(record) && index < record->record->supervisees.size() ? record->record->supervisees[index].c_str()
                                                                    : nullptr;
}
const char* TRELLIS_CALL author(const trellis_record* record) {
    return of(record) ? record->record->author.c_str() : "";
}

const char* TRELLIS_CALL label(const trellis_record* record, const char* item, const char* code) {
    if (!of(record) || !item || !code) return "";
    const auto form_ = record->forms && *record->forms ? (*record->forms)(record->record->form) : nullptr;
    const auto* found = form_ ? form_->find(item) : nullptr;
    return record->labels.emplace_back(found ? form_->optionLabel(*found, code) : code).c_str();
}

} // namespace

const trellis_host_record& recordService() {
    static const trellis_host_record table{sizeof table, &id,   &kind,         &state,         &form,
                                           &formVersion, &day,  &isDraft,      &find,          &rowCount,
                                           &rowId,       &cell, &signOffCount, &signOffPerson, &signOffDay,
                                           &agreement,   &supervisor, &supervisee, &author};
    return table;
}

const trellis_host_codes& codesService() {
    static const trellis_host_codes table{sizeof table, &label};
    return table;
}

} // namespace trellis
