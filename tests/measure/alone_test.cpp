// A number that stands alone among zeros in its line (ruling D4): the zeros would say that the line is all there is.
#include "measure/guarded.hpp"
#include "measure/reducer.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace trellis;

namespace {

const Date start = *Date::fromIso("2025-01-01");

/// Forty people of seven places who meet once a month; at Hill in January alone.
FigureAnswer asked(bool hillOnce, Reduce reduce, Period period = Period::Month) {
    Reduction how;
    how.unit = Unit::Count;
    how.reduce = reduce;
    how.period = period;
    how.from = start;
    how.to = start.plusMonths(3) - 1;
    how.today = start.plusMonths(24);
    how.by = "locality";
    how.guarded = true;
    how.measure = "m";
    Reducer reducer(how);
    for (auto* place : {"Fern", "Stour", "Hill", "Moor", "Dale", "Lea", "Combe"})
        for (int i = 0; i < 40; ++i)
            for (int month = 0; month < 3; ++month) {
                if (hillOnce && place == std::string("Hill") && month > 0) continue;
                Observation one;
                one.day = start.plusMonths(month) + 3;
                one.person = place + std::string("-") + std::to_string(i);
                one.supervisor = place + std::string("-SV") + std::to_string(i % 2);
                one.locality = place;
                one.numerator = one.denominator = 1;
                reducer.add(one);
            }
    return GuardedPage([](auto&) { return DisclosurePolicy{}; }).protect(std::move(reducer).finish());
}

bool hidden(const FigureAnswer& answer, const std::string& group, int month) {
    const auto found = std::ranges::find_if(
        answer.figures, [&](auto& one) { return one.group == group && one.from == start.plusMonths(month); });
    REQUIRE(found != answer.figures.end());
    return found->hidden;
}

} // namespace

TEST_CASE("What stands alone among zeros in its line is hidden on a page too, however large it is (D4)") {
    const auto everywhere = asked(false, Reduce::Once);
    CHECK_FALSE(hidden(everywhere, "Hill", 0)); // forty people are no small number
    const auto once = asked(true, Reduce::Once);
    REQUIRE_FALSE(once.tooLittle);
    CHECK(hidden(once, "Hill", 0));
    CHECK_FALSE(hidden(once, "Fern", 1));
    // Where the months add up, the total of the line would say it all the same, so nothing of the page is shown.
    CHECK_FALSE(asked(false, Reduce::Sum).tooLittle);
    const auto sums = asked(true, Reduce::Sum);
    CHECK(sums.tooLittle);
    CHECK(std::ranges::all_of(sums.figures, [](auto& one) { return one.hidden && !one.value; }));
    // What to do then is said, and it helps: the quarter is no line of zeros, and forty people are no small number.
    CHECK(sums.suppression.find("Longer periods may show more") != std::string::npos);
    const auto quarter = asked(true, Reduce::Sum, Period::Quarter);
    CHECK_FALSE(quarter.tooLittle);
    CHECK_FALSE(hidden(quarter, "Hill", 0));
}
