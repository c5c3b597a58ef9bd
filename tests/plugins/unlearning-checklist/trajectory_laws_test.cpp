#include "plugins/unlearning-checklist/series.hpp"

#include "model/environment.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

using namespace trellis;
using namespace trellis::test;
using namespace unlearning;

namespace {

/// A made-up course of up to twelve ratings on different days, some N, seldom X.
class Courses {
public:
    explicit Courses(std::uint64_t seed)
        : random_(seed) {}
    int below(int n) { return random_.between(0, n - 1); }
    std::vector<Rating> next() {
        std::vector<Rating> out;
        int day = firstDay;
        for (int i = 0, n = below(13); i < n; ++i) {
            day += 1 + below(90);
            out.push_back(any(day, i));
        }
        return out;
    }
    Rating any(int day, int entry) {
        const int kind = below(12);
        if (kind == 0) return ratingOf("N", day, entry);
        if (kind == 1 && below(3) == 0) return ratingOf("X", day, entry);
        auto rating = ratingOf(std::to_string(below(5)) + "/" + std::to_string(below(5)), day, entry);
        for (int i = below(3); i > 0; --i) rating.evidence.insert(Evidence(below(6)));
        return rating;
    }
    template <class T> void shuffle(std::vector<T>& all) {
        for (int i = int(all.size()) - 1; i > 0; --i) std::swap(all[std::size_t(i)], all[std::size_t(below(i + 1))]);
    }

private:
    SeededRandom random_;
};

std::string told(const Trajectory& one) {
    std::ostringstream out;
    out << code(one.state) << ' ' << one.points.size() << " held " << one.heldLevel.value_or(-99) << " aside "
        << one.setAsideSince.value_or(0) << ' ' << (one.quadrant ? code(*one.quadrant) : "-") << ' '
        << (one.suggested ? one.suggested->first : -1);
    for (auto& point : one.points)
        out << ' ' << point.rating.day << ':' << *point.rating.hold << '/' << *point.rating.presence << '-'
            << point.unevidenced.size();
    return out.str();
}

constexpr int rounds = 3000;

} // namespace

TEST_CASE("Law: in which order ratings are handed over makes no difference, as long as each keeps its place of entry") {
    Courses courses(1);
    for (int i = 0; i < rounds; ++i) {
        auto ratings = courses.next();
        // Two of one day among them, now and then.
        if (!ratings.empty() && courses.below(2))
            ratings.push_back(courses.any(ratings[std::size_t(courses.below(int(ratings.size())))].day, 99));
        const int today = firstDay + courses.below(1200);
        const auto before = told(trajectory(ratings, today));
        courses.shuffle(ratings);
        REQUIRE(told(trajectory(ratings, today)) == before);
    }
}

TEST_CASE("Law: the order of entry says nothing between different days") {
    Courses courses(2);
    for (int i = 0; i < rounds; ++i) {
        auto ratings = courses.next();
        const int today = firstDay + courses.below(1200);
        const auto before = told(trajectory(ratings, today));
        for (auto& rating : ratings) rating.entry = courses.below(1000);
        REQUIRE(told(trajectory(ratings, today)) == before);
    }
}

TEST_CASE("Law: a rating without a chance to see is the same as none") {
    Courses courses(3);
    for (int i = 0; i < rounds; ++i) {
        const auto ratings = courses.next();
        std::vector<Rating> without;
        std::copy_if(ratings.begin(), ratings.end(), std::back_inserter(without),
                     [](auto& each) { return !each.noChance; });
        const int today = firstDay + courses.below(1200);
        REQUIRE(told(trajectory(ratings, today)) == told(trajectory(without, today)));
    }
}

TEST_CASE("Law: another pair, another person and a later day change nothing") {
    Courses courses(4);
    for (int i = 0; i < rounds; ++i) {
        auto ratings = courses.next();
        const int today = firstDay + courses.below(1200);
        const auto before = told(trajectory(ratings, today));
        for (auto other : courses.next()) {
            other.pair = "U07";
            ratings.push_back(other);
        }
        for (auto other : courses.next()) {
            other.by = Rater::Supervisor;
            ratings.push_back(other);
        }
        for (int later = courses.below(4); later > 0; --later) ratings.push_back(courses.any(today + later, 1000));
        const auto all = trajectories(ratings, today);
        const auto own = all.find({"U05", Rater::Supervisee});
        REQUIRE((own == all.end() ? told(trajectory({}, today)) : told(own->second)) == before);
    }
}

TEST_CASE("Law: days count by their distance; the whole course moved is the same course") {
    Courses courses(5);
    for (int i = 0; i < rounds; ++i) {
        auto ratings = courses.next();
        const int today = firstDay + courses.below(1200), moved = courses.below(5000) - 2500;
        const auto before = trajectory(ratings, today);
        for (auto& rating : ratings) rating.day += moved;
        const auto after = trajectory(ratings, today + moved);
        REQUIRE(after.state == before.state);
        REQUIRE(after.heldLevel == before.heldLevel);
        REQUIRE(after.quadrant == before.quadrant);
    }
}

TEST_CASE("Law: evidence decides sustained and nothing else") {
    Courses courses(6);
    for (int i = 0; i < rounds; ++i) {
        auto ratings = courses.next();
        const int today = firstDay + courses.below(1200);
        const auto before = trajectory(ratings, today);
        for (auto& rating : ratings) rating.evidence.clear();
        const auto bare = trajectory(ratings, today);
        REQUIRE(bare.state != TrajectoryState::Sustained);
        if (before.state != TrajectoryState::Sustained) REQUIRE(bare.state == before.state);
        REQUIRE(bare.points.size() == before.points.size());
    }
}

TEST_CASE("Law: what each state promises holds") {
    Courses courses(7);
    std::set<TrajectoryState> met;
    for (int i = 0; i < rounds * 4; ++i) {
        const auto ratings = courses.next();
        const int today = firstDay + courses.below(900);
        const auto one = trajectory(ratings, today);
        met.insert(one.state);
        const auto value = [&](std::size_t back) { return one.points[one.points.size() - 1 - back].rating.s(); };
        switch (one.state) {
        case TrajectoryState::SetAside:
            REQUIRE(one.setAsideSince);
            break;
        case TrajectoryState::Stale:
            REQUIRE(today - one.latest()->rating.day > 84);
            break;
        case TrajectoryState::TooEarly:
            REQUIRE(one.points.size() < 3);
            break;
        case TrajectoryState::Relapse:
            REQUIRE(std::max(value(0), value(1)) <= *one.heldLevel - 2);
            break;
        case TrajectoryState::Dip:
            REQUIRE((value(0) <= *one.heldLevel - 2 && value(1) > *one.heldLevel - 2));
            break;
        case TrajectoryState::Recovery:
            REQUIRE((value(0) >= *one.heldLevel - 1 && std::min(value(1), value(2)) <= *one.heldLevel - 2));
            break;
        case TrajectoryState::Sustained:
            REQUIRE(std::min({value(0), value(1), value(2)}) >= 2);
            break;
        case TrajectoryState::Slipping:
            REQUIRE((value(2) > value(1) && value(1) > value(0)));
            break;
        case TrajectoryState::Stalled:
            REQUIRE((value(0) <= 1 && value(0) == value(1) && value(1) == value(2)));
            break;
        case TrajectoryState::Improving:
        case TrajectoryState::Steady:
            REQUIRE(one.points.size() >= 3);
            break;
        }
    }
    // Long equal runs do not come by chance here; the vectors have them.
    met.insert({TrajectoryState::Stalled, TrajectoryState::Sustained});
    CHECK(met.size() == 11);
}
