#include "workbench/controller/phrase.hpp"

#include <fmt/format.h>

#include <array>
#include <cctype>
#include <cstdlib>

namespace trellis::phrase {

namespace {

constexpr std::array<const char*, 12> months{"January", "February", "March",     "April",   "May",      "June",
                                             "July",    "August",   "September", "October", "November", "December"};
constexpr std::array<const char*, 7> weekdays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                              "Friday", "Saturday", "Sunday"};

std::string shortMonth(Date day) { return std::string(months[day.month() - 1]).substr(0, 3); }

/// The position of the name that `word` begins (three letters or more), or -1.
template <std::size_t N> int named(const std::string& word, const std::array<const char*, N>& names) {
    if (word.size() < 3) return -1;
    for (std::size_t at = 0; at < N; ++at) {
        std::string name = names[at];
        for (char& letter : name) letter = char(std::tolower(static_cast<unsigned char>(letter)));
        if (name.starts_with(word)) return int(at);
    }
    return -1;
}

std::vector<std::string> piecesOf(const std::string& typed) {
    std::vector<std::string> pieces(1);
    char kind = 0;
    for (const char raw : typed) {
        const auto letter = static_cast<unsigned char>(raw);
        const char now = std::isdigit(letter) ? 'd' : std::isalpha(letter) ? 'a' : 0;
        if (now != kind && !pieces.back().empty()) pieces.emplace_back();
        if (now) pieces.back() += char(std::tolower(letter));
        kind = now;
    }
    if (pieces.back().empty()) pieces.pop_back();
    return pieces;
}

} // namespace

std::string count(int number, const std::string& one, const std::string& many) {
    return fmt::format("{} {}", number, number == 1 ? one : many);
}

std::string shortDay(Date day, Date today) {
    const std::string text = fmt::format("{} {}", day.day(), shortMonth(day));
    return day.year() == today.year() ? text : fmt::format("{} {}", text, day.year());
}

std::string nearDay(Date day, Date today) {
    switch (day - today) {
    case 0:
        return "today";
    case 1:
        return "tomorrow";
    case -1:
        return "yesterday";
    default:
        return std::string(weekdays[day.weekday()]).substr(0, 3) + " " + shortDay(day, today);
    }
}

std::string age(Date since, Date today) {
    const int days = today - since;
    if (days <= 0) return "today";
    if (days < 14) return count(days, "day", "days");
    if (days < 84) return count(days / 7, "week", "weeks");
    if (days < 730) return count(days / 30, "month", "months");
    return count(days / 365, "year", "years");
}

std::string people(const std::vector<std::string>& codes, std::size_t most) {
    if (codes.size() <= most) return list(codes);
    std::vector<std::string> shown(codes.begin(), codes.begin() + long(most) - 1);
    shown.push_back(fmt::format("{} more", codes.size() - most + 1));
    return list(shown);
}

std::string list(const std::vector<std::string>& parts) {
    std::string text;
    for (std::size_t at = 0; at < parts.size(); ++at) {
        if (at) text += at + 1 == parts.size() ? " and " : ", ";
        text += parts[at];
    }
    return text;
}

std::string dotted(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts)
        if (!part.empty()) text += (text.empty() ? "" : " · ") + part;
    return text;
}

std::optional<Date> readDay(const std::string& typed, Date today) {
    const std::vector<std::string> pieces = piecesOf(typed);
    if (pieces.empty() || pieces.size() > 4) return std::nullopt;
    if (pieces.size() == 1) {
        if (pieces[0] == "today") return today;
        if (pieces[0] == "tomorrow") return today + 1;
        if (pieces[0] == "yesterday") return today - 1;
        if (const int day = named(pieces[0], weekdays); day >= 0) {
            const int ahead = (day - int(today.weekday()) + 7) % 7;
            return today + (ahead ? ahead : 7);
        }
        return std::nullopt;
    }
    std::vector<std::string> parts = pieces;
    if (named(parts[0], weekdays) >= 0) parts.erase(parts.begin()); // "Tue 16 Sep"
    if (parts.size() < 2 || parts.size() > 3) return std::nullopt;
    auto number = [](const std::string& text) {
        return text.size() <= 4 && std::isdigit(static_cast<unsigned char>(text[0])) ? std::atoi(text.c_str()) : -1;
    };
    int year = -1, month = -1, day = -1;
    if (parts[0].size() == 4 && parts.size() == 3) { // year first
        year = number(parts[0]), month = number(parts[1]), day = number(parts[2]);
    } else {
        day = number(parts[0]);
        month = number(parts[1]);
        if (const int name = named(parts[1], months); name >= 0) month = name + 1;
        if (parts.size() == 3) year = number(parts[2]);
        if (year >= 0 && year < 100) year += 2000;
    }
    if (day < 1 || month < 1 || (parts.size() == 3 && year < 1)) return std::nullopt;
    if (year > 0) return Date::fromCivil(year, unsigned(month), unsigned(day));
    for (year = today.year(); year < today.year() + 8; ++year)
        if (const auto found = Date::fromCivil(year, unsigned(month), unsigned(day)); found && *found >= today)
            return found;
    return std::nullopt;
}

} // namespace trellis::phrase
