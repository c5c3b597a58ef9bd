// report, and figures cite.
#pragma once
#include "cli/verbs.hpp"

namespace trellis {

void addReportVerbs(CLI::App& app, Command& command); // report cross-site
void addCiteVerb(CLI::App& figures, Command& command);

} // namespace trellis
