// How states, quadrants and stages are said to people: calm words, none of them a verdict (domain.md 4.1, 4.5;
// glossary).
#pragma once
#include "trajectory.hpp"

namespace unlearning {

/// "loosening", "dip: ask what happened". Improving is said by what moved: letting go, taking up, or both.
std::string stateWords(const Trajectory& one);
/// "Noticing"; the code itself for one we do not know.
std::string stageWords(const std::string& code);
/// "Letting go or Trying", "Settling", "Not seen to Loosening".
std::string stageWords(const StageRange& range);
/// A pair in short where there is little room: "Risk handled first … → Safety understood together …" of "Risk handled
/// first, defensively, and about the person → Safety understood together, with supported positive risk".
std::string shortPair(const std::string& label);
/// The short words of a pair among those known; the code itself for one we do not know.
std::string shortPair(const std::map<std::string, std::string>& labels, const std::string& code);
/// What limbo asks for (ruling T6): it is about safety.
const char* limboSentence();

} // namespace unlearning
