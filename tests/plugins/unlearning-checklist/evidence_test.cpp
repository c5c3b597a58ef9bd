#include "plugins/unlearning-checklist/series.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis::test;
using namespace unlearning;

namespace {

std::vector<Unevidenced> openAt(const std::string& word) { return unevidenced(ratingOf(word, firstDay), {}); }
using Open = std::vector<Unevidenced>;

} // namespace

TEST_CASE("Only codes of evidence are evidence") {
    CHECK(evidenceFromCode("E0") == Evidence::E0);
    CHECK(evidenceFromCode("E5") == Evidence::E5);
    for (auto odd : {"", "E", "E6", "e1", "E10", "X1"}) CHECK_FALSE(evidenceFromCode(odd));
}

TEST_CASE("T7: PRESENCE 3 asks for E3 or better, or two different levels of E1 to E5") {
    for (auto enough : {"2/3(E3)", "2/3(E4)", "2/3(E5)", "2/3(E1,E2)", "2/3(E0,E1,E2)"}) CHECK(openAt(enough).empty());
    for (auto little : {"2/3", "2/3(E0)", "2/3(E1)", "2/3(E2)", "2/3(E0,E1)", "2/3(E0,E2)"}) {
        INFO(little);
        CHECK(openAt(little) == Open{Unevidenced::Presence3});
    }
}

TEST_CASE("T7: PRESENCE 4 and HOLD 0 ask for E4 or E5, and two lesser sources do not do") {
    CHECK(openAt("2/4(E1,E2,E3)") == Open{Unevidenced::Presence4});
    CHECK(openAt("0/2(E1,E2,E3)") == Open{Unevidenced::Hold0});
    CHECK(openAt("0/4") == Open{Unevidenced::Presence4, Unevidenced::Hold0});
    CHECK(openAt("0/3") == Open{Unevidenced::Presence3, Unevidenced::Hold0});
    CHECK(openAt("0/4(E4)").empty());
    CHECK(openAt("0/4(E5)").empty());
    CHECK(openAt("1/2").empty());
}

TEST_CASE("T7: evidence counts for the eighty-four days before a rating, and not a day longer") {
    const auto seenOn = ratingOf("1/3(E4)", firstDay);
    CHECK(unevidenced(ratingOf("0/4(E1)", firstDay + 84), {seenOn}).empty());
    CHECK(unevidenced(ratingOf("0/4(E1)", firstDay + 85), {seenOn}) ==
          Open{Unevidenced::Presence4, Unevidenced::Hold0});
    // What came later does not count backwards, and PRESENCE 3 looks at its own evidence only.
    CHECK(unevidenced(ratingOf("0/4(E1)", firstDay - 1), {seenOn}).size() == 2);
    CHECK(unevidenced(ratingOf("1/3(E1)", firstDay + 10), {seenOn}) == Open{Unevidenced::Presence3});
}

TEST_CASE("T7: what is not yet evidenced stands and is never capped") {
    const auto seen = seenAfter(series("2/2 1/3 0/4"));
    REQUIRE(seen.points.size() == 3);
    CHECK(seen.latest()->rating.presence == 4);
    CHECK(seen.latest()->unevidenced.size() == 2);
    CHECK(seen.state == TrajectoryState::Improving);
}

TEST_CASE("A difference of two on either scale is worth a word, one is not, and s is not asked") {
    const auto at = [](const char* word) { return ratingOf(word, firstDay); };
    CHECK(farApart(at("3/1"), at("1/1")));
    CHECK(farApart(at("1/1"), at("1/3")));
    CHECK_FALSE(farApart(at("3/1"), at("2/2"))); // s differs by 2, each scale by 1
    CHECK_FALSE(farApart(at("3/1"), at("3/1")));
    CHECK_FALSE(farApart(at("N"), at("4/0")));
    CHECK_FALSE(farApart(at("X"), at("4/0")));
}
