#include "template/template.hpp"

#include <array>

namespace trellis {

namespace {

struct TypeWords {
    ItemType type;
    std::string_view text;
    ExpressionType expression;
};

constexpr std::array kTypes{
    TypeWords{ItemType::Text, "text", ExpressionType::Text},
    TypeWords{ItemType::LongText, "long-text", ExpressionType::Text},
    TypeWords{ItemType::Integer, "integer", ExpressionType::Number},
    TypeWords{ItemType::Decimal, "decimal", ExpressionType::Number},
    TypeWords{ItemType::Boolean, "boolean", ExpressionType::Boolean},
    TypeWords{ItemType::Date, "date", ExpressionType::Date},
    TypeWords{ItemType::Time, "time", ExpressionType::Time},
    TypeWords{ItemType::Choice, "choice", ExpressionType::Code},
    TypeWords{ItemType::Choices, "choices", ExpressionType::Codes},
    TypeWords{ItemType::Scale, "scale", ExpressionType::Number},
    TypeWords{ItemType::Person, "person", ExpressionType::Code},
    TypeWords{ItemType::Case, "case", ExpressionType::Code},
    TypeWords{ItemType::Rows, "rows", ExpressionType::Rows},
    TypeWords{ItemType::Note, "note", ExpressionType::Unknown},
};

} // namespace

std::string text(ItemType type) {
    for (auto& one : kTypes)
        if (one.type == type) return std::string(one.text);
    return "text";
}

std::optional<ItemType> itemTypeFromText(std::string_view text) {
    for (auto& one : kTypes)
        if (one.text == text) return one.type;
    return std::nullopt;
}

ExpressionType expressionType(ItemType type) {
    for (auto& one : kTypes)
        if (one.type == type) return one.expression;
    return ExpressionType::Unknown;
}

const Item* Template::find(const std::string& id) const {
    auto found = entries_.find(id);
    return found == entries_.end() ? nullptr : found->second.item;
}

const Item* Template::rowsOf(const std::string& cell) const {
    auto found = entries_.find(cell);
    return found == entries_.end() ? nullptr : found->second.rows;
}

const Section* Template::sectionOf(const std::string& item) const {
    auto found = entries_.find(item);
    return found == entries_.end() ? nullptr : found->second.section;
}

std::string Template::optionLabel(const Item& item, const std::string& code) const {
    for (auto& option : item.options)
        if (option.code == code) return option.label;
    // A code that has left the item's own options may still be explained by the list it came from.
    if (auto list = lists.find(item.list); list != lists.end())
        if (auto* entry = list->second.find(code)) return entry->label;
    return code;
}

void Template::index() {
    entries_.clear();
    for (auto& section : sections)
        for (auto& item : section.items) {
            entries_.try_emplace(item.id, Entry{&item, nullptr, &section});
            for (auto& cell : item.cells) entries_.try_emplace(cell.id, Entry{&cell, &item, &section});
        }
}

} // namespace trellis
