// bundle, in two files: what leaves and comes, and how things stand between workspaces.
#pragma once
#include "cli/verbs.hpp"

namespace trellis {

void addBundleStandingVerbs(CLI::App& group, Command& command); // waiting, conflicts, resolve, state, log

} // namespace trellis
