// Fills every question that a form asks, in its order, as somebody would who leaves nothing out.
//
//     auto draft = desk.openDraft(id);
//     fillWhole(draft->form());          // every item that is shown and empty has an answer now
//
// An answer fits its type, its scale, its codes and the present day; texts say which item they answer, so that a test
// can look for them on paper.
#pragma once
#include "template/form.hpp"

#include <algorithm>
#include <string>

namespace trellis {

inline std::string wordsFor(const std::string& item) { return "Said about " + item + "."; }

/// Missing for a type that is not answered (notes) and for rows.
inline Value fittingAnswer(const Item& item, Date today, const PersonCode& person) {
    switch (item.type) {
    case ItemType::Text:
    case ItemType::LongText:
        return wordsFor(item.id);
    case ItemType::Integer:
    case ItemType::Decimal:
        return 1.0;
    case ItemType::Scale:
        return item.min + (item.max > item.min ? item.step : 0);
    case ItemType::Boolean:
        return true;
    case ItemType::Date:
        return today;
    case ItemType::Time:
        return *TimeOfDay::fromText("10:00");
    case ItemType::Choice:
        return Code{item.options.back().code};
    case ItemType::Choices:
        return Codes{item.options.front().code};
    case ItemType::Person:
        return Code{person};
    case ItemType::Case:
        return Code{"FK-09"};
    case ItemType::Rows:
    case ItemType::Note:
        break;
    }
    return Missing{};
}

/// Items that `leave` names stay as they are, and so does what has an answer already.
inline void fillWhole(Form& form, Date today, const PersonCode& person, const std::vector<std::string>& leave = {}) {
    const auto fill = [&](const Item& item, const ItemPath& path) {
        if (item.retired || form.calculated(path) || !form.relevant(path)) return;
        if (std::find(leave.begin(), leave.end(), item.id) != leave.end()) return;
        if (!std::holds_alternative<Missing>(form.value(path))) return;
        if (auto value = fittingAnswer(item, today, person); !std::holds_alternative<Missing>(value))
            form.set(path, std::move(value));
    };
    for (auto& section : form.form().sections)
        for (auto& item : section.items) {
            if (!item.isRows()) {
                fill(item, {item.id, "", ""});
                continue;
            }
            if (item.retired || !form.relevant({item.id, "", ""})) continue;
            if (form.answers().rowsOf(item.id).empty()) form.addRow(item.id);
            std::vector<Id> rows;
            for (auto& row : form.answers().rowsOf(item.id)) rows.push_back(row.id);
            for (auto& row : rows)
                for (auto& cell : item.cells) fill(cell, {cell.id, item.id, row});
        }
}

} // namespace trellis
