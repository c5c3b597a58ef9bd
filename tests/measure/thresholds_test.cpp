// Each threshold of protected figures by itself: what one rule alone keeps from being shown, shown when it is met.
#include "measure/guarded.hpp"
#include "measure/reducer.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <map>
#include <random>

using namespace trellis;

namespace {

const Date start = *Date::fromIso("2025-01-01");

/// So many people of a place in a month, the first `did` of whom count one; `supervisors` have them in turn.
struct Month {
    std::string place;
    int month = 0, people = 0, did = 0;
    int supervisors = 2;
};

struct Question {
    Unit unit = Unit::Count;
    std::string by = "locality";
    Period period = Period::Whole;
    int months = 1;
    bool named = true; ///< whose they are is known
    std::string policy{};
};

FigureAnswer ask(const std::vector<Month>& all, const Question& asked) {
    Reduction how;
    how.unit = asked.unit;
    how.period = asked.period;
    how.from = start;
    how.to = start.plusMonths(asked.months) - 1;
    how.today = start.plusMonths(24);
    how.by = asked.by;
    how.guarded = true;
    how.measure = "m";
    Reducer reducer(how);
    for (auto& each : all)
        for (int i = 0; i < each.people; ++i) {
            Observation one;
            one.day = start.plusMonths(each.month) + 3;
            one.locality = each.place;
            if (asked.named) {
                one.person = each.place + "-" + std::to_string(i);
                one.supervisor = each.place + "-SV" + std::to_string(i % each.supervisors);
            } else {
                one.dimensions["row"] = {std::to_string(i), ""};
            }
            one.numerator = asked.unit == Unit::Minutes ? 50.25 : i < each.did;
            reducer.add(one);
        }
    return GuardedPage([&](auto&) { return policyFromText(asked.policy); }).protect(std::move(reducer).finish());
}

std::vector<Month> places(int many, int people = 40, int did = 40) {
    std::vector<Month> out;
    for (int i = 0; i < many; ++i) out.push_back({"Place-" + std::to_string(i), 0, people, did});
    return out;
}

const Figure& at(const FigureAnswer& answer, const std::string& group) {
    const auto found = std::ranges::find(answer.figures, group, &Figure::group);
    REQUIRE(found != answer.figures.end());
    return *found;
}
long hidden(const FigureAnswer& answer) { return std::ranges::count_if(answer.figures, &Figure::hidden); }

} // namespace

TEST_CASE("Where the whole is few people nothing is shown, however many empty periods stand around them (D10)") {
    const std::vector<Month> few{{"Hill", 0, 7, 7}},
        enough{{"Hill", 0, 40, 20}, {"Hill", 1, 40, 20}, {"Hill", 2, 40, 20}};
    CHECK(ask(few, {Unit::Count, "", Period::Month, 4}).tooLittle);
    CHECK_FALSE(ask(enough, {Unit::Count, "", Period::Month, 4}).tooLittle);
}

TEST_CASE("A small count among many people is hidden as a small number of people is") {
    auto all = places(7);
    all.push_back({"Hill", 0, 40, 3}); // three things happened to forty people
    const auto answer = ask(all, {});
    REQUIRE_FALSE(answer.tooLittle);
    CHECK(at(answer, "Hill").hidden);
    all.back().did = 20;
    CHECK_FALSE(at(ask(all, {}), "Hill").hidden);
}

TEST_CASE("A mean needs its eight people where a place shows smaller counts than others, too (D6)") {
    const Question lower{Unit::Minutes, "locality", Period::Whole, 1, true, "primary-to=4"};
    auto all = places(7);
    all.push_back({"Hill", 0, 7, 7});
    const auto answer = ask(all, lower);
    REQUIRE_FALSE(answer.tooLittle);
    CHECK(at(answer, "Hill").hidden); // seven are no small count there, and too few for a mean
    all.back().people = 8;
    CHECK_FALSE(at(ask(all, lower), "Hill").hidden);
}

TEST_CASE("Where nobody knows whose they are, a mean needs as many facts as a rate does") {
    const Question nobodys{Unit::Minutes, "locality", Period::Whole, 1, false};
    CHECK(hidden(ask(places(3, 10), nobodys)) == 0);
    auto all = places(3, 10);
    all.push_back({"Hill", 0, 9, 9});
    const auto answer = ask(all, nobodys); // and no eight people can be shown to stand around it
    CHECK(answer.tooLittle);
    CHECK(hidden(answer) == 4);
}

TEST_CASE("Of a mean neither what was added up nor what it was divided by is handed on") {
    const auto answer = ask(places(4), {Unit::Minutes});
    REQUIRE_FALSE(answer.tooLittle);
    for (auto& one : answer.figures) {
        CHECK(one.value == 50.3); // rounded, too
        CHECK_FALSE(one.numerator);
        CHECK_FALSE(one.denominator);
    }
}

TEST_CASE("A mean that one supervisor's people make is not left alone in its line, however many they are") {
    auto all = places(6);
    all.push_back({"Moor", 0, 30, 30, 1});
    const auto answer = ask(all, {Unit::Minutes});
    REQUIRE_FALSE(answer.tooLittle);
    CHECK(at(answer, "Moor").hidden);
    CHECK(hidden(answer) == 2); // else its mean follows from the mean of all
}

TEST_CASE("When the audit is what brings it to more than a third, nothing is shown either") {
    const std::vector<Month> all{{"Fern", 0, 40, 40}, {"Stour", 0, 44, 44}, {"Hill", 0, 5, 5}};
    const auto answer = ask(all, {Unit::Count, "locality", Period::Whole, 1, true, "round-to=1"});
    CHECK(answer.tooLittle); // one of three by itself, two so that it is not the rest of a sum
    CHECK(hidden(answer) == 3);
}

TEST_CASE("What all places have together is taken for known, whether or not the page shows it") {
    auto all = places(7);
    all.push_back({"Hill", 0, 5, 5});
    const auto answer = ask(all, {Unit::Count, "locality", Period::Whole, 1, true, "round-to=1"});
    REQUIRE_FALSE(answer.tooLittle);
    CHECK(at(answer, "Hill").hidden);
    CHECK(hidden(answer) >= 2); // with it alone, Hill would be the rest of the sum
}

TEST_CASE("Whatever mean is hidden stands in each of its lines beside another, and with eight people in one month") {
    std::mt19937 dice(20251105);
    std::uniform_int_distribution<int> people(12, 60), few(1, 7), rare(0, 39);
    int pages = 0, lines = 0;
    for (int round = 0; round < 300; ++round) {
        std::vector<Month> all;
        std::map<std::pair<std::string, int>, int> count;
        for (int place = 0; place < 9; ++place)
            for (int month = 0; month < 4; ++month) {
                all.push_back({"Place-" + std::to_string(place), month, rare(dice) ? people(dice) : few(dice), 0});
                count[{all.back().place, month}] = all.back().people;
            }
        const auto answer = ask(all, {Unit::Minutes, "locality", Period::Month, 4});
        if (answer.tooLittle) continue;
        ++pages;
        std::map<std::string, std::map<int, std::pair<int, int>>> stars; // line → month → how many, people
        for (auto& one : answer.figures) {
            if (!one.hidden) continue;
            const int month = int(one.from.month()) - 1;
            for (auto& line : {"place " + one.group, "month " + std::to_string(month)}) {
                auto& at = stars[line][month];
                ++at.first, at.second += count[{one.group, month}];
            }
        }
        for (auto& [line, months] : stars) {
            int many = 0, most = 0;
            for (auto& [month, at] : months) many += at.first, most = std::max(most, at.second);
            INFO("round " << round << ", " << line);
            CHECK(many >= 2);
            CHECK(most >= 8);
            ++lines;
        }
    }
    CHECK(pages > 30);
    CHECK(lines > 60);
}
