// Agreement of coders against published worked examples, and its laws (ruling A1).
#include "agreement/agreement.hpp"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include <random>

using namespace meta;

namespace {

std::vector<Rating> pairs(const std::vector<std::pair<int, int>>& given) {
    std::vector<Rating> out;
    for (std::size_t i = 0; i < given.size(); ++i) {
        out.push_back({std::to_string(i), "A", given[i].first});
        out.push_back({std::to_string(i), "B", given[i].second});
    }
    return out;
}

} // namespace

TEST_CASE("Nothing read by two people gives no agreement, and says why") {
    for (auto& ratings : {std::vector<Rating>{}, std::vector<Rating>{{"x", "A", 1}, {"y", "B", 2}}}) {
        const auto found = agreementOf(ratings, -2, 2);
        CHECK_FALSE(found.alpha);
        CHECK_FALSE(found.kappa);
        CHECK(found.units == 0);
        CHECK(found.why.find("two people") != std::string::npos);
    }
}

TEST_CASE("When all values are the same, agreement cannot be computed") {
    const auto found = agreementOf(pairs({{1, 1}, {1, 1}, {1, 1}}), -2, 2);
    CHECK_FALSE(found.alpha);
    CHECK(found.units == 3);
    CHECK(found.why == "It cannot be computed: all values are the same.");
}

TEST_CASE("A value off the scale is no value, and a blank is missing, not nought") {
    auto ratings = pairs({{-2, -2}, {0, 0}, {2, 2}, {1, 2}, {-1, -1}});
    const auto before = agreementOf(ratings, -2, 2);
    ratings.push_back({"9", "A", 7});
    ratings.push_back({"9", "B", 1});
    ratings.push_back({"10", "A", 0}); // B left it blank
    const auto after = agreementOf(ratings, -2, 2);
    CHECK(before.alpha == after.alpha);
    CHECK(after.units == 5);
}

TEST_CASE("Ordinal alpha of Krippendorff's example with four observers is 0.815") {
    // K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), example C: nominal 0.743, ordinal 0.815.
    const int given[4][12] = {{1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0},
                              {1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3},
                              {0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0},
                              {1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0}};
    std::vector<Rating> ratings;
    for (int coder = 0; coder < 4; ++coder)
        for (int unit = 0; unit < 12; ++unit)
            if (given[coder][unit])
                ratings.push_back({std::to_string(unit), std::string(1, char('A' + coder)), given[coder][unit]});
    const auto found = agreementOf(ratings, 1, 5);
    REQUIRE(found.alpha);
    CHECK(*found.alpha == Catch::Approx(0.815).margin(0.0005));
    CHECK(found.units == 11); // the twelfth was seen by one alone
    CHECK(found.coders == 4);
    CHECK_FALSE(found.kappa); // for exactly two coders only
    REQUIRE(found.interval);
    CHECK(found.interval->first < *found.alpha);
    CHECK(found.interval->second >= *found.alpha);
}

TEST_CASE("Weighted kappa of two radiologists' readings of 85 films is 0.5684") {
    // D. G. Altman, Practical Statistics for Medical Research (1991), p. 403; weights from the distance of places, as
    // the Stata manual works it under "kap … wgt(w)": 0.5684.
    const int films[4][4] = {{21, 12, 0, 0}, {4, 17, 1, 0}, {3, 9, 15, 2}, {0, 0, 0, 1}};
    std::vector<std::pair<int, int>> given;
    for (int a = 0; a < 4; ++a)
        for (int b = 0; b < 4; ++b)
            for (int n = 0; n < films[a][b]; ++n) given.emplace_back(a + 1, b + 1);
    const auto found = agreementOf(pairs(given), 1, 4);
    REQUIRE(found.kappa);
    CHECK(*found.kappa == Catch::Approx(0.5684).margin(0.00005));
    CHECK(found.units == 85);
}

TEST_CASE("Full agreement is 1, and neither names nor order of coders and units matter") {
    CHECK(*agreementOf(pairs({{-2, -2}, {1, 1}, {2, 2}}), -2, 2).alpha == Catch::Approx(1));
    std::mt19937 random(20250916);
    for (int round = 0; round < 200; ++round) {
        std::vector<std::pair<int, int>> given;
        for (int i = 0; i < 8; ++i) given.emplace_back(int(random() % 5) - 2, int(random() % 5) - 2);
        auto swapped = given;
        for (auto& [a, b] : swapped) std::swap(a, b);
        std::reverse(swapped.begin(), swapped.end());
        const auto one = agreementOf(pairs(given), -2, 2), other = agreementOf(pairs(swapped), -2, 2);
        REQUIRE(one.alpha.has_value() == other.alpha.has_value());
        if (one.alpha) CHECK(*one.alpha == Catch::Approx(*other.alpha));
        if (one.kappa && other.kappa) CHECK(*one.kappa == Catch::Approx(*other.kappa).margin(1e-9));
        if (one.alpha) CHECK(*one.alpha <= 1.0 + 1e-12);
    }
}
