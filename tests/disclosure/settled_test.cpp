// The attacker asked for a yes or no: the same as from the whole range, however little was worked out for it.
#include "disclosure/protect.hpp"
#include "disclosure/ranges.hpp"

#include <catch2/catch_test_macros.hpp>

#include <random>

using namespace trellis;

TEST_CASE("Whether a number is too close is the same from what was seen on the way as from its whole range") {
    std::mt19937 dice(20251128);
    const DisclosurePolicy policy;
    int close = 0, open = 0;
    for (int round = 0; round < 200; ++round) {
        const int rows = std::uniform_int_distribution<int>(2, 5)(dice), columns = 4;
        std::vector<double> truth;
        for (int i = 0; i < rows * columns; ++i) truth.push_back(std::uniform_int_distribution<int>(0, 14)(dice));
        // Every entry, row and column is a number; some are known.
        std::vector<std::vector<int>> numbers;
        for (int i = 0; i < rows * columns; ++i) numbers.push_back({i});
        for (int r = 0; r < rows; ++r) {
            numbers.emplace_back();
            for (int c = 0; c < columns; ++c) numbers.back().push_back(r * columns + c);
        }
        for (int c = 0; c < columns; ++c) {
            numbers.emplace_back();
            for (int r = 0; r < rows; ++r) numbers.back().push_back(r * columns + c);
        }
        std::vector<int> counts;
        std::vector<KnownSum> known;
        for (auto& number : numbers) {
            double count = 0;
            for (int atom : number) count += truth[static_cast<std::size_t>(atom)];
            counts.push_back(static_cast<int>(count));
            const bool hidden = number.size() == 1 && dice() % 3 != 0;
            known.push_back({number, hidden ? Range{0, 1e6} : trellis::knownOf(counts.back(), false, policy)});
            if (known.back().range.least > count || known.back().range.most < count)
                known.back().range = {count, count};
        }
        Attacker asked(static_cast<int>(truth.size()), known, 1e7);
        asked.watch(numbers, truth);
        for (int step = 0; step < 4; ++step) {
            for (std::size_t i = 0; i < numbers.size(); ++i) {
                Attacker anew(static_cast<int>(truth.size()), known, 1e7);
                const auto tooClose = [&](const Range& range) { return trellis::tooClose(counts[i], range, policy); };
                const bool whole = tooClose(anew.workOut(numbers[i]));
                REQUIRE(asked.settled(i, tooClose) == whole);
                whole ? ++close : ++open;
            }
            // One more is hidden, so less is known; what was seen stays possible.
            const auto next = dice() % known.size();
            known[next].range = {0, 1e6};
            asked.learn(next, known[next].range);
        }
    }
    CHECK(close > 1000);
    CHECK(open > 1000);
}
