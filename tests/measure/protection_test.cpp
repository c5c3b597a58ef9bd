// How a figure is written for those who may see it as it is.
#include "measure/protection.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {

Figure figure(double numerator, double denominator, Unit unit = Unit::Percent) {
    Figure one;
    one.numerator = numerator;
    one.denominator = denominator;
    one.value = unit == Unit::Percent ? numerator / denominator * 100 : numerator / denominator;
    return one;
}

} // namespace

TEST_CASE("Percentages of few are written as so many of so many") {
    CHECK(written(figure(3, 4), Unit::Percent) == "3 of 4");
    CHECK(written(figure(9, 9), Unit::Percent) == "9 of 9");
    CHECK(written(figure(5, 10), Unit::Percent) == "50 %");
    CHECK(written(figure(55, 60), Unit::Percent) == "92 %");
}

TEST_CASE("Other units are written with their names, and a missing value as missing") {
    CHECK(written(figure(110, 2, Unit::Minutes), Unit::Minutes) == "55 minutes");
    CHECK(written(figure(1, 1, Unit::Days), Unit::Days) == "1 day");
    CHECK(written(figure(7, 3, Unit::Plain), Unit::Plain) == "2.3");
    CHECK(written(Figure{}, Unit::Percent) == "no value");
}

TEST_CASE("As it is means that nothing is hidden and no rule is named") {
    RawAnswer raw;
    raw.figures.push_back({figure(1, 3), {}});
    raw.exclusions = {"long absence (1)"};
    const auto answer = asItIs().protect(raw);
    CHECK(answer.figures.front().shown == "1 of 3");
    CHECK_FALSE(answer.figures.front().hidden);
    CHECK(answer.suppression.empty());
    CHECK(answer.exclusions == raw.exclusions);
}
