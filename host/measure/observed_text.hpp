// Observations as one compact text, for the workspace's own cache: read in bulk, never shown to anybody.
#pragma once
#include "measure/observation.hpp"

#include <optional>

namespace trellis {

/// One line each; fields with tabs between, in the order of the struct. Text fields are escaped (\t \n \\).
std::string writeObserved(const Observed& observed);
/// nullopt when the text is not one that writeObserved() made.
std::optional<Observed> readObserved(const std::string& text);

} // namespace trellis
