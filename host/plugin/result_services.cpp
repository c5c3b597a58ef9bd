// Where a plugin's other results go: its description, findings, summary line and due date.
#include "plugin/handles.hpp"
#include "plugin/known.hpp"
#include "plugin/services.hpp"
#include "plugin/wall.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trellis {
namespace {

trellis_status TRELLIS_CALL state(trellis_description* sink, const trellis_state* given) {
    const auto state = known(given);
    if (!sink || !state) return TRELLIS_BAD_INPUT;
    const auto id = taken(state->id, "the id of a state");
    const auto label = taken(state->label, "the label of a state");
    if (!id || !label) return TRELLIS_BAD_INPUT;
    if (id->empty() || label->empty()) return CallContext::refuse("it described a state without an id or a label.");
    if (state->flags & ~7u)
        return CallContext::refuse(fmt::format("it gave the state {} a flag that nobody knows.", *id));
    if (std::ranges::find(sink->states, *id, &KindState::id) != sink->states.end())
        return CallContext::refuse(fmt::format("it described the state {} twice.", *id));
    sink->states.push_back({*id, *label, (state->flags & TRELLIS_STATE_EDITABLE) != 0,
                            (state->flags & TRELLIS_STATE_HELD) != 0, (state->flags & TRELLIS_STATE_CLOSED) != 0});
    return TRELLIS_OK;
}

trellis_status TRELLIS_CALL transition(trellis_description* sink, const trellis_transition* given) {
    const auto way = known(given);
    if (!sink || !way) return TRELLIS_BAD_INPUT;
    const auto id = taken(way->id, "the id of a transition");
    const auto label = taken(way->label, "the label of a transition");
    const auto from = taken(way->from, "where a transition begins");
    const auto to = taken(way->to, "where a transition ends");
    if (!id || !label || !from || !to) return TRELLIS_BAD_INPUT;
    if (id->empty() || label->empty())
        return CallContext::refuse("it described a transition without an id or a label.");
    if (way->effect < TRELLIS_EFFECT_NONE || way->effect > TRELLIS_EFFECT_DISCARD || way->signatures > 1000)
        return CallContext::refuse(fmt::format("it gave the transition {} an effect that nobody knows.", *id));
    sink->transitions.push_back(
        {*id, *label, *from, *to, static_cast<Effect>(way->effect), static_cast<int>(way->signatures)});
    return TRELLIS_OK;
}

/// Does the item stand in the form, or, where the form is not at hand, among what the plugin knows of?
bool anchors(const trellis_findings& sink, const std::string& item) {
    return sink.form ? sink.form->find(item) != nullptr : sink.reads->contains(item);
}

trellis_status TRELLIS_CALL add(trellis_findings* sink, trellis_severity severity, const char* item, const char* rows,
                                const char* row, const char* code, const char* message) {
    if (!sink) return CallContext::refuse("it added a finding to nothing.");
    Finding finding;
    if (severity < TRELLIS_NOTE || severity > TRELLIS_REFUSE)
        return CallContext::refuse("it gave a finding a weight that nobody knows.");
    finding.severity = static_cast<Severity>(severity);
    const auto codeText = taken(code, "the code of a finding");
    const auto messageText = taken(message, "the message of a finding");
    if (!codeText || !messageText) return TRELLIS_BAD_INPUT;
    if (codeText->empty() || messageText->empty())
        return CallContext::refuse("it added a finding without a code or a message.");
    finding.code = *codeText;
    finding.message = *messageText;
    if (item) {
        const auto where = taken(item, "the place of a finding");
        if (!where) return TRELLIS_BAD_INPUT;
        // The form may be another's that brings the same kind. What this one reads and that one never asked, nobody can
        // settle there; the rest of what the plugin has found still counts.
        if (!anchors(*sink, *where) && sink->reads->contains(*where)) return TRELLIS_OK;
        if (!anchors(*sink, *where))
            return CallContext::refuse(fmt::format("it put a finding at {}, which this form does not have.", *where));
        finding.where.item = *where;
    }
    if (rows || row) {
        const auto table = taken(rows, "the table of a finding");
        const auto rowId = taken(row, "the row of a finding");
        if (!table || !rowId) return TRELLIS_BAD_INPUT;
        const auto& present = sink->record->answers.rowsOf(*table);
        if (std::ranges::find(present, *rowId, &Row::id) == present.end())
            return CallContext::refuse(fmt::format("it put a finding at a row of {} that is not there.", *table));
        finding.where.rowsItem = *table;
        finding.where.row = *rowId;
    }
    sink->findings.push_back(std::move(finding));
    return sink->findings.size() > 10'000 ? CallContext::refuse("it had more than 10,000 findings.") : TRELLIS_OK;
}

trellis_status TRELLIS_CALL setLine(trellis_line* sink, const char* given) {
    const auto text = taken(given, "the summary");
    if (!sink || !text) return TRELLIS_BAD_INPUT;
    if (text->find('\n') != std::string::npos || text->size() > 300)
        return CallContext::refuse("its summary is longer than one line.");
    sink->text = *text;
    return TRELLIS_OK;
}

trellis_status TRELLIS_CALL setDue(trellis_due_sink* sink, const trellis_due* given) {
    const auto due = known(given);
    if (!sink || !due) return TRELLIS_BAD_INPUT;
    if (due->standing < TRELLIS_NOT_DUE || due->standing > TRELLIS_EXCLUDED)
        return CallContext::refuse("it gave a due date a standing that nobody knows.");
    for (auto number : {due->due, due->last_held, due->planned})
        if (number != TRELLIS_NO_DAY && (number < -719162 || number > 2932896))
            return CallContext::refuse("it gave a due date on a day that no calendar has.");
    const auto day = [](trellis_day number) {
        return number == TRELLIS_NO_DAY ? std::nullopt : std::optional(Date(number));
    };
    Due found;
    found.standing = static_cast<DueStanding>(due->standing);
    found.due = day(due->due);
    found.lastHeld = day(due->last_held);
    found.planned = day(due->planned);
    found.daysPast = due->days_past;
    for (auto [text, into] : {std::pair{due->band, &found.band}, {due->reason, &found.reason}})
        if (text) {
            const auto read = taken(text, "a due date");
            if (!read) return TRELLIS_BAD_INPUT;
            *into = *read;
        }
    if (found.standing == DueStanding::Excluded && found.reason.empty())
        return CallContext::refuse("it left somebody out of the due list without saying why.");
    sink->due = std::move(found);
    return TRELLIS_OK;
}

} // namespace

const trellis_host_description& descriptionService() {
    static const trellis_host_description table{sizeof table, &state, &transition};
    return table;
}
const trellis_host_findings& findingsService() {
    static const trellis_host_findings table{sizeof table, &add};
    return table;
}
const trellis_host_line& lineService() {
    static const trellis_host_line table{sizeof table, &setLine};
    return table;
}
const trellis_host_due& dueService() {
    static const trellis_host_due table{sizeof table, &setDue};
    return table;
}

} // namespace trellis
