// An attacker who trusts no solver: tries every table of whole numbers that fits what is printed.
#include "tables.hpp"

#include <catch2/catch_test_macros.hpp>

#include <random>
#include <set>

using namespace trellis;
using namespace trellis::test;

namespace {

/// The values an entry can have, by trying all 2 × 2 tables with cells up to `cap`.
struct Attack {
    explicit Attack(const ProtectedTable& out) {
        const auto range = [&](const ProtectedEntry& entry) {
            return knownOf(entry.count, entry.hidden(), out.policy);
        };
        const auto in = [](int sum, const Range& known) { return sum >= known.least && sum <= known.most; };
        const Range cell[4] = {range(out.cells[0][0]), range(out.cells[0][1]), range(out.cells[1][0]),
                               range(out.cells[1][1])};
        const Range row[2] = {range(out.rowTotals[0]), range(out.rowTotals[1])};
        const Range column[2] = {range(out.columnTotals[0]), range(out.columnTotals[1])};
        const Range whole = range(out.total);
        const auto from = [](const Range& known) { return static_cast<int>(known.least); };
        const auto to = [](const Range& known) { return known.most > cap ? cap : static_cast<int>(known.most); };
        for (int a = from(cell[0]); a <= to(cell[0]); ++a)
            for (int b = from(cell[1]); b <= to(cell[1]); ++b) {
                if (!in(a + b, row[0])) continue;
                for (int c = from(cell[2]); c <= to(cell[2]); ++c) {
                    if (!in(a + c, column[0])) continue;
                    for (int d = from(cell[3]); d <= to(cell[3]); ++d) {
                        if (!in(c + d, row[1]) || !in(b + d, column[1]) || !in(a + b + c + d, whole)) continue;
                        possible[0].insert(a), possible[1].insert(b), possible[2].insert(c), possible[3].insert(d);
                        possible[4].insert(a + b), possible[5].insert(c + d), possible[6].insert(a + c);
                        possible[7].insert(b + d), possible[8].insert(a + b + c + d);
                    }
                }
            }
    }
    static constexpr int cap = 40;
    std::set<int> possible[9];
};

} // namespace

TEST_CASE("No attacker can place a small number more closely than 1 to 7, or a hidden one within less than five") {
    std::mt19937 dice(20250916);
    std::uniform_int_distribution<int> many(0, 24);
    std::bernoulli_distribution few(0.4);
    std::uniform_int_distribution<int> small(0, 8);
    int hiddenSeen = 0, printable = 0;
    for (int round = 0; round < 60; ++round) {
        const auto count = [&] { return few(dice) ? small(dice) : many(dice); };
        const int a = count(), b = count(), c = count(), d = count();
        const auto out = protect(table({{a, b}, {c, d}}), {});
        INFO(a << " " << b << " / " << c << " " << d << "  " << printed(out));
        if (!out.safe) {
            CHECK(out.tooLittle); // nothing of it is printed
            continue;
        }
        ++printable;
        const Attack attack(out);
        const ProtectedEntry* entries[9] = {&out.cells[0][0],     &out.cells[0][1],     &out.cells[1][0],
                                            &out.cells[1][1],     &out.rowTotals[0],    &out.rowTotals[1],
                                            &out.columnTotals[0], &out.columnTotals[1], &out.total};
        for (int i = 0; i < 9; ++i) {
            auto& possible = attack.possible[i];
            REQUIRE_FALSE(possible.empty());
            if (!entries[i]->hidden()) continue;
            ++hiddenSeen;
            INFO("entry " << i << " could be " << *possible.begin() << " to " << *possible.rbegin());
            if (entries[i]->count <= 7) {
                for (int value = 1; value <= 7; ++value) CHECK(possible.contains(value));
            } else {
                CHECK(*possible.rbegin() - *possible.begin() >= 5);
            }
        }
    }
    CHECK(printable > 30);
    CHECK(hiddenSeen > 60);
}
