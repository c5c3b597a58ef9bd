// A total that says which numbers it is put together from is hidden and shown like one that is looked at unit by unit.
#include "disclosure/joint.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <random>

using namespace trellis;

namespace {

/// Answers about the same people, cut another way each time: so many places, each with those that did and did not, and
/// people who may be of several places.
struct Page {
    std::vector<std::vector<JointCell>> answers;
    std::vector<std::vector<JointNumber>> totals;
};

Page page(std::mt19937& dice, bool said) {
    Page out;
    const int facts = std::uniform_int_distribution<int>(40, 300)(dice);
    for (int answer = 0; answer < 3; ++answer) {
        const int groups = std::uniform_int_distribution<int>(2, 6)(dice);
        std::vector<JointCell> cells(static_cast<std::size_t>(groups));
        for (int i = 0; i < groups; ++i) {
            auto& cell = cells[static_cast<std::size_t>(i)];
            cell.row = "r" + std::to_string(i % 2);
            cell.column = "c" + std::to_string(i / 2);
            cell.numbers.resize(4);
            cell.numbers[0].neverZero = cell.numbers[3].neverZero = true;
            cell.numbers[2].printed = false;
            if (said) cell.numbers[0].parts = {{static_cast<std::size_t>(i), 1}, {static_cast<std::size_t>(i), 2}};
        }
        for (int fact = 0; fact < facts; ++fact) {
            auto& cell = cells[static_cast<std::size_t>(std::uniform_int_distribution<int>(0, groups - 1)(dice))];
            const auto key = UnitKey().add("fact").add(std::int64_t{fact}).key();
            cell.numbers[0].units.push_back(key);
            cell.numbers[fact % 3 ? 1 : 2].units.push_back(key);
            const auto person = UnitKey().add("person").add(std::int64_t{fact / 4}).key();
            if (std::ranges::find(cell.numbers[3].units, person) == cell.numbers[3].units.end())
                cell.numbers[3].units.push_back(person);
        }
        for (auto& cell : cells) // what is small is never printed
            cell.hidden = std::ranges::any_of(cell.numbers, [](auto& number) {
                return number.printed && number.count() >= 1 && number.count() <= 7;
            });
        std::vector<JointNumber> totals;
        for (std::size_t number : {0, 1, 3}) {
            JointNumber total;
            for (std::size_t i = 0; i < cells.size(); ++i) {
                auto& units = cells[i].numbers[number].units;
                total.units.insert(total.units.end(), units.begin(), units.end());
                if (!said) continue;
                if (number == 0)
                    total.parts.insert(total.parts.end(), {{i, 1}, {i, 2}});
                else
                    total.parts.push_back({i, number});
            }
            std::ranges::sort(total.units);
            total.units.erase(std::unique(total.units.begin(), total.units.end()), total.units.end());
            totals.push_back(std::move(total));
        }
        out.answers.push_back(std::move(cells));
        out.totals.push_back(std::move(totals));
    }
    return out;
}

} // namespace

TEST_CASE("Said or not of which numbers a total is made, the same is hidden, and the same is refused") {
    int hidden = 0, shown = 0;
    for (unsigned seed = 1; seed <= 150; ++seed) {
        std::mt19937 one(seed), other(seed);
        auto plain = page(one, false), said = page(other, true);
        JointGuard first(DisclosurePolicy{}), second(DisclosurePolicy{});
        for (std::size_t i = 0; i < plain.answers.size(); ++i) {
            INFO("seed " << seed << ", answer " << i);
            const bool safe = first.add(plain.answers[i], plain.totals[i]);
            REQUIRE(second.add(said.answers[i], said.totals[i]) == safe);
            for (std::size_t cell = 0; cell < plain.answers[i].size(); ++cell) {
                REQUIRE(plain.answers[i][cell].hidden == said.answers[i][cell].hidden);
                (plain.answers[i][cell].hidden ? hidden : shown) += safe;
            }
        }
    }
    CHECK(hidden > 100);
    CHECK(shown > 100);
}
