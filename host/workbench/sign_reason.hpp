// The question before a signed record is changed: why.
#pragma once
#include "workbench/page.hpp"

#include <optional>

namespace trellis {

/// The reason, or nothing when the person thought better of it. Never empty words.
std::optional<std::string> askReason(wxWindow* parent);

} // namespace trellis
