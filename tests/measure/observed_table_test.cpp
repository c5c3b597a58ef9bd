#include "measure/observed_table.hpp"

#include "measure/observed_text.hpp"
#include "measure/reducer.hpp"
#include "model/environment.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <tuple>

using namespace trellis;

namespace {

std::string one(SeededRandom& dice, const std::vector<std::string>& from) {
    return from[static_cast<std::size_t>(dice.between(0, static_cast<int>(from.size()) - 1))];
}

Observed seen(SeededRandom& dice) {
    Observed out;
    for (int i = dice.between(0, 40); i > 0; --i) {
        Observation seen;
        seen.day = *Date::fromIso("2024-01-01") + dice.between(0, 800);
        seen.numerator = dice.between(0, 5) / 2.0;
        seen.denominator = dice.between(1, 4);
        seen.person = one(dice, {"", "FK-CP1", "FK-CP2", "FK-CP3"});
        seen.supervisor = one(dice, {"FK-SV1", "FK-SV2"});
        seen.agreement = one(dice, {"a", "b", ""});
        seen.locality = one(dice, {"Fernwick", "Stourbeck"});
        if (dice.between(0, 2)) seen.dimensions["side"] = {one(dice, {"x", "y"}), one(dice, {"", "Label", "Other"})};
        if (dice.between(0, 1)) seen.dimensions["kind"] = {one(dice, {"p", "q"}), ""};
        seen.because = "because";
        seen.records = {"r1"};
        out.observations.push_back(seen);
    }
    out.exclusions.push_back({*Date::fromIso("2024-05-01"), "FK-CP1", "long absence", "FK-SV1", "Fernwick"});
    return out;
}

bool same(const RawAnswer& a, const RawAnswer& b) {
    if (a.figures.size() != b.figures.size() || a.localities != b.localities || a.exclusions != b.exclusions)
        return false;
    for (std::size_t i = 0; i < a.figures.size(); ++i) {
        auto &x = a.figures[i], &y = b.figures[i];
        auto facts = [](const RawFigure& of) {
            std::vector<std::tuple<std::uint64_t, std::int64_t, std::int64_t>> out;
            for (auto& one : of.facts) out.emplace_back(one.key, one.numerator, one.denominator);
            std::ranges::sort(out);
            return out;
        };
        if (x.figure != y.figure || x.supervisors != y.supervisors || facts(x) != facts(y) || x.persons != y.persons)
            return false;
    }
    return true;
}

} // namespace

TEST_CASE("A text that nobody wrote adds nothing to a table") {
    ObservedTable table;
    CHECK_FALSE(table.add("o1\t2\n"));
    CHECK_FALSE(table.add("nonsense"));
    SeededRandom dice(3);
    auto cut = writeObserved(seen(dice));
    cut.resize(cut.size() - 3);
    CHECK_FALSE(table.add(cut));
    CHECK(table.seen().empty());
    CHECK(table.exclusions().empty());
}

TEST_CASE("What is added up from a table is what is added up one by one, in any way it is asked") {
    SeededRandom dice(20);
    for (int round = 0; round < 60; ++round) {
        std::vector<Observed> all;
        ObservedTable table;
        for (int i = dice.between(1, 6); i > 0; --i) {
            all.push_back(seen(dice));
            if (dice.between(0, 1))
                table.add(all.back());
            else
                REQUIRE(table.add(writeObserved(all.back())));
        }
        const auto left = one(dice, {"", "FK-CP2", "FK-CP3"}); // whose are not counted
        for (auto reduce : {Reduce::Sum, Reduce::Once, Reduce::Last})
            for (auto period : {Period::Month, Period::Quarter, Period::Year, Period::Whole})
                for (auto* by : {"", "person", "supervisor", "locality", "side", "locality+kind"})
                    for (bool guarded : {false, true}) {
                        Reduction how;
                        how.reduce = reduce;
                        how.period = period;
                        how.by = by;
                        how.guarded = guarded;
                        how.from = *Date::fromIso("2024-03-10");
                        how.to = *Date::fromIso("2025-09-20");
                        how.today = *Date::fromIso("2025-06-15");
                        Reducer singly(how), together(how);
                        for (auto& some : all)
                            for (auto& seen : some.observations)
                                if (left.empty() || seen.person != left) singly.add(seen);
                        std::vector<bool> counted;
                        for (auto& whose : table.parties()) counted.push_back(left.empty() || whose.person != left);
                        together.add(table, counted);
                        INFO(round << " " << by << " " << text(period) << " " << text(reduce) << guarded);
                        REQUIRE(same(std::move(singly).finish(), std::move(together).finish()));
                    }
    }
}

TEST_CASE("A table in which some timelines were replaced is the one that is made anew of what there is now") {
    SeededRandom dice(41);
    for (int round = 0; round < 40; ++round) {
        std::vector<Observed> now;
        std::vector<ObservedTable::Part> parts;
        ObservedTable table;
        for (int i = dice.between(2, 8); i > 0; --i) {
            now.push_back(seen(dice));
            table.add(now.back());
            parts.push_back(table.added());
        }
        for (int change = dice.between(1, 4); change > 0; --change) {
            const auto at = static_cast<std::size_t>(dice.between(0, static_cast<int>(now.size()) - 1));
            if (dice.between(0, 2) == 0 && now.size() > 1) { // a timeline is no more
                now.erase(now.begin() + static_cast<std::ptrdiff_t>(at));
                parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(at));
            } else {
                now[at] = seen(dice);
                table.add(now[at]);
                parts[at] = table.added();
            }
        }
        std::vector<ObservedTable::Part*> inOrder;
        for (auto& one : parts) inOrder.push_back(&one);
        table.keep(inOrder);
        ObservedTable anew;
        for (auto& one : now) anew.add(one);
        REQUIRE(table.seen().size() == anew.seen().size());
        CHECK(std::ranges::is_permutation(table.parties(), anew.parties())); // whoever is no more is not listed
        CHECK(table.exclusions() == anew.exclusions());
        CHECK(table.factKeys() == anew.factKeys());
        for (std::size_t i = 0; i < anew.seen().size(); ++i) {
            auto &a = table.seen()[i], &b = anew.seen()[i];
            REQUIRE(a.day == b.day);
            REQUIRE(table.parties()[a.whose] == anew.parties()[b.whose]);
            REQUIRE(table.dimensions()[a.what] == anew.dimensions()[b.what]);
            REQUIRE(table.amounts()[a.amount].numerator == anew.amounts()[b.amount].numerator);
            REQUIRE(table.amounts()[a.amount].denominator == anew.amounts()[b.amount].denominator);
        }
    }
}

TEST_CASE("An observation that rests on a great many records is in the table like any other, and a count beyond its "
          "line is not") {
    Observed all;
    all.observations.push_back({});
    all.observations.back().day = Date(20000);
    all.observations.back().numerator = 1;
    all.observations.back().records.assign(20'000, "r");
    ObservedTable table;
    table.add(all);
    CHECK(table.seen().size() == 1);
    auto written = writeObserved(all);
    REQUIRE(readObserved(written));
    CHECK(readObserved(written)->observations.front().records.size() == 20'000);
    const auto count = written.find("20000\tr\t");
    REQUIRE(count != std::string::npos);
    written.replace(count, 5, "99999999999999999");
    CHECK_FALSE(readObserved(written));
    CHECK_FALSE(table.add(written));
    CHECK(table.seen().size() == 1);
}
