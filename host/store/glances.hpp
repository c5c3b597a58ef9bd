// Glances at the records of an agreement that are of some kinds only.
#pragma once
#include "store/workspace.hpp"

namespace trellis {

/// As Workspace::glances(), of the kinds that `wanted` says yes to. What is of no such kind is not even read.
std::vector<Glance> glancesOf(const Workspace& workspace, const Id& agreement,
                              const std::function<bool(const std::string& kind)>& wanted);

} // namespace trellis
