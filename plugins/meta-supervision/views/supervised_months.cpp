#include "views/supervised_months.hpp"

#include <algorithm>
#include <string>

namespace meta {

using trellis::sdk::Day;

namespace {

int ofMonth(Day day) { return std::stoi(day.iso().substr(8, 2)); }
Day firstOfMonth(Day day) { return day - (ofMonth(day) - 1); }
Day nextMonth(Day first) { return firstOfMonth(first + 31); }

} // namespace

std::vector<SupervisedMonth> supervisedMonths(const SupervisedQuestion& q) {
    std::vector<SupervisedMonth> out;
    if (q.agreements.empty()) return out;
    Day start = q.agreements.front().start;
    for (auto& one : q.agreements) start = std::min(start, one.start);
    const Day settled = q.inPostSince.value_or(start) + q.settlingInDays;
    for (Day first = firstOfMonth(start); first <= q.today; first = nextMonth(first)) {
        const Day last = std::min(nextMonth(first) - 1, q.today);
        bool active = false, past = false, there = false;
        for (Day day = first; day <= last; day = day + 1) {
            if (q.leftOn && *q.leftOn <= day) break;
            const bool supervises = std::any_of(q.agreements.begin(), q.agreements.end(), [&](auto& one) {
                return one.start <= day && (!one.ended || day < *one.ended);
            });
            active = active || supervises;
            if (!supervises || day < settled) continue;
            past = true;
            there =
                there || std::none_of(q.absences.begin(), q.absences.end(), [&](auto& one) { return one.covers(day); });
        }
        SupervisedMonth made{last, SupervisedMonth::Counted, {}};
        if (!there) made.standing = SupervisedMonth::Away;
        if (!past) made.standing = SupervisedMonth::TooNew;
        if (!active) made.standing = SupervisedMonth::NotActive;
        for (Day day : q.held)
            if (first <= day && day <= last && (!made.held || day < *made.held)) made.held = day;
        out.push_back(made);
    }
    return out;
}

} // namespace meta
