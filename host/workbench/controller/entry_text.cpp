#include "workbench/controller/entry_text.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <optional>
#include <vector>

namespace trellis {
namespace {

constexpr std::array months{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
constexpr std::array weekdays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::array shortMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; }
bool letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
bool digit(char c) { return c >= '0' && c <= '9'; }

/// Runs of letters and runs of digits, everything else a gap: "Tue, 16th Sep" → tue 16 th sep.
std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < text.size();) {
        auto start = i;
        auto kind = letter(text[i]) ? letter : digit(text[i]) ? digit : nullptr;
        if (!kind) {
            ++i;
            continue;
        }
        while (i < text.size() && kind(text[i])) ++i;
        out.emplace_back(text.substr(start, i - start));
        std::transform(out.back().begin(), out.back().end(), out.back().begin(), lower);
    }
    return out;
}

std::optional<int> number(std::string_view text) {
    int value = 0;
    auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || problem != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return value;
}

/// Which of the names it begins like, with at least three letters ("sept" is September, "tues" Tuesday).
template <std::size_t N> std::optional<int> named(const std::string& word, const std::array<const char*, N>& names) {
    if (word.size() < 3) return std::nullopt;
    for (std::size_t i = 0; i < N; ++i)
        if (word.substr(0, 3) == names[i]) return static_cast<int>(i);
    return std::nullopt;
}

/// The year that brings this day and month nearest to today; 29 February looks for a leap year.
std::optional<Date> nearest(unsigned month, unsigned day, Date today) {
    std::optional<Date> best;
    for (int year = today.year() - 2; year <= today.year() + 2; ++year) {
        auto one = Date::fromCivil(year, month, day);
        if (one && (!best || std::abs(*one - today) < std::abs(*best - today))) best = one;
    }
    return best;
}

std::optional<Date> day(std::string_view typed, Date today) {
    if (typed.front() == '+' || typed.front() == '-') {
        auto days = number(typed.substr(1));
        if (!days || *days > 3660) return std::nullopt;
        return today + (typed.front() == '+' ? *days : -*days);
    }
    if (auto iso = Date::fromIso(typed)) return iso;
    auto parts = words(typed);
    if (parts.size() == 1 && parts[0] == "today") return today;
    if (parts.size() == 1 && parts[0] == "tomorrow") return today + 1;
    if (parts.size() == 1 && parts[0] == "yesterday") return today - 1;
    std::erase_if(parts,
                  [](auto& p) { return p == "st" || p == "nd" || p == "rd" || p == "th" || p == "of" || p == "next"; });
    // A month name is looked for before a weekday name, so that no month is taken for a day of the week.
    if (!parts.empty() && !named(parts[0], months))
        if (auto weekday = named(parts[0], weekdays)) {
            parts.erase(parts.begin());
            if (parts.empty()) {
                int ahead = (*weekday - static_cast<int>(today.weekday()) + 7) % 7;
                return today + (ahead == 0 ? 7 : ahead);
            }
        }
    if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
    std::optional<int> month, dayOfMonth;
    if (auto first = named(parts[0], months))
        month = *first + 1, dayOfMonth = number(parts[1]);
    else if (auto second = named(parts[1], months))
        month = *second + 1, dayOfMonth = number(parts[0]);
    else
        dayOfMonth = number(parts[0]), month = number(parts[1]);
    if (!month || !dayOfMonth || *month < 1 || *month > 12 || *dayOfMonth < 1) return std::nullopt;
    if (parts.size() == 2) return nearest(unsigned(*month), unsigned(*dayOfMonth), today);
    auto year = number(parts[2]);
    if (!year || parts[2].size() == 3 || parts[2].size() > 4) return std::nullopt;
    return Date::fromCivil(parts[2].size() <= 2 ? 2000 + *year : *year, unsigned(*month), unsigned(*dayOfMonth));
}

std::optional<TimeOfDay> time(std::string_view typed) {
    auto parts = words(typed);
    if (parts.empty()) return std::nullopt;
    bool pm = parts.back() == "pm", am = parts.back() == "am";
    if (pm || am) parts.pop_back();
    std::erase(parts, "h");
    if (parts.empty() || parts.size() > 2) return std::nullopt;
    auto hour = number(parts[0]);
    std::optional<int> minute = parts.size() == 2 ? number(parts[1]) : 0;
    if (parts.size() == 1 && parts[0].size() >= 3 && hour) minute = *hour % 100, hour = *hour / 100;
    if (!hour || !minute || *minute > 59 || (parts.size() == 2 && parts[1].size() != 2)) return std::nullopt;
    if ((pm || am) && (*hour < 1 || *hour > 12)) return std::nullopt;
    if (pm && *hour < 12) *hour += 12;
    if (am && *hour == 12) *hour = 0;
    if (*hour > 23) return std::nullopt;
    return TimeOfDay{static_cast<std::int16_t>(*hour * 60 + *minute)};
}

} // namespace

std::string_view trimmed(std::string_view text) {
    auto space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!text.empty() && space(text.front())) text.remove_prefix(1);
    while (!text.empty() && space(text.back())) text.remove_suffix(1);
    return text;
}

std::string drawable(const std::string& text) {
    constexpr std::size_t longest = 20'000;
    std::string out = text;
    std::size_t start = 0, lastSpace = std::string::npos;
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (out[i] == '\n')
            start = i + 1, lastSpace = std::string::npos;
        else if (out[i] == ' ')
            lastSpace = i;
        if (i - start < longest || out[i] == '\n' || lastSpace == std::string::npos) continue;
        out[lastSpace] = '\n';
        start = lastSpace + 1;
        lastSpace = std::string::npos;
    }
    return out;
}

TypedEntry readDay(std::string_view typed, Date today) {
    typed = trimmed(typed);
    if (typed.empty()) return {Missing{}, ""};
    if (auto read = day(typed, today)) return {*read, ""};
    return {Missing{},
            "This could not be read as a day. Type it like 16/09/2025, 16 Sep or +14 for two weeks from today."};
}

TypedEntry readTime(std::string_view typed) {
    typed = trimmed(typed);
    if (typed.empty()) return {Missing{}, ""};
    if (auto read = time(typed)) return {*read, ""};
    return {Missing{}, "This could not be read as a time. Type it like 10:05 or 2.30 pm."};
}

TypedEntry readNumber(std::string_view typed, bool whole) {
    typed = trimmed(typed);
    if (typed.empty()) return {Missing{}, ""};
    std::string plain(typed);
    if (std::count(plain.begin(), plain.end(), ',') == 1 && plain.find('.') == std::string::npos)
        std::replace(plain.begin(), plain.end(), ',', '.');
    double value = 0;
    auto start = plain.data() + (plain.front() == '+' ? 1 : 0);
    auto [end, problem] = std::from_chars(start, plain.data() + plain.size(), value);
    bool read = problem == std::errc() && end == plain.data() + plain.size() && std::isfinite(value);
    if (whole && read && (value != std::floor(value) || std::abs(value) > 9'007'199'254'740'992.0)) read = false;
    if (read) return {value, ""};
    return {Missing{}, whole ? "This could not be read as a whole number. Type digits only, like 45."
                             : "This could not be read as a number. Type it like 45 or 4.5."};
}

TypedEntry readCase(std::string_view typed) {
    typed = trimmed(typed);
    if (typed.empty()) return {Missing{}, ""};
    std::string code(typed);
    for (char& c : code)
        if (c >= 'a' && c <= 'z') c = char(c - 'a' + 'A');
    return {Code{code}, ""};
}

std::string showDay(Date day) { return fmt::format("{} {} {}", day.day(), shortMonths[day.month() - 1], day.year()); }

std::string showEntry(const Value& value) {
    if (auto date = std::get_if<Date>(&value)) return showDay(*date);
    return plainText(value);
}

std::string showValue(const Value& value, const Item& item, const Template& form) {
    if (auto yes = std::get_if<bool>(&value)) return *yes ? "Yes" : "No";
    if (auto date = std::get_if<Date>(&value)) return date->words();
    if (auto code = std::get_if<Code>(&value)) return form.optionLabel(item, code->code);
    if (auto codes = std::get_if<Codes>(&value)) {
        std::string out;
        for (auto& one : *codes) out += (out.empty() ? "" : "; ") + form.optionLabel(item, one);
        return out;
    }
    if (auto point = std::get_if<double>(&value); point && item.type == ItemType::Scale)
        for (auto& anchor : item.anchors)
            if (anchor.value == *point) return shortest(*point) + ": " + anchor.label;
    return plainText(value);
}

std::string showAge(Date since, Date today) {
    int days = today - since;
    auto several = [](int count, const char* unit) {
        return fmt::format("{} {}{}", count, unit, count == 1 ? "" : "s");
    };
    if (days <= 0) return "today";
    if (days < 14) return several(days, "day");
    if (days < 7 * 13) return several(days / 7, "week");
    return several(days / 30, "month");
}

} // namespace trellis
