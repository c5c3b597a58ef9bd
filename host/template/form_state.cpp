#include "template/form_state.hpp"

#include <algorithm>
#include <cmath>

namespace trellis {

namespace {
const Value kNone{Missing{}};
const std::vector<Row> kNoRows;
bool plainMissing(const Value& value) {
    auto* missing = std::get_if<Missing>(&value);
    return missing && missing->reason.empty();
}
} // namespace

Form::State::State(TemplatePtr theForm, Answers theAnswers, FormContext theContext)
    : form(std::move(theForm))
    , context(theContext)
    , graph(*form)
    , answers(std::move(theAnswers))
    , flags_(graph.slots.size()) {
    // One way to say "no answer", so that equal forms have equal answers.
    std::erase_if(answers.values, [](auto& one) { return plainMissing(one.second); });
    std::erase_if(answers.rows, [](auto& one) { return one.second.empty(); });
    for (auto& [item, rows] : answers.rows)
        for (auto& row : rows) std::erase_if(row.cells, [](auto& one) { return plainMissing(one.second); });
    for (std::size_t slot = 0; slot < graph.slots.size(); ++slot)
        if (!graph.slots[slot].cellSlots.empty())
            for (auto& row : answers.rowsOf(graph.slots[slot].item->id))
                rowFlags_[static_cast<int>(slot)][row.id].resize(graph.slots[slot].cellSlots.size());
    settleAll();
}

const Value& Form::State::value(const std::string& item) const {
    auto slot = graph.slotOf.find(item);
    if (slot == graph.slotOf.end() || !flags_[slot->second].relevant) return kNone;
    return answers.value(item);
}

const Value& Form::State::cell(const std::string& item, const Id& row) const {
    auto slot = graph.slotOf.find(item);
    if (slot == graph.slotOf.end() || graph.slots[slot->second].rowsSlot < 0) return kNone;
    return flags(slot->second, row).relevant ? raw(slot->second, row) : kNone;
}

const std::vector<Row>& Form::State::rows(const std::string& rowsItem) const {
    auto slot = graph.slotOf.find(rowsItem);
    if (slot == graph.slotOf.end() || !flags_[slot->second].relevant) return kNoRows;
    return answers.rowsOf(rowsItem);
}

const Form::State::Flags& Form::State::flags(int slot, const Id& row) const {
    static const Flags none{false, false};
    auto& one = graph.slots[slot];
    if (one.rowsSlot < 0) return flags_[slot];
    auto table = rowFlags_.find(one.rowsSlot);
    if (table == rowFlags_.end()) return none;
    auto found = table->second.find(row);
    return found == table->second.end() ? none : found->second[slot - graph.slots[one.rowsSlot].cellSlots.front()];
}

Form::State::Flags& Form::State::flags(int slot, const Id& row) {
    auto& one = graph.slots[slot];
    if (one.rowsSlot < 0) return flags_[slot];
    auto& cells = graph.slots[one.rowsSlot].cellSlots; // their slots follow one another
    auto& all = rowFlags_[one.rowsSlot][row];
    if (all.size() < cells.size()) all.resize(cells.size());
    return all[slot - cells.front()];
}

const Row* Form::State::findRow(const std::string& rowsItem, const Id& row) const {
    auto& all = answers.rowsOf(rowsItem);
    for (auto near : {lastRow_, lastRow_ + 1})
        if (near < all.size() && all[near].id == row) return &all[lastRow_ = near];
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].id == row) return &all[lastRow_ = i];
    return nullptr;
}

const Value& Form::State::raw(int slot, const Id& row) const {
    auto& one = graph.slots[slot];
    if (!one.item) return kNone;
    if (one.rowsSlot < 0) return answers.value(one.item->id);
    auto* found = findRow(graph.slots[one.rowsSlot].item->id, row);
    if (!found) return kNone;
    auto cell = found->cells.find(one.item->id);
    return cell == found->cells.end() ? kNone : cell->second;
}

void Form::State::setRaw(int slot, const Id& row, Value value) {
    auto& one = graph.slots[slot];
    std::map<std::string, Value>* values = &answers.values;
    if (one.rowsSlot >= 0) {
        auto* found = findRow(graph.slots[one.rowsSlot].item->id, row);
        if (!found) return;
        values = &const_cast<Row*>(found)->cells; // found in this object's own answers
    }
    if (plainMissing(value))
        values->erase(one.item->id);
    else
        values->insert_or_assign(one.item->id, std::move(value));
}

ItemPath Form::State::pathOf(int slot, const Id& row) const {
    auto& one = graph.slots[slot];
    if (!one.item) return {one.section->id, "", ""};
    if (one.rowsSlot < 0) return {one.item->id, "", ""};
    return {one.item->id, graph.slots[one.rowsSlot].item->id, row};
}

void Form::State::push(int node, const Id& row, bool surely) {
    auto& flag = queue_[{graph.nodes[node].rank, row}];
    flag = flag || surely;
}

void Form::State::pushReaders(int node, const Id& row) {
    auto& from = graph.nodes[node];
    for (auto& edge : from.readers) {
        auto& to = graph.nodes[edge.node];
        // Hidden or shown changes what others see of an answer, even where the answer itself stays.
        bool surely = from.aspect == Aspect::Relevant && to.aspect == Aspect::Answer && to.slot == from.slot;
        int table = graph.slots[to.slot].rowsSlot;
        if (table < 0)
            push(edge.node, {}, surely);
        else if (!edge.everyRow && !row.empty())
            push(edge.node, row, surely);
        else
            for (auto& one : answers.rowsOf(graph.slots[table].item->id)) push(edge.node, one.id, surely);
    }
}

bool Form::State::work(int node, const Id& row, bool surely, FormChanges& changes) {
    auto& what = graph.nodes[node];
    auto& slot = graph.slots[what.slot];
    switch (what.aspect) {
    case Aspect::Relevant: {
        bool shown = !slot.item || (!slot.item->retired && !slot.item->notAsked &&
                                    (slot.rowsSlot >= 0 ? flags_[slot.rowsSlot] : flags_[slot.sectionSlot]).relevant);
        // Unknown shows (ruling E4).
        if (shown && what.expression) shown = what.expression->test(*this, row).value_or(true);
        auto& now = flags(what.slot, row);
        if (now.relevant == shown) return surely;
        now.relevant = shown;
        changes.relevance.insert(pathOf(what.slot, row));
        return true;
    }
    case Aspect::Required: {
        auto& now = flags(what.slot, row);
        bool needed = now.relevant && what.expression && what.expression->test(*this, row).value_or(false);
        if (now.required != needed) changes.required.insert(pathOf(what.slot, row));
        now.required = needed;
        return false;
    }
    case Aspect::Answer:
        break;
    }
    if (!what.expression || slot.item->isRows()) return surely;
    auto calculated = normalised(*slot.item, what.expression->evaluate(*this, row));
    if (calculated == raw(what.slot, row)) return surely;
    setRaw(what.slot, row, std::move(calculated));
    changes.values.insert(pathOf(what.slot, row));
    return true;
}

void Form::State::settle(FormChanges& changes) {
    int last = -1;
    while (!queue_.empty()) {
        auto [key, surely] = *queue_.begin();
        queue_.erase(queue_.begin());
        // A reader before its source could only come from a circle, which the reader refuses; never go round in one.
        if (key.first < last) continue;
        last = key.first;
        int node = graph.order[key.first];
        if (work(node, key.second, surely, changes)) pushReaders(node, key.second);
    }
}

void Form::State::settleAll() {
    FormChanges ignored;
    for (int node : graph.order) {
        int table = graph.slots[graph.nodes[node].slot].rowsSlot;
        if (table < 0)
            work(node, {}, false, ignored);
        else
            for (auto& row : answers.rowsOf(graph.slots[table].item->id)) work(node, row.id, false, ignored);
    }
}

void Form::State::apply(const Edit& edit, bool forward, FormChanges& changes) {
    if (auto* rows = std::get_if<RowsEdit>(&edit)) return applyRows(*rows, forward, changes);
    auto* text = std::get_if<TextEdit>(&edit);
    auto& path = text ? text->path : std::get<ValueEdit>(edit).path;
    int slot = graph.slotOf.at(path.item);
    if (text) {
        auto* old = std::get_if<std::string>(&raw(slot, path.row));
        std::string now = old ? *old : "";
        auto& out = forward ? text->removed : text->inserted;
        now.replace(std::min(text->at, now.size()), out.size(), forward ? text->inserted : text->removed);
        setRaw(slot, path.row, now.empty() ? Value(Missing{}) : Value(std::move(now)));
    } else {
        auto& value = std::get<ValueEdit>(edit);
        setRaw(slot, path.row, forward ? value.after : value.before);
    }
    changes.values.insert(path);
    touch(slot, path.row);
}

void Form::State::applyRows(const RowsEdit& edit, bool forward, FormChanges& changes) {
    auto& out = forward ? edit.removed : edit.inserted;
    auto& in = forward ? edit.inserted : edit.removed;
    int slot = graph.slotOf.at(edit.rowsItem);
    auto& rows = answers.rows[edit.rowsItem];
    auto from = rows.begin() + static_cast<std::ptrdiff_t>(std::min(edit.at, rows.size()));
    auto to = from + static_cast<std::ptrdiff_t>(std::min<std::size_t>(out.size(), rows.end() - from));
    rows.insert(rows.erase(from, to), in.begin(), in.end());
    auto same = [](const std::vector<Row>& all, const Id& id) {
        return std::find_if(all.begin(), all.end(), [&](auto& row) { return row.id == id; });
    };
    for (auto& row : out)
        if (same(in, row.id) == in.end()) rowFlags_[slot].erase(row.id);
    for (auto& row : in) {
        auto was = same(out, row.id);
        for (int cell : graph.slots[slot].cellSlots) {
            auto& id = graph.slots[cell].item->id;
            auto value = row.cells.find(id);
            bool differs = was == out.end() ? value != row.cells.end()
                                            : (was->cells.count(id) ? was->cells.at(id) : kNone) !=
                                                  (value == row.cells.end() ? kNone : value->second);
            if (differs) changes.values.insert(pathOf(cell, row.id));
            flags(cell, row.id); // makes room for a new row
            for (int node : graph.slots[cell].nodes) push(node, row.id, differs);
        }
    }
    if (rows.empty()) answers.rows.erase(edit.rowsItem);
    changes.rows.insert(edit.rowsItem);
    touch(slot, {});
}

void Form::State::fillInitial(int slot, const Id& row, FormChanges& changes) {
    auto& item = *graph.slots[slot].item;
    if (!item.initial || item.calculate || item.isRows() || answered(raw(slot, row))) return;
    auto value = normalised(item, item.initial->evaluate(*this, row));
    if (!answered(value)) return;
    setRaw(slot, row, std::move(value));
    changes.values.insert(pathOf(slot, row));
    touch(slot, row);
    settle(changes);
}

} // namespace trellis
