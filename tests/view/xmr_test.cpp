#include "view/xmr.hpp"

#include "model/environment.hpp"

#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

using namespace trellis;
using Values = std::vector<std::optional<double>>;

namespace {

bool has(const Xmr& xmr, XmrRule rule) {
    return std::ranges::any_of(xmr.signals, [&](auto& signal) { return signal.rule == rule; });
}

Values repeated(std::initializer_list<double> pattern, int times) {
    Values out;
    for (int i = 0; i < times; ++i)
        for (double v : pattern) out.emplace_back(v);
    return out;
}

} // namespace

TEST_CASE("eleven values are too few to speak of a process") {
    CHECK_FALSE(computeXmr(Values(11, 70.)).enough);
    auto withGaps = Values(11, 70.);
    withGaps.resize(20); // missing periods are not values
    CHECK_FALSE(computeXmr(withGaps).enough);
    CHECK(computeXmr(Values(12, 70.)).enough);
}

TEST_CASE("the worked example of the domain file has no signal, because six above the mean are not seven") {
    auto xmr = computeXmr({62, 70, 66, 74, 71, 68, 75, 79, 77, 81, 78, 83});
    CHECK(xmr.mean == Catch::Approx(73.67).margin(0.01));
    CHECK(xmr.meanMovingRange == Catch::Approx(4.64).margin(0.01));
    CHECK(xmr.lower == Catch::Approx(61.3).margin(0.05));
    CHECK(xmr.upper == Catch::Approx(86.0).margin(0.05));
    CHECK(xmr.signals.empty());
}

TEST_CASE("a value on the limit is inside and one beyond it is a signal") {
    Values calm = repeated({10, 12}, 6); // mean 11, moving range 2, limits 5.68 and 16.32
    auto frozen = computeXmr(calm, 12);
    auto at = calm, beyond = calm;
    at.emplace_back(frozen.upper), beyond.emplace_back(frozen.upper + 0.01);
    CHECK_FALSE(has(computeXmr(at, 12), XmrRule::OutsideLimit));
    CHECK(has(computeXmr(beyond, 12), XmrRule::OutsideLimit));
}

TEST_CASE("a value on the mean ends a run of one side") {
    Values values = repeated({10, 12}, 6); // baseline mean 11
    auto seven = values;
    for (int i = 0; i < 7; ++i) seven.emplace_back(i % 2 ? 11.5 : 11.6);
    CHECK(has(computeXmr(seven, 12), XmrRule::RunOfSeven));
    auto broken = values;
    for (int i = 0; i < 7; ++i) broken.emplace_back(i == 3 ? 11. : 11.5);
    CHECK_FALSE(has(computeXmr(broken, 12), XmrRule::RunOfSeven));
}

TEST_CASE("a missing period breaks runs and trends") {
    Values values = repeated({10, 12}, 6);
    for (int i = 0; i < 9; ++i) values.emplace_back(i == 5 ? std::nullopt : std::optional<double>(11.5 + 0.01 * i));
    auto xmr = computeXmr(values, 12);
    CHECK_FALSE(has(xmr, XmrRule::RunOfSeven));
    CHECK_FALSE(has(xmr, XmrRule::TrendOfSeven));
}

TEST_CASE("seven values each above the one before are a trend, six are not") {
    Values six = repeated({10, 12}, 6), seven;
    six.emplace_back(10.);
    for (int i = 1; i <= 6; ++i) six.emplace_back(10 + 0.3 * i);
    seven = six;
    seven.emplace_back(12.5);
    CHECK_FALSE(has(computeXmr(six, 12), XmrRule::TrendOfSeven));
    CHECK(has(computeXmr(seven, 12), XmrRule::TrendOfSeven));
}

TEST_CASE("two of three near the same limit are a signal, one near each is not") {
    Values values = repeated({10, 12}, 6); // outer third above 14.55, below 7.45
    auto same = values, opposite = values;
    for (double v : {15., 11., 15.}) same.emplace_back(v);
    for (double v : {15., 11., 7.}) opposite.emplace_back(v);
    CHECK(has(computeXmr(same, 12), XmrRule::TwoOfThree));
    CHECK_FALSE(has(computeXmr(opposite, 12), XmrRule::TwoOfThree));
}

TEST_CASE("limits move with the values: a shift moves them, a stretch stretches them") {
    SeededRandom random(11);
    for (int round = 0; round < 200; ++round) {
        Values values, shifted;
        for (int i = 0; i < 20; ++i) {
            double v = random.between(0, 100);
            values.emplace_back(v), shifted.emplace_back(2 * v + 30);
        }
        auto a = computeXmr(values), b = computeXmr(shifted);
        REQUIRE(b.mean == Catch::Approx(2 * a.mean + 30));
        REQUIRE(b.upper == Catch::Approx(2 * a.upper + 30));
        REQUIRE(b.signals.size() == a.signals.size());
    }
}

TEST_CASE("the median of none is none and of two their mean") {
    CHECK_FALSE(median({}));
    CHECK(median({3}) == 3);
    CHECK(median({4, 1}) == 2.5);
    CHECK(median({9, 1, 5}) == 5);
}
