#include "model/working_days.hpp"

#include <array>

namespace trellis {
namespace {

Date civil(int year, unsigned month, unsigned day) { return *Date::fromCivil(year, month, day); }
bool weekend(Date day) { return day.weekday() >= 5; }

Date firstMonday(int year, unsigned month) {
    const auto first = civil(year, month, 1);
    return first + static_cast<int>((7 - first.weekday()) % 7);
}
Date lastMonday(int year, unsigned month) {
    const auto last = civil(year, month, 31);
    return last - static_cast<int>(last.weekday());
}

/// Given on one occasion only.
constexpr std::array<std::array<int, 3>, 3> single = {{{2022, 6, 3}, {2022, 9, 19}, {2023, 5, 8}}};

bool substituteForChristmas(Date day) {
    // A Saturday or Sunday holiday is taken on the next weekday that is not a holiday itself.
    if (day.month() != 12 || day.day() < 27 || day.day() > 28) return false;
    const auto christmas = civil(day.year(), 12, 25), boxing = christmas + 1;
    const int owed = weekend(christmas) + weekend(boxing);
    int given = 0;
    for (auto next = boxing + 1; given < owed; next = next + 1)
        if (!weekend(next)) {
            if (next == day) return true;
            ++given;
        }
    return false;
}

} // namespace

Date easterSunday(int year) {
    // The anonymous Gregorian computus: golden number, century corrections, then the Sunday.
    const int golden = year % 19, century = year / 100, rest = year % 100;
    const int epact = (19 * golden + century - century / 4 - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
    const int weekday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    const int late = (golden + 11 * epact + 22 * weekday) / 451;
    const int count = epact + weekday - 7 * late + 114;
    return civil(year, static_cast<unsigned>(count / 31), static_cast<unsigned>(count % 31 + 1));
}

bool isBankHoliday(Date day) {
    const int year = day.year();
    for (auto& [y, m, d] : single)
        if (day == civil(y, unsigned(m), unsigned(d))) return true;
    if (weekend(day)) return false;
    const auto newYear = civil(year, 1, 1);
    if (day == (weekend(newYear) ? newYear + static_cast<int>(7 - newYear.weekday()) : newYear)) return true;
    const auto easter = easterSunday(year);
    if (day == easter - 2 || day == easter + 1) return true;
    // Early May moved once, to the anniversary of 8 May 2020; the spring holiday once, to 2 June 2022.
    if (day == (year == 2020 ? civil(2020, 5, 8) : firstMonday(year, 5))) return true;
    if (day == (year == 2022 ? civil(2022, 6, 2) : lastMonday(year, 5))) return true;
    if (day == lastMonday(year, 8)) return true;
    if (day == civil(year, 12, 25) || day == civil(year, 12, 26)) return true;
    return substituteForChristmas(day);
}

bool isWorkingDay(Date day) { return !weekend(day) && !isBankHoliday(day); }

Date plusWorkingDays(Date from, int days) {
    while (days > 0)
        if (isWorkingDay(from = from + 1)) --days;
    return from;
}

int workingDaysBetween(Date from, Date to) {
    int count = 0;
    while (from < to)
        if (isWorkingDay(from = from + 1)) ++count;
    return count;
}

} // namespace trellis
