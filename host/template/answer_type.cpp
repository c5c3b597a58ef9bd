#include "template/form_state.hpp"

#include <algorithm>
#include <cmath>

namespace trellis {

namespace {

/// "text", "a number", … as a person would say it about an answer.
std::string asked(const Item& item) {
    switch (item.type) {
    case ItemType::Text:
    case ItemType::LongText:
        return "text";
    case ItemType::Integer:
    case ItemType::Decimal:
    case ItemType::Scale:
        return "a number";
    case ItemType::Boolean:
        return "yes or no";
    case ItemType::Date:
        return "a date";
    case ItemType::Time:
        return "a time of day";
    case ItemType::Choice:
        return "one of its choices";
    case ItemType::Person:
        return "the code of a person";
    case ItemType::Case:
        return "the code of a case";
    case ItemType::Choices:
        return "a list of its choices";
    case ItemType::Rows:
        return "rows";
    case ItemType::Note:
        break;
    }
    return "no answer";
}

bool fits(const Item& item, const Value& value) {
    switch (item.type) {
    case ItemType::Text:
    case ItemType::LongText:
        return std::holds_alternative<std::string>(value);
    case ItemType::Integer:
    case ItemType::Decimal:
    case ItemType::Scale:
        return std::holds_alternative<double>(value) && std::isfinite(std::get<double>(value));
    case ItemType::Boolean:
        return std::holds_alternative<bool>(value);
    case ItemType::Date: {
        auto* date = std::get_if<Date>(&value);
        return date && Date::fromIso(date->iso()) == *date;
    }
    case ItemType::Time: {
        auto* time = std::get_if<TimeOfDay>(&value);
        return time && time->minutes >= 0 && time->minutes < 24 * 60;
    }
    case ItemType::Choice:
    case ItemType::Person:
    case ItemType::Case:
        return std::holds_alternative<Code>(value);
    case ItemType::Choices:
        return std::holds_alternative<Codes>(value);
    case ItemType::Rows:
    case ItemType::Note:
        return false;
    }
    return false;
}

} // namespace

std::optional<std::string> wrongType(const Item& item, const Value& value) {
    bool hasAnswers = item.type != ItemType::Rows && item.type != ItemType::Note;
    if (hasAnswers && (!answered(value) || fits(item, value))) return std::nullopt;
    auto given = plainText(value);
    if (given.size() > 40) given = given.substr(0, given.find_last_of(' ', 40)) + " …";
    return "asks for " + asked(item) + (given.empty() ? "" : ", and '" + given + "' was given");
}

Value normalised(const Item& item, Value value) {
    if (auto* text = std::get_if<std::string>(&value); text && text->empty()) return Missing{};
    if (auto* code = std::get_if<Code>(&value); code && code->code.empty()) return Missing{};
    auto* codes = std::get_if<Codes>(&value);
    if (!codes) return value;
    if (codes->empty()) return Missing{};
    auto place = [&](const std::string& code) {
        auto found =
            std::find_if(item.options.begin(), item.options.end(), [&](auto& one) { return one.code == code; });
        return found - item.options.begin();
    };
    std::stable_sort(codes->begin(), codes->end(),
                     [&](auto& a, auto& b) { return std::pair(place(a), a) < std::pair(place(b), b); });
    codes->erase(std::unique(codes->begin(), codes->end()), codes->end());
    return value;
}

} // namespace trellis
