#include "use_over_time.hpp"

#include <trellis/plugin.hpp>

#include "model/date.hpp"
#include "model/environment.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace reflective;

namespace {

int on(const char* iso) { return trellis::Date::fromIso(iso)->days(); }
using Times = std::vector<std::optional<int>>;

} // namespace

TEST_CASE("A time that ends before it begins has no months") {
    CHECK(months(on("2025-03-02"), on("2025-03-01")).empty());
    CHECK(useOverTime({{on("2025-03-01"), "E1", "x"}}, {}, on("2025-03-02"), on("2025-03-01")).rows.empty());
}

TEST_CASE("Months run over the turn of the year, both ends included") {
    const auto found = months(on("2024-11-30"), on("2025-02-01"));
    REQUIRE(found.size() == 4);
    CHECK(found.front().label() == "Nov 2024");
    CHECK(found.back().label() == "Feb 2025");
    CHECK(months(on("2025-02-28"), on("2025-02-28")).size() == 1);
}

TEST_CASE("Law: a day lies in the month its date says, as the workbench counts days") {
    trellis::SeededRandom random(3);
    for (int i = 0; i < 3000; ++i) {
        const int day = random.between(-40'000, 60'000);
        const auto iso = trellis::Date(day).iso();
        REQUIRE(trellis::sdk::Day(day).iso() == iso);
        const auto month = monthOf(day);
        REQUIRE(month.year == std::stoi(iso.substr(0, 4)));
        REQUIRE(month.month == std::stoi(iso.substr(5, 2)));
    }
}

TEST_CASE("What was not used stays empty and is no nought; what is not known is added by its words") {
    const auto grid = useOverTime({{on("2025-02-10"), "E2", "two"},
                                   {on("2025-02-20"), "E2", "two"},
                                   {on("2025-03-01"), "x", "something new"},
                                   {on("2025-04-01"), "E1", "after the end"}},
                                  {{0, "E1", "one"}, {0, "E2", "two"}}, on("2025-02-01"), on("2025-03-31"));
    REQUIRE(grid.rows.size() == 3);
    CHECK(grid.rows[0].times == Times{std::nullopt, std::nullopt});
    CHECK(grid.rows[1].times == Times{2, std::nullopt});
    CHECK(grid.rows[2].label == "something new");
    CHECK(grid.rows[2].times == Times{std::nullopt, 1});
}

TEST_CASE("Law: in which order uses are told makes no difference") {
    trellis::SeededRandom random(4);
    for (int round = 0; round < 500; ++round) {
        std::vector<Use> uses;
        for (int i = 0, n = random.between(0, 30); i < n; ++i) {
            const auto code = std::string(1, char('a' + random.between(0, 5)));
            uses.push_back({20'000 + random.between(0, 400), code, code});
        }
        const auto one = useOverTime(uses, {}, 20'050, 20'350);
        std::vector<Use> turned(uses.rbegin(), uses.rend());
        const auto other = useOverTime(turned, {}, 20'050, 20'350);
        REQUIRE(one.rows.size() == other.rows.size());
        int counted = 0, within = 0;
        for (std::size_t i = 0; i < one.rows.size(); ++i) {
            REQUIRE(one.rows[i].times == other.rows[i].times);
            counted += one.rows[i].inAll;
        }
        for (auto& use : uses) within += use.day >= 20'050 && use.day <= 20'350;
        REQUIRE(counted == within);
    }
}
