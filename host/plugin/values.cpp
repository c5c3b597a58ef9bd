// Values on their way across the line, in both directions.
#include "plugin/handles.hpp"
#include "plugin/wall.hpp"
#include "record/canonical.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace trellis {
namespace {

std::string wanted(ItemType type) { return text(type); }

const char* words(trellis_type type) {
    switch (type) {
    case TRELLIS_BOOLEAN:
        return "yes or no";
    case TRELLIS_NUMBER:
        return "a number";
    case TRELLIS_TEXT:
        return "a text";
    case TRELLIS_CODE:
        return "a code";
    case TRELLIS_CODES:
        return "a list of codes";
    case TRELLIS_DAY:
        return "a day";
    case TRELLIS_TIME:
        return "a time";
    default:
        return "something unknown";
    }
}

std::optional<Value> wrong(const Item& item, const std::string& why) {
    CallContext::refuse(fmt::format("it wrote {} into {} ({}).", why, item.id, wanted(item.type)));
    return std::nullopt;
}

} // namespace

bool takesCode(const Item& item, std::string_view code) {
    switch (item.type) {
    case ItemType::Person:
    case ItemType::Case:
        return true;
    case ItemType::Choice:
    case ItemType::Choices:
        return item.options.empty() || std::ranges::find(item.options, code, &Option::code) != item.options.end();
    default:
        return false;
    }
}

std::optional<std::string> taken(const char* given, const std::string& what) {
    if (!given) {
        CallContext::refuse(fmt::format("it gave no text for {}.", what));
        return std::nullopt;
    }
    std::string text(given, strnlen(given, 1 << 20));
    if (text.size() == 1 << 20 || !isUtf8(text)) {
        CallContext::refuse(fmt::format("the text it gave for {} is not UTF-8, or has no end.", what));
        return std::nullopt;
    }
    return text;
}

trellis_status lend(const Value& value, trellis_value* out, Lent& lent) {
    if (!out || out->size < offsetof(trellis_value, number))
        return CallContext::refuse("it left no room for an answer.");
    trellis_value full{};
    full.size = out->size;
    full.day = TRELLIS_NO_DAY;
    if (auto* missing = std::get_if<Missing>(&value)) {
        full.type = TRELLIS_MISSING;
        full.text = missing->reason.c_str();
    } else if (auto* yes = std::get_if<bool>(&value)) {
        full.type = TRELLIS_BOOLEAN;
        full.number = *yes;
    } else if (auto* number = std::get_if<double>(&value)) {
        full.type = TRELLIS_NUMBER;
        full.number = *number;
    } else if (auto* text = std::get_if<std::string>(&value)) {
        full.type = TRELLIS_TEXT;
        full.text = text->c_str();
    } else if (auto* code = std::get_if<Code>(&value)) {
        full.type = TRELLIS_CODE;
        full.text = code->code.c_str();
    } else if (auto* codes = std::get_if<Codes>(&value)) {
        auto& pointers = lent.emplace_back();
        for (auto& each : *codes) pointers.push_back(each.c_str());
        full.type = TRELLIS_CODES;
        full.codes = pointers.data();
        full.code_count = static_cast<std::uint32_t>(pointers.size());
    } else if (auto* day = std::get_if<Date>(&value)) {
        full.type = TRELLIS_DAY;
        full.day = day->days();
    } else if (auto* time = std::get_if<TimeOfDay>(&value)) {
        full.type = TRELLIS_TIME;
        full.number = time->minutes;
    }
    std::memcpy(out, &full, std::min<std::size_t>(out->size, sizeof full));
    return TRELLIS_OK;
}

std::optional<Value> taken(const trellis_value* given, const Item& item) {
    if (!given || given->size < offsetof(trellis_value, number)) {
        CallContext::refuse(fmt::format("it gave no answer for {}.", item.id));
        return std::nullopt;
    }
    trellis_value value{};
    std::memcpy(&value, given, std::min<std::size_t>(given->size, sizeof value));
    if (item.calculate) return wrong(item, "an answer");
    if (value.type == TRELLIS_MISSING) return Missing{};
    const auto fits = [&](trellis_type type) { return value.type == type; };
    switch (item.type) {
    case ItemType::Text:
    case ItemType::LongText:
        if (!fits(TRELLIS_TEXT)) break;
        if (auto text = taken(value.text, item.id)) return *text;
        return std::nullopt;
    case ItemType::Integer:
    case ItemType::Decimal:
    case ItemType::Scale:
        if (!fits(TRELLIS_NUMBER)) break;
        if (!std::isfinite(value.number)) return wrong(item, "a number that is none");
        if (item.type == ItemType::Integer && value.number != std::floor(value.number))
            return wrong(item, "a number that is not whole");
        return value.number;
    case ItemType::Boolean:
        if (!fits(TRELLIS_BOOLEAN)) break;
        return value.number != 0;
    case ItemType::Date:
        if (!fits(TRELLIS_DAY)) break;
        if (value.day < -719162 || value.day > 2932896) return wrong(item, "a day outside the years 1 to 9999");
        return Date(value.day);
    case ItemType::Time:
        if (!fits(TRELLIS_TIME)) break;
        if (!(value.number >= 0 && value.number < 1440)) return wrong(item, "a time outside the day");
        return TimeOfDay{static_cast<std::int16_t>(value.number)};
    case ItemType::Choice:
    case ItemType::Person:
    case ItemType::Case:
        if (!fits(TRELLIS_CODE)) break;
        if (auto code = taken(value.text, item.id)) {
            if (!takesCode(item, *code)) return wrong(item, "the unknown code " + *code);
            return Code{*code};
        }
        return std::nullopt;
    case ItemType::Choices: {
        if (!fits(TRELLIS_CODES) || (value.code_count > 0 && !value.codes) || value.code_count > 10'000) break;
        Codes codes;
        for (std::uint32_t i = 0; i < value.code_count; ++i) {
            const auto code = taken(value.codes[i], item.id);
            if (!code) return std::nullopt;
            if (!takesCode(item, *code)) return wrong(item, "the unknown code " + *code);
            if (std::ranges::find(codes, *code) == codes.end()) codes.push_back(*code);
        }
        return codes;
    }
    case ItemType::Rows:
    case ItemType::Note:
        break;
    }
    return wrong(item, words(value.type));
}

} // namespace trellis
