#include "coverage.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace reflective;
using Eyes = std::vector<std::string>;

TEST_CASE("Before any reflection the first eyes are as good as others") {
    CHECK(eyesNotVisitedLately({}) == Eyes{"E1", "E2"});
    CHECK(eyesNotVisitedLately({}, 0).empty());
    CHECK(eyesNotVisitedLately({}, 99) == eyes());
}

TEST_CASE("An eye never looked through comes before one looked through long ago") {
    CHECK(eyesNotVisitedLately({{10, {"E1", "E2", "E3"}}, {20, {"E4", "E6"}}}) == Eyes{"E5", "E7"});
    CHECK(eyesNotVisitedLately({{10, {"E1", "E2", "E3"}}, {20, {"E4", "E5", "E6", "E7"}}}, 3) ==
          Eyes{"E1", "E2", "E3"});
}

TEST_CASE("The last visit counts, whatever the order they are told in") {
    CHECK(eyesNotVisitedLately({{30, {"E1"}}, {10, eyes()}, {20, {"E2", "E3"}}}) == Eyes{"E4", "E5"});
    CHECK(eyesNotVisitedLately({{10, eyes()}, {20, {"E2", "E3"}}, {30, {"E1"}}}) == Eyes{"E4", "E5"});
}

TEST_CASE("A code that is no eye is passed over") {
    CHECK(eyesNotVisitedLately({{10, {"E8", "", "what"}}}) == Eyes{"E1", "E2"});
}
