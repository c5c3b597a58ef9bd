#include "model/date.hpp"

#include <array>
#include <charconv>
#include <chrono>
#include <fmt/format.h>

namespace trellis {
namespace {

using namespace std::chrono;

year_month_day civil(std::int32_t sinceEpoch) { return year_month_day(sys_days(days(sinceEpoch))); }

/// The digits of `text` as a number; nullopt unless every character is one.
std::optional<int> digits(std::string_view text) {
    int value = 0;
    auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || text.front() == '-' || problem != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// Digits of their own: every entry of a log and every answer that is a day is written so.
void put(char* at, unsigned digits, std::int64_t number) {
    for (; digits > 0; number /= 10) at[--digits] = static_cast<char>('0' + number % 10);
}

constexpr std::array monthNames{"January", "February", "March",     "April",   "May",      "June",
                                "July",    "August",   "September", "October", "November", "December"};
constexpr std::array dayNames{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

} // namespace

std::optional<Date> Date::fromCivil(int year, unsigned month, unsigned day) {
    if (year < 1 || year > 9999) return std::nullopt;
    year_month_day ymd{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (!ymd.ok()) return std::nullopt;
    return Date(static_cast<std::int32_t>(sys_days(ymd).time_since_epoch().count()));
}

std::optional<Date> Date::fromIso(std::string_view iso) {
    if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
    auto y = digits(iso.substr(0, 4)), m = digits(iso.substr(5, 2)), d = digits(iso.substr(8, 2));
    if (!y || !m || !d) return std::nullopt;
    return fromCivil(*y, static_cast<unsigned>(*m), static_cast<unsigned>(*d));
}

int Date::year() const { return static_cast<int>(civil(days_).year()); }
unsigned Date::month() const { return static_cast<unsigned>(civil(days_).month()); }
unsigned Date::day() const { return static_cast<unsigned>(civil(days_).day()); }
unsigned Date::weekday() const { return std::chrono::weekday(sys_days(std::chrono::days(days_))).iso_encoding() - 1; }

std::string Date::iso() const {
    const auto ymd = civil(days_);
    const int y = static_cast<int>(ymd.year());
    const auto m = static_cast<unsigned>(ymd.month()), d = static_cast<unsigned>(ymd.day());
    if (y < 0 || y > 9999) return fmt::format("{:04}-{:02}-{:02}", y, m, d);
    std::string out = "0000-00-00";
    put(out.data(), 4, y);
    put(out.data() + 5, 2, m);
    put(out.data() + 8, 2, d);
    return out;
}
std::string Date::words() const { return fmt::format("{} {} {}", day(), monthNames[month() - 1], year()); }
std::string Date::dayWords() const {
    return fmt::format("{} {} {}", dayNames[weekday()], day(), monthNames[month() - 1]);
}

Date Date::plusMonths(int count) const {
    auto target = civil(days_) + std::chrono::months(count);
    if (!target.ok()) target = target.year() / target.month() / last;
    return Date(static_cast<std::int32_t>(sys_days(target).time_since_epoch().count()));
}

std::optional<TimeOfDay> TimeOfDay::fromText(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    auto hours = digits(text.substr(0, 2)), minutes = digits(text.substr(3, 2));
    if (!hours || !minutes || *hours > 23 || *minutes > 59) return std::nullopt;
    return TimeOfDay{static_cast<std::int16_t>(*hours * 60 + *minutes)};
}

std::string TimeOfDay::text() const { return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60); }

std::optional<Moment> Moment::fromIso(std::string_view iso) {
    // 2025-09-16T09:05:00.000Z
    if (iso.size() != 24 || iso[10] != 'T' || iso[16] != ':' || iso[19] != '.' || iso[23] != 'Z') return std::nullopt;
    auto day = Date::fromIso(iso.substr(0, 10));
    auto time = TimeOfDay::fromText(iso.substr(11, 5));
    auto seconds = digits(iso.substr(17, 2)), millis = digits(iso.substr(20, 3));
    if (!day || !time || !seconds || *seconds > 59 || !millis) return std::nullopt;
    return Moment{((std::int64_t{day->days()} * 1440 + time->minutes) * 60 + *seconds) * 1000 + *millis};
}

std::string Moment::iso() const {
    auto day = utcDay();
    auto rest = ms - std::int64_t{day.days()} * 86'400'000;
    auto out = day.iso();
    const auto from = out.size();
    out += "T00:00:00.000Z";
    put(out.data() + from + 1, 2, rest / 3'600'000);
    put(out.data() + from + 4, 2, rest / 60'000 % 60);
    put(out.data() + from + 7, 2, rest / 1000 % 60);
    put(out.data() + from + 10, 3, rest % 1000);
    return out;
}

Date Moment::utcDay() const {
    auto day = ms / 86'400'000;
    if (ms % 86'400'000 < 0) --day;
    return Date(static_cast<std::int32_t>(day));
}

} // namespace trellis
