// From observations to figures: any order gives the same, missing is never zero, and the three ways of adding up.
#include "measure/reducer.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <random>

using namespace trellis;

namespace {

Date day(const char* iso) { return *Date::fromIso(iso); }

Observation seen(const char* iso, double numerator, double denominator, const std::string& person = "FK-CP1",
                 const std::string& supervisor = "FK-SV1") {
    Observation one;
    one.day = day(iso);
    one.numerator = numerator;
    one.denominator = denominator;
    one.person = person;
    one.supervisor = supervisor;
    return one;
}
Reduction over(const char* from, const char* to, Reduce reduce = Reduce::Sum, Period period = Period::Month) {
    Reduction how;
    how.reduce = reduce;
    how.period = period;
    how.from = day(from);
    how.to = day(to);
    how.today = day("2025-09-16");
    return how;
}
RawAnswer reduced(const Reduction& how, const std::vector<Observation>& all) {
    Reducer reducer(how);
    for (auto& one : all) reducer.add(one);
    return std::move(reducer).finish();
}
std::vector<Figure> figures(const RawAnswer& answer) {
    std::vector<Figure> out;
    for (auto& one : answer.figures) out.push_back(one.figure);
    return out;
}

} // namespace

TEST_CASE("A period in which nothing was observed has no figure, and that is not zero") {
    const auto all = figures(reduced(over("2025-06-01", "2025-08-31"), {seen("2025-06-10", 0, 2), seen("2025-08-01", 1, 2)}));
    REQUIRE(all.size() == 3);
    CHECK(all[0].value == 0); // observed, and none of them
    CHECK_FALSE(all[1].value);
    CHECK_FALSE(all[1].denominator);
    CHECK(all[2].value == 50);
}

TEST_CASE("What was seen without anybody or anything it could count of has no value either, in any unit but a count") {
    for (auto unit : {Unit::Percent, Unit::Minutes, Unit::Days, Unit::Plain}) {
        auto how = over("2025-06-01", "2025-06-30");
        how.unit = unit;
        const auto one = figures(reduced(how, {seen("2025-06-10", 0, 0)})).front();
        INFO(text(unit));
        CHECK_FALSE(one.value);
        CHECK(written(one, unit) == "no value");
    }
    auto how = over("2025-06-01", "2025-06-30");
    how.unit = Unit::Count; // nothing is divided: none of them is what was seen
    CHECK(figures(reduced(how, {seen("2025-06-10", 0, 0)})).front().value == 0);
}

TEST_CASE("No observation at all is a figure without a value, and a group that was never seen is not there") {
    CHECK_FALSE(figures(reduced(over("2025-06-01", "2025-06-30"), {})).front().value);
    auto by = over("2025-06-01", "2025-06-30");
    by.by = "supervisor";
    CHECK(reduced(by, {}).figures.empty());
}

TEST_CASE("Periods are whole, and the one that is not over is marked") {
    const auto all = figures(reduced(over("2025-08-20", "2025-09-16"), {seen("2025-08-02", 1, 1), seen("2025-09-30", 1, 1)}));
    REQUIRE(all.size() == 2);
    CHECK(all[0].from == day("2025-08-01"));
    CHECK(all[0].value == 100); // the whole of August counts
    CHECK_FALSE(all[0].running);
    CHECK(all[1].to == day("2025-09-30"));
    CHECK(all[1].running);
    CHECK(periodsOf(Period::Quarter, day("2025-02-01"), day("2025-04-01")).size() == 2);
    CHECK(periodsOf(Period::Quarter, day("2025-02-01"), day("2025-02-01")).front().label == "Jan to Mar 2025");
    CHECK(periodsOf(Period::Year, day("2024-12-31"), day("2025-01-01")).size() == 2);
    CHECK(periodsOf(Period::Whole, day("2025-02-03"), day("2025-04-01")).front().from == day("2025-02-03"));
    CHECK(periodsOf(Period::Month, day("2025-04-01"), day("2025-03-31")).empty());
}

TEST_CASE("A person counts once in a longer period") {
    const std::vector<Observation> all = {seen("2025-04-30", 0, 1), seen("2025-05-31", 1, 1), seen("2025-06-30", 1, 1),
                                          seen("2025-04-30", 0, 1, "FK-CP2")};
    const auto quarter = figures(reduced(over("2025-04-01", "2025-06-30", Reduce::Once, Period::Quarter), all));
    REQUIRE(quarter.size() == 1);
    CHECK(quarter[0].numerator == 1);
    CHECK(quarter[0].denominator == 2);
    CHECK(quarter[0].people == 2);
}

TEST_CASE("Of each person the newest counts, where the measure says so") {
    const std::vector<Observation> all = {seen("2025-05-31", 1, 1), seen("2025-04-30", 0, 1),
                                          seen("2025-04-30", 1, 1, "FK-CP2")};
    auto how = over("2025-04-01", "2025-06-30", Reduce::Last, Period::Quarter);
    how.unit = Unit::Count;
    CHECK(figures(reduced(how, all)).front().value == 2);
}

TEST_CASE("Groups stand in the order of their labels, and what is of no group is left out of a split") {
    auto one = seen("2025-06-10", 1, 1), two = seen("2025-06-11", 0, 1), none = seen("2025-06-12", 1, 1);
    one.dimensions["side"] = {"b", "Anna"};
    two.dimensions["side"] = {"a", "Zoe"};
    auto how = over("2025-06-01", "2025-06-30");
    how.by = "side";
    const auto all = figures(reduced(how, {two, none, one}));
    REQUIRE(all.size() == 2);
    CHECK(all[0].label == "Anna");
    CHECK(all[1].label == "Zoe");
}

TEST_CASE("Exclusions are counted by reason, each person once") {
    Reducer reducer(over("2025-06-01", "2025-08-31"));
    for (auto* on : {"2025-06-30", "2025-07-31"}) reducer.add(Exclusion{day(on), "FK-CP1", "long absence"});
    reducer.add(Exclusion{day("2025-06-30"), "FK-CP2", "long absence"});
    reducer.add(Exclusion{day("2025-01-31"), "FK-CP3", "long absence"}); // of another time
    reducer.add(Exclusion{day("2025-08-31"), "FK-CP1", "under 4 weeks in post"});
    CHECK(std::move(reducer).finish().exclusions ==
          std::vector<std::string>{"long absence (2)", "under 4 weeks in post (1)"});
}

TEST_CASE("How many people each supervisor brings is known to whoever protects") {
    const auto all = reduced(over("2025-06-01", "2025-06-30"),
                             {seen("2025-06-01", 1, 1), seen("2025-06-02", 1, 1), seen("2025-06-02", 1, 1, "FK-CP2", "FK-SV2")});
    CHECK(all.figures.front().supervisors == std::map<std::string, unsigned>{{"FK-SV1", 1}, {"FK-SV2", 1}});
}

TEST_CASE("Any order of observations gives the same figures, to the last digit") {
    std::mt19937 random(20250916);
    for (auto reduce : {Reduce::Sum, Reduce::Once, Reduce::Last})
        for (int round = 0; round < 40; ++round) {
            std::vector<Observation> all;
            for (int i = 0; i < 60; ++i) {
                auto one = seen("2025-01-01", double(random() % 700) / 7, double(1 + random() % 9) / 3,
                                "FK-CP" + std::to_string(random() % 6), "FK-SV" + std::to_string(random() % 3));
                one.day = one.day + static_cast<int>(random() % 250);
                one.dimensions["side"] = {std::to_string(random() % 3), random() % 2 ? "Left" : "Right"};
                all.push_back(one);
            }
            for (auto* by : {"", "person", "supervisor", "side"}) {
                auto how = over("2025-01-01", "2025-09-16", reduce, round % 2 ? Period::Month : Period::Quarter);
                how.by = by;
                const auto once = figures(reduced(how, all));
                std::shuffle(all.begin(), all.end(), random);
                CHECK(figures(reduced(how, all)) == once);
            }
        }
}
