#include "plugins/unlearning-checklist/series.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis::test;
using namespace unlearning;

TEST_CASE("Every vector of the domain file gives the state that stands beside it") {
    CHECK(stateOf(series("4/0 4/1")) == "too-early");
    CHECK(stateOf(series("4/0 3/1 2/2")) == "improving");
    CHECK(stateOf(series("3/1 3/1 3/1", 42)) == "stalled");
    CHECK(stateOf(series("2/2 1/3 1/3 3/1")) == "dip");
    CHECK(stateOf(series("2/2 1/3 1/3 3/1 3/1")) == "relapse");
    CHECK(stateOf(series("2/2 1/3 1/3 3/1 1/3")) == "recovery");
    CHECK(stateOf(series("2/2 1/3 1/3 3/1 3/1 1/2")) == "recovery");
    CHECK(stateOf(series("2/2 1/3 1/3(E4) 0/4", 42)) == "sustained");
    CHECK(stateOf(series("2/2(E1) 1/3(E1) 1/3(E1) 1/3(E1)", 42)) == "steady");
    CHECK(stateOf(series("2/2 3/2 4/2")) == "slipping");
    CHECK(stateOf(series("2/2 2/3 2/2 2/3")) == "steady");
    CHECK(stateOf(series("3/1 N 2/2 1/2")) == "improving");
    CHECK(stateOf(series("2/2 1/3 1/3"), 85) == "stale");
}

TEST_CASE("Nothing rated, or nothing that can be read, is too early and never stale") {
    CHECK(trajectory({}, firstDay).state == TrajectoryState::TooEarly);
    CHECK_FALSE(trajectory({}, firstDay).quadrant);
    CHECK(stateOf(series("N N N"), 400) == "too-early");
    auto odd = series("2/2 1/3 1/3");
    for (auto& rating : odd) rating.presence = 7;
    CHECK(stateOf(odd, 400) == "too-early");
    odd = series("2/2 1/3 1/3");
    for (auto& rating : odd) rating.hold.reset();
    CHECK(stateOf(odd, 400) == "too-early");
}

TEST_CASE("Eighty-four days after the last rating it is not stale yet, a day later it is") {
    CHECK(stateOf(series("2/2 1/3 1/3"), 84) == "steady");
    CHECK(stateOf(series("2/2 1/3 1/3"), 85) == "stale");
    CHECK(stateOf(series("4/0 4/1"), 85) == "stale");
    // A rating without a chance to see does not make it fresh.
    auto ratings = series("2/2 1/3 1/3 N", 80);
    CHECK(seenAfter(ratings, 5).state == TrajectoryState::Stale);
}

TEST_CASE("T1: the held level is the best lower of two neighbours before the latest, in the year before it") {
    CHECK_FALSE(seenAfter(series("2/2")).heldLevel);
    CHECK_FALSE(seenAfter(series("0/4 0/4")).heldLevel);
    CHECK(seenAfter(series("0/4 0/4 4/0")).heldLevel == 4);
    CHECK(seenAfter(series("0/4 4/0 0/4 4/0")).heldLevel == -4);
    CHECK(seenAfter(series("0/4 1/4 4/0 0/4")).heldLevel == 3);
    // The latest itself holds nothing yet.
    CHECK(seenAfter(series("2/2 2/2 0/4")).heldLevel == 0);
}

TEST_CASE("T1: exactly 365 days before the latest counts, a day more does not, and then no level is held") {
    auto ratings =
        std::vector{ratingOf("1/4", firstDay), ratingOf("1/4", firstDay + 100), ratingOf("3/1", firstDay + 365)};
    CHECK(seenAfter(ratings).heldLevel == 3);
    CHECK(seenAfter(ratings).state == TrajectoryState::Dip);
    ratings.back().day += 1;
    CHECK_FALSE(seenAfter(ratings).heldLevel);
    CHECK(seenAfter(ratings).state == TrajectoryState::Steady);
}

TEST_CASE("One below the held level is no dip, two below is") {
    CHECK(stateOf(series("1/3 1/3 1/2")) != "dip");
    CHECK(stateOf(series("1/3 1/3 2/2")) == "dip");
}

TEST_CASE("Relapse needs the latest two; one good one between makes it a dip again") {
    CHECK(stateOf(series("1/3 1/3 2/2 2/2")) == "relapse");
    CHECK(stateOf(series("1/3 1/3 2/2 1/2")) == "recovery");
    CHECK(stateOf(series("1/3 1/3 2/2 1/3 2/2")) == "dip");
}

TEST_CASE("T3: recovery starts at one below the held level and has no upper end") {
    CHECK(stateOf(series("1/3 1/3 3/1 1/2")) == "recovery");
    CHECK(stateOf(series("1/3 1/3 3/1 0/4")) == "recovery");
    CHECK(stateOf(series("1/3 1/3 3/1 2/2")) == "relapse");
    // It is said for as long as one of the two before is low, and then no more.
    CHECK(stateOf(series("1/3 1/3 3/1 1/3 1/3")) == "recovery");
    CHECK(stateOf(series("1/3 1/3 3/1 1/3 1/3 1/3")) == "steady");
}

TEST_CASE("T2: sustained asks the unbroken run, its length in days and the evidence anywhere in it") {
    CHECK(stateOf(series("1/3(E5) 1/3 1/3", 42)) == "sustained");
    CHECK(stateOf({ratingOf("1/3(E4)", firstDay), ratingOf("1/3", firstDay + 40), ratingOf("1/3", firstDay + 83)}) ==
          "steady");
    CHECK(stateOf({ratingOf("1/3(E4)", firstDay), ratingOf("1/3", firstDay + 40), ratingOf("1/3", firstDay + 84)}) ==
          "sustained");
    // More than three may make the span, and the evidence may be the first of them.
    CHECK(stateOf(series("1/3(E4) 1/3 1/3 1/3 1/3", 21)) == "sustained");
    // Evidence from before the run, or a break in it, does not do.
    CHECK(stateOf(series("2/3(E4) 1/3 1/3 1/3", 42)) == "steady");
    CHECK(stateOf(series("1/3(E4) 1/3 2/3 1/3 1/3", 42)) == "steady");
    // Two ratings far apart are no run of three.
    CHECK(stateOf(series("3/3 1/3(E4) 1/3", 84)) != "sustained");
    CHECK(stateOf(series("1/3(E3) 1/3(E3) 1/3(E0)", 42)) == "steady");
}

TEST_CASE("T2: stalled asks the unbroken run of equal values at one or below") {
    CHECK(stateOf({ratingOf("3/1", firstDay), ratingOf("3/1", firstDay + 40), ratingOf("3/1", firstDay + 83)}) ==
          "steady");
    CHECK(stateOf({ratingOf("3/1", firstDay), ratingOf("3/1", firstDay + 40), ratingOf("3/1", firstDay + 84)}) ==
          "stalled");
    CHECK(stateOf(series("2/3 2/3 2/3", 42)) == "stalled");
    CHECK(stateOf(series("1/3 1/3 1/3", 42)) == "steady");
    CHECK(stateOf(series("3/1 3/1 3/1 3/1 3/1", 21)) == "stalled");
    // The same s by another way is still the same value.
    CHECK(stateOf(series("3/1 4/2 2/0", 42)) == "stalled");
}

TEST_CASE("T5: improving is two above the median of up to three, of two their mean, or a strict rise of three") {
    CHECK(stateOf(series("3/2 2/2 1/2")) == "improving");
    CHECK(stateOf(series("4/2 4/2 2/2")) == "improving");
    CHECK(stateOf(series("4/2 3/2 2/2 2/2")) == "steady");
    // Two before, −1 and 0: their mean is −½, and 1 is not two above it; 2 is.
    CHECK(stateOf(series("2/2 2/1 2/3")) == "steady");
    CHECK(stateOf(series("2/2 2/1 2/4")) == "improving");
}

TEST_CASE("T5: falling is strict") {
    CHECK(stateOf(series("2/2 3/2 3/2")) == "steady");
    CHECK(stateOf(series("2/3 2/2 3/2")) == "slipping");
}

TEST_CASE("T5: of two ratings on one day the one entered last counts, whatever it says") {
    auto ratings = series("2/2 1/3 1/3 3/1");
    auto again = ratings.back();
    again.entry = 9;
    again.hold = 1;
    again.presence = 3;
    ratings.insert(ratings.begin(), again);
    CHECK(unlearning::trajectory(ratings, again.day).points.size() == 4);
    CHECK(unlearning::trajectory(ratings, again.day).state == TrajectoryState::Steady);
    auto nothing = ratingOf("N", again.day, 10);
    ratings.push_back(nothing);
    CHECK(unlearning::trajectory(ratings, again.day).points.size() == 3);
}

TEST_CASE("T5: X sets the pair aside from that day until a number follows") {
    CHECK(stateOf(series("2/2 1/3 1/3 X")) == "set-aside");
    CHECK(seenAfter(series("2/2 1/3 1/3 X")).setAsideSince == firstDay + 105);
    CHECK(stateOf(series("2/2 1/3 1/3 X"), 400) == "set-aside");
    CHECK(stateOf(series("2/2 1/3 1/3 X N")) == "set-aside");
    CHECK(seenAfter(series("2/2 X X N X")).setAsideSince == firstDay + 35);
    CHECK(stateOf(series("2/2 1/3 1/3 X 1/3")) ==
          stateOf({ratingOf("2/2", 0), ratingOf("1/3", 35), ratingOf("1/3", 70), ratingOf("1/3", 140)}));
    CHECK(stateOf(series("X")) == "set-aside");
    CHECK_FALSE(seenAfter(series("1/1 X")).limbo());
    CHECK_FALSE(seenAfter(series("1/1 X")).suggested);
}

TEST_CASE("A rating after the day one looks from is not looked at") {
    auto ratings = series("2/2 1/3 1/3 3/1");
    CHECK(trajectory(ratings, ratings[2].day).state == TrajectoryState::Steady);
    CHECK(trajectory(ratings, ratings[2].day).points.size() == 3);
}

TEST_CASE("T6: limbo is HOLD and PRESENCE of one or less in the latest rating, also when that is old") {
    for (int hold = 0; hold <= 4; ++hold)
        for (int presence = 0; presence <= 4; ++presence) {
            const auto seen = seenAfter({ratingOf(std::to_string(hold) + "/" + std::to_string(presence), firstDay)});
            INFO(hold << "/" << presence);
            CHECK(seen.limbo() == (hold <= 1 && presence <= 1));
        }
    CHECK(seenAfter(series("3/0 2/1 1/1")).limbo());
    CHECK(seenAfter(series("3/0 2/1 1/1"), 200).limbo());
    CHECK_FALSE(seenAfter(series("1/1 N 2/2")).limbo());
}

TEST_CASE("T8: the suggested stage follows the quadrant, and the last stage waits until it is sustained") {
    CHECK(seenAfter(series("4/0")).suggested == StageRange{0, 2});
    CHECK(seenAfter(series("2/2")).suggested == StageRange{3, 4});
    CHECK(seenAfter(series("1/1")).suggested == StageRange{3, 3});
    CHECK(seenAfter(series("1/3")).suggested == StageRange{5, 5});
    CHECK(seenAfter(series("1/3(E4) 1/3 1/3", 42)).suggested == StageRange{6, 6});
    // Once it has gone quiet it is no longer called sustained.
    CHECK(seenAfter(series("1/3(E4) 1/3 1/3", 42), 85).suggested == StageRange{5, 5});
    CHECK_FALSE(trajectory({}, firstDay).suggested);
}

TEST_CASE("T4: the two people are two series, each with its own state") {
    auto ratings = series("2/2 1/3 1/3 3/1");
    for (auto own : series("2/2 1/3 1/3 1/3")) {
        own.by = Rater::Supervisor;
        ratings.push_back(own);
    }
    const auto all = trajectories(ratings, ratings.back().day);
    REQUIRE(all.size() == 2);
    CHECK(all.at({"U05", Rater::Supervisee}).state == TrajectoryState::Dip);
    CHECK(all.at({"U05", Rater::Supervisor}).state != TrajectoryState::Dip);
}
