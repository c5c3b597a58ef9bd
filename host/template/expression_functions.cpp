#include "template/expression_functions.hpp"

#include "text/code_points.hpp"
#include "template/nearest_name.hpp"

#include <charconv>
#include <cmath>

namespace trellis::detail {

namespace {

using Arguments = std::span<const Value* const>;
double number(Arguments a, std::size_t i) { return std::get<double>(*a[i]); }
std::string_view words(Arguments a, std::size_t i) { return textView(*a[i]); }

bool whole(double number) { return std::floor(number) == number && std::fabs(number) < 1e15; }

Value toNumber(Arguments a) {
    if (auto* one = std::get_if<double>(a[0])) return *one;
    if (auto* yes = std::get_if<bool>(a[0])) return *yes ? 1.0 : 0.0;
    auto text = words(a, 0);
    double out = 0;
    // from_chars reads "inf", "nan" and "1e5" too; a number in a form is digits, a point, perhaps a sign.
    if (text.find_first_not_of("-.0123456789") != std::string_view::npos) return Missing{};
    auto read = std::from_chars(text.data(), text.data() + text.size(), out);
    if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return Missing{};
    return finite(out);
}

Value toDate(Arguments a) {
    if (std::holds_alternative<Date>(*a[0])) return *a[0];
    auto date = Date::fromIso(words(a, 0));
    return date ? Value(*date) : Value(Missing{});
}

Value toTime(Arguments a) {
    if (std::holds_alternative<TimeOfDay>(*a[0])) return *a[0];
    auto time = TimeOfDay::fromText(words(a, 0));
    return time ? Value(*time) : Value(Missing{});
}

Value cut(Arguments a) {
    double start = number(a, 1), end = a.size() > 2 ? number(a, 2) : 1e15;
    if (!whole(start) || !whole(end == 1e15 ? 0 : end)) return Missing{};
    return codePointsBetween(words(a, 0), static_cast<std::int64_t>(start), static_cast<std::int64_t>(end));
}

Value rounded(Arguments a) {
    double value = number(a, 0), places = a.size() > 1 ? number(a, 1) : 0;
    if (places == 0) return finite(std::round(value));
    if (!whole(places) || std::fabs(places) > 15) return Missing{};
    double factor = std::pow(10.0, std::fabs(places));
    if (places < 0) return finite(std::round(value / factor) * factor);
    double scaled = value * factor;
    return std::isfinite(scaled) ? finite(std::round(scaled) / factor) : Value(value);
}

constexpr auto B = ExpressionType::Boolean;
constexpr auto N = ExpressionType::Number;
constexpr auto T = ExpressionType::Text;
constexpr auto U = ExpressionType::Unknown; // follows from its parts
constexpr int kMany = 1'000;

const Function kFunctions[] = {
    {"true", FunctionForm::True, "", 0, 0, B, "true()"},
    {"false", FunctionForm::False, "", 0, 0, B, "false()"},
    {"not", FunctionForm::Not, "", 1, 1, B, "not(condition)"},
    {"if", FunctionForm::If, "", 3, 3, U, "if(condition, then, else)"},
    {"coalesce", FunctionForm::Coalesce, "", 2, kMany, U, "coalesce(first, second, …)"},
    {"answered", FunctionForm::Answered, "", 1, 1, B, "answered(${item})"},
    {"selected", FunctionForm::Selected, "", 2, 2, B, "selected(${item}, 'code')"},
    {"count-selected", FunctionForm::CountSelected, "", 1, 1, N, "count-selected(${item})"},
    {"regex", FunctionForm::Regex, "", 2, 2, B, "regex(text, 'pattern')"},
    {"concat", FunctionForm::Concat, "", 1, kMany, T, "concat(one, two, …)"},
    {"count", FunctionForm::Count, "", 1, 1, N, "count(${rows}) or count(${rows.cell})"},
    {"count-if", FunctionForm::CountIf, "", 2, 2, N, "count-if(${rows}, condition)"},
    {"sum", FunctionForm::Sum, "", 1, 1, N, "sum(${rows.cell})"},
    {"mean", FunctionForm::Mean, "", 1, 1, N, "mean(${rows.cell})"},
    {"min", FunctionForm::Least, "", 1, kMany, U, "min(${rows.cell}) or min(one, two, …)"},
    {"max", FunctionForm::Greatest, "", 1, kMany, U, "max(${rows.cell}) or max(one, two, …)"},
    {"today", FunctionForm::Today, "", 0, 0, ExpressionType::Date, "today()"},
    {"contains", FunctionForm::Strict, "tt", 2, 2, B, "contains(text, part)",
     [](Arguments a) { return Value(words(a, 0).find(words(a, 1)) != std::string_view::npos); }},
    {"starts-with", FunctionForm::Strict, "tt", 2, 2, B, "starts-with(text, part)",
     [](Arguments a) { return Value(words(a, 0).starts_with(words(a, 1))); }},
    {"ends-with", FunctionForm::Strict, "tt", 2, 2, B, "ends-with(text, part)",
     [](Arguments a) { return Value(words(a, 0).ends_with(words(a, 1))); }},
    {"string-length", FunctionForm::Strict, "t", 1, 1, N, "string-length(text)",
     [](Arguments a) { return Value(static_cast<double>(codePointCount(words(a, 0)))); }},
    {"substr", FunctionForm::Strict, "tnn", 2, 3, T, "substr(text, start, end)", cut},
    {"upper-case", FunctionForm::Strict, "t", 1, 1, T, "upper-case(text)",
     [](Arguments a) { return Value(upperCase(words(a, 0))); }},
    {"lower-case", FunctionForm::Strict, "t", 1, 1, T, "lower-case(text)",
     [](Arguments a) { return Value(lowerCase(words(a, 0))); }},
    {"string", FunctionForm::Strict, "v", 1, 1, T, "string(value)", [](Arguments a) { return Value(asText(*a[0])); }},
    {"number", FunctionForm::Strict, "w", 1, 1, N, "number(value)", toNumber},
    {"date", FunctionForm::Strict, "e", 1, 1, ExpressionType::Date, "date('2025-09-16')", toDate},
    {"time", FunctionForm::Strict, "f", 1, 1, ExpressionType::Time, "time('10:05')", toTime},
    {"weekday", FunctionForm::Strict, "d", 1, 1, N, "weekday(date): 1 is Monday, 7 is Sunday",
     [](Arguments a) { return Value(std::get<Date>(*a[0]).weekday() + 1.0); }},
    {"round", FunctionForm::Strict, "nn", 1, 2, N, "round(number, places)", rounded},
    {"int", FunctionForm::Strict, "n", 1, 1, N, "int(number)",
     [](Arguments a) { return finite(std::trunc(number(a, 0))); }},
    {"abs", FunctionForm::Strict, "n", 1, 1, N, "abs(number)",
     [](Arguments a) { return finite(std::fabs(number(a, 0))); }},
};

/// What the same thing is called elsewhere.
constexpr std::pair<std::string_view, std::string_view> kElsewhere[] = {
    {"length", "string-length"},
    {"len", "string-length"},
    {"average", "mean"},
    {"avg", "mean"},
    {"upper", "upper-case"},
    {"lower", "lower-case"},
    {"uppercase", "upper-case"},
    {"lowercase", "lower-case"},
    {"now", "today"},
    {"matches", "regex"},
    {"join", "concat"},
    {"substring", "substr"},
    {"is-answered", "answered"},
    {"exists", "answered"},
    {"floor", "int"},
    {"trunc", "int"},
    {"size", "count"},
    {"count-non-empty", "count"},
    {"iif", "if"},
    {"minimum", "min"},
    {"maximum", "max"},
    {"text", "string"},
    {"jr:choice-name", "string"},
};

} // namespace

const Function* findFunction(std::string_view name) {
    for (auto& one : kFunctions)
        if (one.name == name) return &one;
    return nullptr;
}

std::string suggestFunction(const std::string& name) {
    auto lower = lowerCase(name);
    for (auto& [theirs, ours] : kElsewhere)
        if (theirs == lower) return "Did you mean " + std::string(ours) + "()?";
    std::vector<std::string> names;
    for (auto& one : kFunctions) names.emplace_back(one.name);
    auto near = nearestName(lower, names);
    return near ? "Did you mean " + *near + "()?" : "";
}

Value finite(double number) {
    if (!std::isfinite(number)) return Missing{};
    return number + 0.0;
}

Value dateOrUnknown(double days) {
    static const double first = Date::fromCivil(1, 1, 1)->days(), last = Date::fromCivil(9999, 12, 31)->days();
    if (!(days >= first && days <= last) || !whole(days)) return Missing{};
    return Date(static_cast<std::int32_t>(days));
}

Value timeOrUnknown(double minutes) {
    if (!(minutes >= 0 && minutes < 24 * 60) || !whole(minutes)) return Missing{};
    return TimeOfDay{static_cast<std::int16_t>(minutes)};
}

std::string_view textView(const Value& value) {
    if (auto* text = std::get_if<std::string>(&value)) return *text;
    if (auto* code = std::get_if<Code>(&value)) return code->code;
    return {};
}

std::string asText(const Value& value) {
    if (auto* yes = std::get_if<bool>(&value)) return *yes ? "true" : "false";
    if (auto* one = std::get_if<double>(&value)) return shortest(*one);
    if (auto* date = std::get_if<Date>(&value)) return date->iso();
    if (auto* time = std::get_if<TimeOfDay>(&value)) return time->text();
    if (auto* codes = std::get_if<Codes>(&value)) {
        std::string out;
        for (auto& code : *codes) out += (out.empty() ? "" : " ") + code;
        return out;
    }
    return std::string(textView(value));
}

} // namespace trellis::detail
