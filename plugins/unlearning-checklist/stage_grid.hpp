// The grid of pairs by stages, for one pair of people (domain.md 4.5; ruling T8): where each pair stands by the two's
// own word, where it stood before, and, as long as they have not said, where the numbers are often met. Pure.
#pragma once
#include "story.hpp"

#include <array>

namespace unlearning {

inline constexpr int stageCount = 7;

/// One field of the grid. Empty words: nothing to say.
struct StageCell {
    std::string shown; ///< "here since 4 March 2025", "on 8 April 2025", "often here"
    int weight = 0;    ///< 2 where they stand, 1 where they stood, 0 otherwise: shades the field, and is no number of anything
};

struct StageRow {
    std::string pair, title; ///< "U05" and its words in short
    std::string where; ///< in words: "Trying, since 4 March 2025", "Competing, not picked yet"
    std::array<StageCell, stageCount> cells;
};

struct StageGrid {
    std::vector<StageRow> rows; ///< by code of the pair
    std::string reading;
};

StageGrid stageGrid(const Story& story, std::optional<int> from);

/// 0 to 6; nothing for a code that is no stage.
std::optional<int> stageNumber(const std::string& code);

} // namespace unlearning
