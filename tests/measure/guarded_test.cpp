// Protected figures of one page, and an outsider with a solver who has all of them.
#include "measure/guarded.hpp"

#include "disclosure/ranges.hpp"
#include "measure/reducer.hpp"

#include <catch2/catch_test_macros.hpp>

#include <limits>
#include <random>

using namespace trellis;

namespace {

const Date start = *Date::fromIso("2025-01-01");

/// So many people at a place, of two supervisors in turn; each met once a month, some not.
struct Place {
    std::string name;
    int people = 0;
    int missed = 0; ///< of them, each month
    int supervisors = 2;
};

std::vector<Observation> meetings(const std::vector<Place>& places, int months) {
    std::vector<Observation> out;
    for (auto& place : places)
        for (int i = 0; i < place.people; ++i)
            for (int month = 0; month < months; ++month) {
                Observation one;
                one.day = start.plusMonths(month) + 3;
                one.person = place.name + "-" + std::to_string(i);
                one.supervisor = place.name + "-SV" + std::to_string(i % place.supervisors);
                one.locality = place.name;
                one.numerator = i >= place.missed;
                one.dimensions["side"] = {i % 3 ? "left" : "right", ""};
                out.push_back(one);
            }
    return out;
}

Reduction asking(const std::string& by, Period period, Unit unit = Unit::Percent, int months = 3) {
    Reduction how;
    how.unit = unit;
    how.period = period;
    how.from = start;
    how.to = start.plusMonths(months) - 1;
    how.today = start.plusMonths(24);
    how.by = by;
    how.guarded = true;
    how.measure = "m";
    return how;
}

FigureAnswer ask(const GuardedPage& page, const std::vector<Observation>& seen, const Reduction& how) {
    Reducer reducer(how);
    for (auto& one : seen) reducer.add(one);
    return page.protect(std::move(reducer).finish());
}
FigureAnswer ask(const std::vector<Observation>& seen, const Reduction& how) {
    return ask(GuardedPage([](auto&) { return DisclosurePolicy{}; }), seen, how);
}

std::string shown(const FigureAnswer& answer) {
    std::string out;
    for (auto& one : answer.figures) out += one.shown + (one.hidden && one.value ? "!" : "") + " / ";
    return out;
}

} // namespace

TEST_CASE("A rate shows neither few people nor few who did, and comes from rounded numbers (D6)") {
    const auto whole = [](Place place) { return ask(meetings({place}, 1), asking("", Period::Whole)); };
    CHECK(whole({"Fern", 7, 0}).tooLittle);
    CHECK(whole({"Fern", 9, 0}).tooLittle);   // a rate needs ten
    CHECK(whole({"Fern", 40, 37}).tooLittle); // three did
    CHECK(whole({"Fern", 40, 3}).figures[0].hidden ==
          false);                                    // three did not: between nobody and nine, seen from outside
    CHECK(whole({"Fern", 42, 2}).figures[0].hidden); // but 40 of 40 says that it was nobody to four
    const auto one = whole({"Fern", 42, 21}).figures.front();
    CHECK(one.shown == "50 %");
    CHECK(one.numerator == 20);
    CHECK(one.denominator == 40);
    CHECK(one.people == 40);
    CHECK(whole({"Fern", 42, 21, 1}).tooLittle); // all one supervisor's (D5)
}

TEST_CASE("Nothing of a hidden figure is handed on, whoever asks for it") {
    const auto answer = ask(meetings({{"Fern", 40, 10}, {"Stour", 44, 20}, {"Hill", 5, 1}, {"Moor", 60, 10}}, 1),
                            asking("locality", Period::Whole));
    REQUIRE(answer.figures.size() == 4);
    CHECK_FALSE(answer.tooLittle);
    int hidden = 0;
    for (auto& one : answer.figures)
        if (one.hidden) {
            ++hidden;
            CHECK(one.shown == "*");
            CHECK_FALSE(one.value);
            CHECK_FALSE(one.numerator);
            CHECK_FALSE(one.denominator);
            CHECK(one.people == 0);
        }
    CHECK(hidden == 1);
    CHECK(answer.suppression.find("Counts from 1 to 7 are hidden") != std::string::npos);
}

TEST_CASE("More than a third hidden, a small whole or one supervisor's whole: nothing is shown but a sentence") {
    const auto sparse =
        ask(meetings({{"Fern", 40, 10}, {"Stour", 5, 1}, {"Hill", 4, 1}}, 1), asking("locality", Period::Whole));
    CHECK(sparse.tooLittle);
    CHECK(shown(sparse) == "* / * / * / ");
    CHECK(sparse.suppression.find("Write the account instead") != std::string::npos);
}

TEST_CASE(
    "One supervisor's people are hidden in their place, and a whole that is mostly theirs is not shown at all (D5)") {
    std::vector<Place> places{{"Moor", 30, 10, 1}};
    for (auto* name : {"Fern", "Stour", "Hill", "Dale", "Lea", "Combe"}) places.push_back({name, 40, 10});
    auto answer = ask(meetings(places, 1), asking("locality", Period::Whole));
    REQUIRE_FALSE(answer.tooLittle);
    int hidden = 0;
    for (auto& one : answer.figures) {
        hidden += one.hidden;
        if (one.group == "Moor") CHECK(one.hidden);
    }
    CHECK(hidden <= 2); // itself, and at most one that would give it away

    places = {{"Moor", 400, 100, 1}};
    for (auto* name : {"Fern", "Stour", "Hill", "Dale", "Lea", "Combe"}) places.push_back({name, 40, 10});
    answer = ask(meetings(places, 1), asking("locality", Period::Whole));
    CHECK(answer.tooLittle);
}

TEST_CASE("A mean needs eight people; what follows from the mean of all must rest on eight too (D6)") {
    auto seen = meetings({{"Fern", 30, 0}, {"Stour", 20, 0}, {"Hill", 5, 0}, {"Moor", 25, 0}}, 1);
    for (auto& one : seen) one.numerator = 55.25, one.denominator = 1;
    const auto answer = ask(seen, asking("locality", Period::Whole, Unit::Minutes));
    CHECK(answer.tooLittle); // five people, and with them the next smallest: two of four
    seen = meetings(
        {{"Fern", 30, 0}, {"Stour", 20, 0}, {"Hill", 5, 0}, {"Moor", 25, 0}, {"Dale", 30, 0}, {"Lea", 24, 0}}, 1);
    for (auto& one : seen) one.numerator = 55.25, one.denominator = 1;
    CHECK(shown(ask(seen, asking("locality", Period::Whole, Unit::Minutes))) ==
          "55.3 minutes / 55.3 minutes / * / 55.3 minutes / 55.3 minutes / * / ");
}

TEST_CASE("Who is left out is counted as carefully as who is in") {
    Reducer reducer(asking("", Period::Whole));
    for (auto& one : meetings({{"Fern", 40, 10}}, 1)) reducer.add(one);
    for (int i = 0; i < 3; ++i) reducer.add(Exclusion{start + 2, "A" + std::to_string(i), "long absence"});
    for (int i = 0; i < 12; ++i) reducer.add(Exclusion{start + 2, "B" + std::to_string(i), "first weeks in post"});
    const auto answer = GuardedPage([](auto&) { return DisclosurePolicy{}; }).protect(std::move(reducer).finish());
    CHECK(answer.exclusions == std::vector<std::string>{"first weeks in post (10)", "long absence (*)"});
}

TEST_CASE("The same question has the same answer on one page, and the rule of the strictest holds") {
    const auto seen = meetings({{"Fern", 40, 10}, {"Stour", 44, 20}, {"Hill", 12, 6}, {"Moor", 60, 10}}, 3);
    const GuardedPage page([](auto&) { return policyFromText("primary-to=9"); });
    const auto first = ask(page, seen, asking("locality", Period::Whole));
    CHECK(shown(ask(page, seen, asking("locality", Period::Whole))) == shown(first));
    CHECK(first.suppression.find("1 to 9") != std::string::npos);
    CHECK(page.policy().primaryTo == 9);
    CHECK_FALSE(page.released().empty());
}

TEST_CASE("From all figures of a page together no hidden number can be worked out") {
    std::mt19937 dice(20251105);
    std::uniform_int_distribution<int> size(8, 60), tiny(1, 9), shape(0, 9), many(3, 6);
    int hidden = 0, pages = 0;
    for (int round = 0; round < 40; ++round) {
        std::vector<Place> places;
        const int count = many(dice);
        for (int i = 0; i < count; ++i) {
            const int people = shape(dice) < 2 ? tiny(dice) : size(dice);
            places.push_back({"P" + std::to_string(i), people, std::uniform_int_distribution<int>(0, people)(dice), 2});
        }
        const auto seen = meetings(places, 3);
        const GuardedPage page([](auto&) { return DisclosurePolicy{}; });
        const std::vector<std::pair<std::string, Period>> questions{{"locality", Period::Whole},
                                                                    {"", Period::Month},
                                                                    {"locality", Period::Month},
                                                                    {"side", Period::Whole},
                                                                    {"", Period::Whole}};
        // An atom for every place, month, side and outcome, whether anybody is in it or not.
        const auto atom = [&](int place, int month, int side, int did) {
            return ((place * 3 + month) * 2 + side) * 2 + did;
        };
        std::vector<KnownSum> known;
        struct Watched {
            std::vector<int> atoms;
            int count;
        };
        std::vector<Watched> stars;
        for (auto& [by, period] : questions) {
            const auto answer = ask(page, seen, asking(by, period));
            for (auto& figure : answer.figures) {
                std::vector<int> all, did;
                int countAll = 0, countDid = 0;
                for (int p = 0; p < count; ++p)
                    for (int m = 0; m < 3; ++m)
                        for (int side = 0; side < 2; ++side) {
                            const Date day = start.plusMonths(m) + 3;
                            if (day < figure.from || figure.to < day) continue;
                            if (by == "locality" && figure.group != places[std::size_t(p)].name) continue;
                            if (by == "side" && (figure.group == "left") != (side == 0)) continue;
                            all.push_back(atom(p, m, side, 0)), all.push_back(atom(p, m, side, 1));
                            did.push_back(atom(p, m, side, 1));
                            for (int i = 0; i < places[std::size_t(p)].people; ++i)
                                if ((i % 3 ? 0 : 1) == side) ++countAll, countDid += i >= places[std::size_t(p)].missed;
                        }
                constexpr double open = std::numeric_limits<double>::infinity();
                if (figure.hidden) {
                    if (countAll && !answer.tooLittle)
                        known.push_back({all, {1, open}}); // else any of them may be empty
                    if (countAll) stars.push_back({all, countAll});
                    if (countDid) stars.push_back({did, countDid});
                } else {
                    const auto range = [](double printed) {
                        return printed == 0 ? Range{0, 0} : Range{std::max(8.0, printed - 2), printed + 2};
                    };
                    known.push_back({all, range(*figure.denominator)});
                    known.push_back({did, range(*figure.numerator)});
                    if (countAll - countDid >= 1 && countAll - countDid <= 7) {
                        std::vector<int> didNot;
                        for (std::size_t i = 0; i < all.size(); i += 2) didNot.push_back(all[i]);
                        stars.push_back({didNot, countAll - countDid});
                    }
                    CHECK(countAll >= *figure.denominator - 2);
                    CHECK(countAll <= *figure.denominator + 2);
                }
            }
            pages += !answer.tooLittle;
        }
        Attacker attacker(count * 12, known);
        for (auto& star : stars) {
            const auto range = attacker.workOut(star.atoms);
            INFO("round " << round << ": " << star.count << " known to be " << range.least << " to " << range.most);
            ++hidden;
            if (star.count <= 7) {
                CHECK(range.least <= 1);
                CHECK(range.most >= 7);
            } else {
                CHECK(range.most - range.least >= 5);
            }
        }
    }
    CHECK(pages > 40);
    CHECK(hidden > 80);
}
