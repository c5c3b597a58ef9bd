// What a step or a correction asks for, whatever has been answered since it was begun.
#pragma once
#include "desk/desk.hpp"

#include <set>

namespace trellis {

/// The items that were empty in the text the draft was begun on and that it may not be finished without, by the checks
/// of its kind as they are asked in this step. Empty for a first draft, which was begun on nothing, and where there is
/// no draft.
std::set<std::string> askedAtFirst(Desk& desk, const Id& record);

} // namespace trellis
