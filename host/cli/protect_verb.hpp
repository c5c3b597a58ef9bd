// figures protect, in a file of its own: the only verb about figures that needs no workspace.
#pragma once
#include "cli/verbs.hpp"

namespace trellis {

void addProtectVerb(CLI::App& figures, Command& command);

} // namespace trellis
