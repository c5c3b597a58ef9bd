// Which form to write on, by what one has in mind: each with the sentence that says when to choose it.
#pragma once
#include "workbench/controller/records_controller.hpp"

#include <optional>

class wxWindow;

namespace trellis {

std::optional<StartChoice> askForm(wxWindow* parent, const std::vector<StartChoice>& choices);

} // namespace trellis
