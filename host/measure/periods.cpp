#include "measure/reducer.hpp"

#include <fmt/format.h>

#include <array>

namespace trellis {

namespace {

constexpr std::array<const char*, 12> months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

Date monthStart(int year, unsigned month) { return Date::fromCivil(year, month, 1).value_or(Date{}); }

} // namespace

std::vector<PeriodSpan> periodsOf(Period period, Date from, Date to) {
    if (to < from) return {};
    if (period == Period::Whole) return {{from, to, from.words() + " to " + to.words()}};
    const int length = period == Period::Month ? 1 : period == Period::Quarter ? 3 : 12;
    std::vector<PeriodSpan> out;
    const auto first = (from.month() - 1) / static_cast<unsigned>(length) * static_cast<unsigned>(length) + 1;
    for (Date start = monthStart(from.year(), first); start <= to; start = start.plusMonths(length)) {
        const Date end = start.plusMonths(length) - 1;
        auto label = period == Period::Month ? fmt::format("{} {}", months[start.month() - 1], start.year())
                     : period == Period::Quarter
                         ? fmt::format("{} to {} {}", months[start.month() - 1], months[end.month() - 1], end.year())
                         : std::to_string(start.year());
        out.push_back({start, end, std::move(label)});
    }
    return out;
}

} // namespace trellis
