#include "template/form_state.hpp"

#include <algorithm>
#include <cmath>

namespace trellis {

namespace {

/// "“Owner”", or "“Owner” in row 2".
std::string named(const Item& item, int rowNumber) {
    auto name = "\u201C" + (item.label.empty() ? item.id : item.label) + "\u201D";
    return rowNumber ? name + " in row " + std::to_string(rowNumber) : name;
}

std::optional<std::string> outOfRange(const Item& item, double number, const std::string& name) {
    if (item.type == ItemType::Integer && number != std::floor(number))
        return name + " takes whole numbers only. Please give one without a fraction.";
    if (item.type != ItemType::Scale) return std::nullopt;
    if (number < item.min || number > item.max)
        return name + " goes from " + shortest(item.min) + " to " + shortest(item.max) +
               ". Please choose a point on it.";
    double steps = item.step > 0 ? (number - item.min) / item.step : 0;
    if (std::fabs(steps - std::round(steps)) > 1e-9)
        return name + " goes in steps of " + shortest(item.step) + ". Please choose a point on it.";
    return std::nullopt;
}

const std::string* unknownCode(const Item& item, const Value& value) {
    bool chosen = item.type == ItemType::Choice || item.type == ItemType::Choices;
    if (!chosen || item.options.empty()) return nullptr;
    auto unknown = [&](const std::string& code) {
        return std::none_of(item.options.begin(), item.options.end(), [&](auto& one) { return one.code == code; });
    };
    if (auto* code = std::get_if<Code>(&value)) return unknown(code->code) ? &code->code : nullptr;
    if (auto* codes = std::get_if<Codes>(&value)) {
        auto found = std::find_if(codes->begin(), codes->end(), unknown);
        return found == codes->end() ? nullptr : &*found;
    }
    return nullptr;
}

/// What is the matter at one place. Worked out when asked: a constraint is read by nobody but the person.
void findAt(const Form::State& state, int slot, const Id& row, int rowNumber, std::vector<Finding>& out) {
    auto& item = *state.graph.slots[slot].item;
    auto& flags = state.flags(slot, row);
    if (!flags.relevant || item.type == ItemType::Note) return;
    auto add = [&](const char* code, std::string message) {
        out.push_back({Severity::Refuse, state.pathOf(slot, row), code, std::move(message)});
    };
    if (item.isRows()) {
        auto count = state.answers.rowsOf(item.id).size();
        if (flags.required && count == 0) add("required", "Please add at least one row to " + named(item, 0) + ".");
        if (count > static_cast<std::size_t>(std::max(item.maxRows, 0)))
            add("rows", named(item, 0) + " can hold " + std::to_string(item.maxRows) + " rows. Please remove some.");
        return;
    }
    auto& value = state.raw(slot, row);
    if (!answered(value)) {
        if (flags.required) add("required", "Please answer " + named(item, rowNumber) + ".");
        return;
    }
    // What is calculated nobody can give differently: only a constraint of the template's own speaks about it.
    auto* number = item.calculate ? nullptr : std::get_if<double>(&value);
    if (number)
        if (auto wrong = outOfRange(item, *number, named(item, rowNumber))) add("range", std::move(*wrong));
    if (auto* code = item.calculate ? nullptr : unknownCode(item, value))
        add("code", "'" + *code + "' is not one of the choices of " + named(item, rowNumber) +
                        " in this form. Please choose again.");
    if (item.constraint && !item.constraint->test(state, row, value).value_or(true))
        add("constraint", item.constraintMessage.empty() ? "The answer to " + named(item, rowNumber) +
                                                               " does not fit the question. Please look at it again."
                                                         : item.constraintMessage);
}

} // namespace

std::vector<Finding> Form::findings() const {
    std::vector<Finding> out;
    auto& graph = state_->graph;
    for (std::size_t i = 0; i < graph.slots.size(); ++i) {
        auto& slot = graph.slots[i];
        if (!slot.item || slot.rowsSlot >= 0) continue; // cells come with their rows
        findAt(*state_, static_cast<int>(i), {}, 0, out);
        int number = 0;
        if (slot.item->isRows())
            for (auto& row : state_->answers.rowsOf(slot.item->id)) {
                ++number;
                for (int cell : slot.cellSlots) findAt(*state_, cell, row.id, number, out);
            }
    }
    return out;
}

std::vector<Finding> Form::findingsAt(const ItemPath& path) const {
    std::vector<Finding> out;
    auto slot = state_->graph.slotOf.find(path.item);
    if (slot == state_->graph.slotOf.end()) return out;
    int number = 0;
    if (int table = state_->graph.slots[slot->second].rowsSlot; table >= 0) {
        auto& rows = state_->answers.rowsOf(state_->graph.slots[table].item->id);
        auto row = std::find_if(rows.begin(), rows.end(), [&](auto& one) { return one.id == path.row; });
        if (row == rows.end()) return out;
        number = static_cast<int>(row - rows.begin()) + 1;
    }
    findAt(*state_, slot->second, path.row, number, out);
    return out;
}

} // namespace trellis
