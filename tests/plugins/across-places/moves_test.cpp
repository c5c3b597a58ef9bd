// From the stage of one quarter's end to that of the next; and what happened in places, as a code and back.
#include "views/cross_measures.hpp"
#include "views/lens.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace meta;

namespace {

const Day newYear{20'089}; // 1 January 2025
std::string written(const std::vector<Move>& moves) {
    std::string out;
    for (auto& one : moves) out += one.on.iso() + " " + one.from + ">" + one.to + "; ";
    return out;
}

} // namespace

TEST_CASE("A quarter ends on its last day, in leap years and at the turn of a year too") {
    REQUIRE(newYear.iso() == "2025-01-01");
    CHECK(quarterEnd(newYear).iso() == "2025-03-31");
    CHECK(quarterEnd(newYear + 89).iso() == "2025-03-31");
    CHECK(quarterEnd(newYear + 90).iso() == "2025-06-30");
    CHECK(quarterEnd(newYear - 1).iso() == "2024-12-31");
    CHECK(quarterEnd(newYear - 307).iso() == "2024-03-31"); // 29 February 2024
    for (Day day = newYear - 2000; day < newYear + 2000; day = day + 1) {
        const Day end = quarterEnd(day);
        CHECK(end >= day);
        CHECK(end - day < 92);
        CHECK(quarterEnd(end) == end);
        CHECK(quarterEnd(end + 1) > end);
    }
}

TEST_CASE("A move needs a stage before and a quarter that is over; what nobody said again stays") {
    CHECK(movesOf({}, newYear).empty());
    CHECK(movesOf({{newYear + 10, "ST1"}}, newYear + 120).empty()); // one quarter is over, nothing before it
    CHECK(movesOf({{newYear + 10, "ST1"}}, newYear + 180).empty()); // 30 June is today: not over
    CHECK(written(movesOf({{newYear + 10, "ST1"}}, newYear + 181)) == "2025-06-30 ST1>ST1; ");
    CHECK(
        written(movesOf({{newYear + 10, "ST1"}, {newYear + 40, "ST2"}, {newYear + 100, "ST3"}, {newYear + 101, "ST1"}},
                        newYear + 181)) == "2025-06-30 ST2>ST1; "); // the last word of each quarter
    CHECK(written(movesOf({{newYear + 10, "ST1"}, {newYear + 200, "ST4"}}, newYear + 300)) ==
          "2025-06-30 ST1>ST1; 2025-09-30 ST1>ST4; ");
}

TEST_CASE("A happening is the same after it was a code, whatever its place is called") {
    const PlaceHappening one{"Bishop's Vale and Moor", "leader", "Change of leader, Team A", newYear, newYear + 30};
    const auto back = happeningFrom(happeningCode(one), one.words);
    REQUIRE(back);
    CHECK(back->place == one.place);
    CHECK(back->kind == one.kind);
    CHECK(back->words == one.words);
    CHECK(back->from == one.from);
    CHECK(back->to == one.to);
    const PlaceHappening open{"FK", "launch", "Launch", newYear - 400, {}};
    CHECK_FALSE(happeningFrom(happeningCode(open), "x")->to);
    CHECK(happeningFrom(happeningCode(open), "x")->from == open.from);
    for (auto* nonsense : {"", "2025-01-01", "2025-01-01 launch", "x launch FK", "2025-13-01 launch FK"})
        CHECK_FALSE(happeningFrom(nonsense, "x"));
}

TEST_CASE("Quarters and groups of two ways are read back as they were written") {
    CHECK(quarterOf(newYear) == "Jan to Mar 2025");
    CHECK(quarterOf(newYear - 92) == "Oct to Dec 2024");
    CHECK(bothCodes("Fernwick|K1") == std::pair<std::string, std::string>("Fernwick", "K1"));
    Figure figure;
    figure.group = "Fernwick|K1";
    figure.label = "Fernwick, Person-led goals";
    CHECK(secondLabel(figure) == "Person-led goals");
}
