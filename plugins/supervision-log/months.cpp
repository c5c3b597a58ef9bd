#include "months.hpp"

namespace supervision {

using trellis::sdk::Day;

namespace {

struct Civil {
    int year = 1970, month = 1;
};

/// Days to civil date after the well-known era arithmetic: years begin on 1 March, an era has 146,097 days.
Civil civil(Day day) {
    const long shifted = long(day.days()) + 719468;
    const long era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const long dayOfEra = shifted - era * 146097;
    const long yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const long month = (5 * dayOfYear + 2) / 153; // 0 = March
    return {int(yearOfEra + era * 400 + (month >= 10 ? 1 : 0)), int((month + 2) % 12 + 1)};
}

} // namespace

Day dayOf(int year, int month, int day) {
    const long y = month <= 2 ? year - 1 : year;
    const long era = (y >= 0 ? y : y - 399) / 400, yearOfEra = y - era * 400;
    const long dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const long dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return Day(trellis_day(era * 146097 + dayOfEra - 719468));
}

std::vector<Month> monthsBetween(Day from, Day to) {
    std::vector<Month> out;
    if (to < from) return out;
    for (auto at = civil(from);;) {
        const Day first = dayOf(at.year, at.month, 1);
        if (first > to) return out;
        if (++at.month > 12) at = {at.year + 1, 1};
        out.push_back({first, dayOf(at.year, at.month, 1) - 1});
    }
}

} // namespace supervision
