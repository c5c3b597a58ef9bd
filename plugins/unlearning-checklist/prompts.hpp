// The few soft sentences that Today has for the two people: where the old way is gone and nothing is in its place, and
// where something that was easier before asks for a talk. Pure.
#pragma once
#include "story.hpp"

namespace unlearning {

struct Prompt {
    std::string pair;
    std::string state; ///< "limbo", "dip", "relapse", "stale"
    std::string about; ///< "Risk handled first → Safety understood together"
    std::string words; ///< one sentence
};

/// Of the pairs in focus (without any, of those rated within a year), limbo first because it is about safety; one prompt a pair.
/// In quick mode a quick look within twelve weeks is a look, and no pair is called stale that had one.
std::vector<Prompt> prompts(const Story& story, bool quickMode = false);

} // namespace unlearning
