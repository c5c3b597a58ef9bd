#include "template/form.hpp"

#include "model/error.hpp"
#include "template/form_state.hpp"
#include "template/nearest_name.hpp"

#include <algorithm>
#include <utility>

namespace trellis {

namespace {

constexpr const char* kNothingChanged = "Nothing in the record has been changed.";

void refuseType(const Item& item, const Value& value) {
    if (auto wrong = wrongType(item, value))
        throw Error("TR-F02", "The item " + item.id + " " + *wrong + ". " + kNothingChanged,
                    "Give an answer of the kind it asks for.");
}

Error full(const Item& item) {
    return Error("TR-F05",
                 "The table " + item.id + " already has as many rows as it can hold (" + std::to_string(item.maxRows) +
                     "). " + kNothingChanged,
                 "Remove a row first, or put what is left into the next record.");
}

std::vector<Row>::const_iterator rowIn(const std::vector<Row>& rows, const Id& id) {
    return std::find_if(rows.begin(), rows.end(), [&](auto& row) { return row.id == id; });
}

Id freshId(const FormContext& context) {
    return newId(context.clock ? *context.clock : systemClock(), context.random ? *context.random : systemRandom());
}

} // namespace

int Form::State::rowsSlot(const std::string& rowsItem) const {
    auto slot = graph.slotOf.find(rowsItem);
    if (slot == graph.slotOf.end()) return slotAt({rowsItem, "", ""});
    if (!graph.slots[slot->second].item->isRows())
        throw Error("TR-F02", "The item " + rowsItem + " is not a table and has no rows. " + kNothingChanged,
                    "Name a table of rows.");
    return slot->second;
}

int Form::State::slotAt(const ItemPath& path) const {
    auto found = graph.slotOf.find(path.item);
    if (found == graph.slotOf.end()) {
        std::vector<std::string> names;
        for (auto& slot : graph.slots)
            if (slot.item) names.push_back(slot.item->id);
        auto near = nearestName(path.item, names);
        throw Error("TR-F01", "The form " + form->ref.id + " has no item " + path.item + ". " + kNothingChanged,
                    near ? "Did you mean " + *near + "?" : "Look up the item's id in the template.");
    }
    int table = graph.slots[found->second].rowsSlot;
    auto tableId = table < 0 ? std::string() : graph.slots[table].item->id;
    bool named = path.rowsItem.empty() || path.rowsItem == tableId;
    if (table < 0 ? path.inRow() || !path.rowsItem.empty() : !named || !findRow(tableId, path.row))
        throw Error("TR-F04",
                    "The item " + path.item + " has no answer in this row: the row is not there. " + kNothingChanged,
                    table < 0 ? "This item is asked once, outside any row."
                              : "Add a row first, or use the id of a row that is there.");
    return found->second;
}

Form::Form(TemplatePtr form, Answers answers, FormContext context, bool fresh)
    : state_(std::make_unique<State>(std::move(form), std::move(answers), context)) {
    if (!fresh) return;
    FormChanges ignored;
    for (std::size_t slot = 0; slot < state_->graph.slots.size(); ++slot)
        if (auto& one = state_->graph.slots[slot]; one.item && one.rowsSlot < 0)
            state_->fillInitial(static_cast<int>(slot), {}, ignored);
}

Form::~Form() = default;
Form::Form(Form&&) noexcept = default;
Form& Form::operator=(Form&&) noexcept = default;

const Template& Form::form() const { return *state_->form; }
const Answers& Form::answers() const { return state_->answers; }
const EvaluationContext& Form::evaluation() const { return *state_; }

Answers Form::relevantAnswers() const {
    Answers out;
    auto& graph = state_->graph;
    for (std::size_t i = 0; i < graph.slots.size(); ++i) {
        auto& slot = graph.slots[i];
        if (!slot.item || slot.rowsSlot >= 0) continue;
        if (slot.item->notAsked && slot.item->type != ItemType::Note)
            out.values[slot.item->id] = Missing{kNotAskedHere}; // of a table too: it has no rows to say it in
        if (!state_->flags(static_cast<int>(i), {}).relevant) continue;
        if (!slot.item->isRows()) {
            if (auto& value = state_->answers.value(slot.item->id); value != Value(Missing{}))
                out.values[slot.item->id] = value;
            continue;
        }
        for (auto& row : state_->answers.rowsOf(slot.item->id)) {
            auto& kept = out.rows[slot.item->id].emplace_back(Row{row.id, {}});
            for (int cell : slot.cellSlots) {
                auto value = row.cells.find(graph.slots[cell].item->id);
                if (auto& one = *graph.slots[cell].item; one.notAsked && one.type != ItemType::Note)
                    kept.cells[one.id] = Missing{kNotAskedHere};
                else if (value != row.cells.end() && state_->flags(cell, row.id).relevant)
                    kept.cells.insert(*value);
            }
        }
    }
    return out;
}

const Value& Form::value(const ItemPath& path) const {
    auto slot = state_->graph.slotOf.find(path.item);
    static const Value none{Missing{}};
    return slot == state_->graph.slotOf.end() ? none : state_->raw(slot->second, path.row);
}

bool Form::relevant(const ItemPath& path) const {
    auto slot = state_->graph.slotOf.find(path.item);
    return slot != state_->graph.slotOf.end() && std::as_const(*state_).flags(slot->second, path.row).relevant;
}

bool Form::sectionRelevant(const std::string& section) const {
    auto slot = state_->graph.sectionOf.find(section);
    return slot != state_->graph.sectionOf.end() && state_->flags(slot->second, {}).relevant;
}

bool Form::required(const ItemPath& path) const {
    auto slot = state_->graph.slotOf.find(path.item);
    return slot != state_->graph.slotOf.end() && std::as_const(*state_).flags(slot->second, path.row).required;
}

bool Form::calculated(const ItemPath& path) const {
    auto* item = state_->form->find(path.item);
    return item && item->calculate;
}

FormChanges Form::set(const ItemPath& path, Value value) {
    int slot = state_->slotAt(path);
    auto& item = *state_->graph.slots[slot].item;
    if (item.calculate)
        throw Error("TR-F03",
                    "The item " + item.id + " is calculated from other answers and cannot be changed by hand. " +
                        kNothingChanged,
                    "Change the answers it is calculated from.");
    refuseType(item, value);
    value = normalised(item, std::move(value));
    FormChanges changes;
    auto& before = state_->raw(slot, path.row);
    if (before == value) return changes;
    EditStep step{editBetween(state_->pathOf(slot, path.row), before, value)};
    state_->apply(step.front(), true, changes);
    state_->settle(changes);
    state_->history.add(std::move(step));
    return changes;
}

FormChanges Form::setAll(const Answers& answers) {
    auto& state = *state_;
    EditStep step;
    for (auto& [id, given] : answers.values) {
        int slot = state.slotAt({id, "", ""});
        auto& item = *state.graph.slots[slot].item;
        refuseType(item, given);
        auto value = normalised(item, given);
        if (item.calculate || state.raw(slot, {}) == value) continue;
        step.push_back(editBetween({id, "", ""}, state.raw(slot, {}), value));
    }
    std::vector<std::pair<ItemPath, int>> initials; // cells of new rows that were not named
    for (auto& [rowsItem, given] : answers.rows) {
        int slot = state.rowsSlot(rowsItem);
        auto& table = *state.graph.slots[slot].item;
        auto& before = state.answers.rowsOf(rowsItem);
        if (given.size() > static_cast<std::size_t>(std::max(table.maxRows, 0)) && given.size() > before.size())
            throw full(table);
        std::vector<Row> after;
        for (auto& one : given) {
            Row row{one.id.empty() ? freshId(state.context) : one.id, {}};
            if (rowIn(after, row.id) != after.end())
                throw Error("TR-F06", "Two rows of " + rowsItem + " have the same id. " + kNothingChanged,
                            "Leave the ids of new rows out.");
            auto was = rowIn(before, row.id);
            if (was != before.end()) row.cells = was->cells;
            for (auto& [id, cell] : one.cells) {
                auto found = state.graph.slotOf.find(id);
                if (found == state.graph.slotOf.end() || state.graph.slots[found->second].rowsSlot != slot)
                    throw Error("TR-F01", "The rows of " + rowsItem + " have no cell " + id + ". " + kNothingChanged,
                                "Look up the cell's id in the template.");
                auto& item = *state.graph.slots[found->second].item;
                refuseType(item, cell);
                if (item.calculate) continue;
                auto value = normalised(item, cell);
                if (value == Value(Missing{}))
                    row.cells.erase(id);
                else
                    row.cells.insert_or_assign(id, std::move(value));
            }
            if (was == before.end())
                for (int cell : state.graph.slots[slot].cellSlots)
                    if (!one.cells.count(state.graph.slots[cell].item->id))
                        initials.emplace_back(state.pathOf(cell, row.id), cell);
            after.push_back(std::move(row));
        }
        if (after != before) step.push_back(editBetween(rowsItem, before, after));
    }
    FormChanges changes;
    for (auto& edit : step) state.apply(edit, true, changes);
    state.settle(changes);
    for (auto& [path, slot] : initials) state.fillInitial(slot, path.row, changes);
    // What `initial` filled in belongs to the same step.
    for (auto& edit : step)
        if (auto* rows = std::get_if<RowsEdit>(&edit))
            for (auto& row : rows->inserted) row = *state.findRow(rows->rowsItem, row.id);
    state.history.add(std::move(step));
    return changes;
}

Id Form::addRow(const std::string& rowsItem, FormChanges* changes) {
    int slot = state_->rowsSlot(rowsItem);
    auto& item = *state_->graph.slots[slot].item;
    auto& rows = state_->answers.rowsOf(rowsItem);
    if (rows.size() >= static_cast<std::size_t>(std::max(item.maxRows, 0))) throw full(item);
    Id id = freshId(state_->context);
    RowsEdit edit{rowsItem, rows.size(), {}, {Row{id, {}}}};
    FormChanges own;
    state_->apply(edit, true, own);
    state_->settle(own);
    for (int cell : state_->graph.slots[slot].cellSlots) state_->fillInitial(cell, id, own);
    edit.inserted.front() = *state_->findRow(rowsItem, id);
    state_->history.add({std::move(edit)});
    if (changes) *changes = std::move(own);
    return id;
}

FormChanges Form::removeRow(const std::string& rowsItem, const Id& row) {
    state_->rowsSlot(rowsItem);
    auto& rows = state_->answers.rowsOf(rowsItem);
    auto found = rowIn(rows, row);
    if (found == rows.end())
        throw Error("TR-F04", "The table " + rowsItem + " has no such row. " + kNothingChanged,
                    "Use the id of a row that is there.");
    RowsEdit edit{rowsItem, static_cast<std::size_t>(found - rows.begin()), {*found}, {}};
    FormChanges changes;
    state_->apply(edit, true, changes);
    state_->settle(changes);
    state_->history.add({std::move(edit)});
    return changes;
}

FormChanges Form::moveRow(const std::string& rowsItem, const Id& row, int by) {
    state_->rowsSlot(rowsItem);
    auto& rows = state_->answers.rowsOf(rowsItem);
    auto found = rowIn(rows, row);
    if (found == rows.end())
        throw Error("TR-F04", "The table " + rowsItem + " has no such row. " + kNothingChanged,
                    "Use the id of a row that is there.");
    auto from = found - rows.begin();
    auto to = std::clamp<std::ptrdiff_t>(from + by, 0, static_cast<std::ptrdiff_t>(rows.size()) - 1);
    FormChanges changes;
    if (from == to) return changes;
    auto after = rows;
    if (from < to)
        std::rotate(after.begin() + from, after.begin() + from + 1, after.begin() + to + 1);
    else
        std::rotate(after.begin() + to, after.begin() + from, after.begin() + from + 1);
    auto edit = editBetween(rowsItem, rows, after);
    state_->apply(edit, true, changes);
    state_->settle(changes);
    state_->history.add({std::move(edit)});
    return changes;
}

std::vector<Row> Form::carriedRows(const std::string& rowsItem) const {
    std::vector<Row> out;
    auto& item = *state_->graph.slots[state_->rowsSlot(rowsItem)].item;
    if (!item.carry) return out;
    for (auto& row : state_->rows(rowsItem))
        if (item.carry->test(*state_, row.id).value_or(true)) out.push_back(row);
    return out;
}

bool Form::canUndo() const { return state_->history.canUndo(); }
bool Form::canRedo() const { return state_->history.canRedo(); }

FormChanges Form::undo() {
    FormChanges changes;
    if (!canUndo()) return changes;
    auto& step = state_->history.undo();
    for (auto edit = step.rbegin(); edit != step.rend(); ++edit) state_->apply(*edit, false, changes);
    state_->settle(changes);
    return changes;
}

FormChanges Form::redo() {
    FormChanges changes;
    if (!canRedo()) return changes;
    for (auto& edit : state_->history.redo()) state_->apply(edit, true, changes);
    state_->settle(changes);
    return changes;
}

} // namespace trellis
