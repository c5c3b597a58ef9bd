// Settings by the beginning of their names: for what is kept as one setting per entry (Workspace::setSetting).
#pragma once
#include "store/workspace.hpp"

namespace trellis {

/// By name. Error as every reading of the workspace.
std::vector<std::pair<std::string, std::string>> settingsBeginning(const Workspace& workspace, const std::string& with);

} // namespace trellis
