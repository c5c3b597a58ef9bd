// What pulled it back, and what in the system keeps old ways alive, for one pair of people: how often each was named,
// so that the two see what to change around the work. Nothing here counts ratings. Pure.
#pragma once
#include "story.hpp"

namespace unlearning {

struct Named {
    std::string code, label;
    int times = 0;                  ///< once for each pair and round
    std::vector<std::string> pairs; ///< where, each once, by code
};

struct PullBack {
    std::vector<Named> pulls;  ///< most often named first, ties by label
    std::vector<Named> forces; ///< of the pairs in focus now
    std::string reading;
};

PullBack pullBack(const Story& story, std::optional<int> from);

} // namespace unlearning
