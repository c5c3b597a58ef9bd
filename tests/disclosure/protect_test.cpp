#include "tables.hpp"

#include "model/error.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;
using namespace trellis::test;

namespace {

std::string codeOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.code();
    }
    return "";
}

} // namespace

TEST_CASE("A policy that would show 1 to 4, or is looser in any other way, is refused") {
    for (auto* text : {"primary-to=3", "rate-from=9", "mean-from=7", "width=4", "dominance=0.7", "dominance-from=9",
                       "most-hidden=0.5", "round-to=0", "primary-to", "primary-to=x", "nearly=7", "primary-to=7.5"})
        CHECK(codeOf([&] { policyFromText(text); }) == "TR-F40");
    CHECK(policyFromText("primary-to=4 round-to=10").primaryTo == 4);
    CHECK(policyFromText("") == DisclosurePolicy{});
}

TEST_CASE("A table with a row too short, or with fewer than nobody, is refused") {
    auto bad = table({{8, 9}, {10, 11}});
    bad.cells[1].pop_back();
    CHECK(codeOf([&] { protect(bad, {}); }) == "TR-F41");
    CHECK(codeOf([&] { protect(table({{8, -1}}), {}); }) == "TR-F41");
    CHECK(codeOf([&] { protect(CountTable{}, {}); }) == "TR-F41");
}

TEST_CASE("Three hosts by three states: seven of nine go, and the table says that an account is better (D9)") {
    const auto out = protect(table({{12, 9, 3}, {14, 11, 8}, {10, 2, 0}}), {});
    CHECK(printed(out).starts_with("* * * 25 / 15 * * 35 / * * 0 10 / "));
    CHECK(out.innerHidden == 7);
    CHECK(out.tooLittle);
}

TEST_CASE("Where nothing is small, nothing is hidden and everything is rounded") {
    const auto out = protect(table({{48, 21}, {33, 57}}), {});
    CHECK(printed(out) == "50 20 70 / 35 55 90 / 80 80 160");
    CHECK_FALSE(out.tooLittle);
}

TEST_CASE("One small number takes enough with it that it cannot be worked out") {
    const auto out = protect(table({{48, 3, 30}, {33, 57, 40}, {61, 44, 52}}), {});
    CHECK(out.cells[0][1].cover == Cover::Primary);
    for (auto& row : out.cells)
        for (auto& cell : row)
            if (cell.hidden()) CHECK_FALSE(tooClose(cell.count, cell.known, out.policy));
    CHECK(out.cells[0][1].known.least <= 1);
    CHECK(out.cells[0][1].known.most >= 7);
}

TEST_CASE("A zero is shown, and what stands alone beside zeros is not (D4)") {
    const auto out = protect(table({{12, 0, 0}, {20, 30, 25}, {18, 26, 31}}), {});
    CHECK(out.cells[0][1].shown == "0");
    CHECK(out.cells[0][2].shown == "0");
    CHECK(out.cells[0][0].cover == Cover::AloneInLine);
    CHECK(out.rowTotals[0].hidden());
}

TEST_CASE("A line that is more than sixty in a hundred one supervisor's is hidden; exactly sixty is not (D5)") {
    auto most = table({{20, 20}, {30, 30}});
    most.cells[0][0].bySupervisor = {{"A", 14}, {"B", 6}};
    most.cells[0][1].bySupervisor = {{"A", 10}, {"B", 10}};
    CHECK_FALSE(protect(most, {}).rowTotals[0].hidden());
    most.cells[0][1].bySupervisor = {{"A", 11}, {"B", 9}};
    const auto out = protect(most, {});
    CHECK(out.rowTotals[0].cover == Cover::Dominated);
    CHECK(out.cells[0][0].cover == Cover::Dominated);
}

TEST_CASE("Rates need ten underneath and come from rounded numbers (D6)") {
    CHECK(shownRate(8, 9, {}) == "*");
    CHECK(shownRate(10, 10, {}) == "100 %");
    CHECK(shownRate(0, 12, {}) == "0 %");
    CHECK(shownRate(3, 40, {}) == "*");
    CHECK(shownRate(37, 40, {}) == "*"); // three did not
    CHECK(shownRate(21, 42, {}) == "50 %");
}

TEST_CASE("The same table gives the same answer, and the strictest of two policies holds (D3, D8)") {
    const auto counts = table({{9, 5, 14, 0}, {30, 12, 7, 16}, {11, 11, 40, 9}});
    CHECK(printed(protect(counts, {})) == printed(protect(counts, {})));
    const auto both = strictest(policyFromText("primary-to=4 round-to=10"), policyFromText("dominance=0.5"));
    CHECK(both.primaryTo == 7);
    CHECK(both.roundTo == 10);
    CHECK(both.dominance == 0.5);
}

TEST_CASE("Whoever holds the numbers is told why each one is hidden; what leaves has one marker for all (D2)") {
    const auto out = protect(table({{12, 9, 3}, {14, 11, 8}, {10, 2, 0}}), {});
    CHECK(explain(out.cells[0][2], out.policy).starts_with("3: hidden, because counts from 1 to 7 are; from outside"));
    CHECK(explain(out.cells[1][0], out.policy) == "14: printed as 15");
    for (auto& row : out.cells)
        for (auto& cell : row)
            if (cell.hidden()) CHECK(cell.shown == hiddenMarker);
}
