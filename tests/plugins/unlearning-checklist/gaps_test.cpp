#include "gaps.hpp"

#include "model/environment.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

using namespace unlearning;

TEST_CASE("Without any session there is no gap to speak of: nothing has begun yet") {
    CHECK(gapsIn({}, 14, 1000).empty());
    CHECK(gapsIn({1001}, 14, 1000).empty());
}

TEST_CASE("Two cadences without a session are no gap, one day more is, from the day one was due") {
    CHECK(gapsIn({100, 128}, 14, 128).empty());
    CHECK(gapsIn({100, 129}, 14, 129) == std::vector<Gap>{{114, 129}});
}

TEST_CASE("A gap that nobody has ended stays open until the day it is looked at") {
    CHECK(gapsIn({100}, 14, 128).empty());
    CHECK(gapsIn({100}, 14, 129) == std::vector<Gap>{{114, std::nullopt}});
}

TEST_CASE("Without a cadence four weeks are taken") {
    CHECK(gapsIn({100, 156}, 0, 156).empty());
    CHECK(gapsIn({100, 157}, 0, 157) == std::vector<Gap>{{128, 157}});
}

TEST_CASE("Law: in which order sessions are told, and how often, makes no difference; gaps stand apart and in order") {
    trellis::SeededRandom random(11);
    for (int round = 0; round < 2000; ++round) {
        std::vector<int> held;
        for (int i = 0, n = random.between(0, 12); i < n; ++i) held.push_back(random.between(0, 600));
        const int cadence = random.between(1, 40), today = random.between(0, 700);
        const auto gaps = gapsIn(held, cadence, today);
        auto other = held;
        other.insert(other.end(), held.begin(), held.end());
        std::reverse(other.begin(), other.end());
        REQUIRE(gapsIn(other, cadence, today) == gaps);
        int before = -1;
        for (auto& gap : gaps) {
            const int until = gap.until.value_or(today);
            REQUIRE(gap.from > before);
            REQUIRE(until - gap.from > cadence);
            for (int day : held)
                if (day <= today) REQUIRE((day <= gap.from || day >= until));
            before = until - 1;
        }
    }
}
