// Lines that the host works out from a series of a view, and what is wrong with a view that is not whole.
#pragma once
#include "plugin/handles.hpp"

namespace trellis {

/// Draws medians and process limits, marks signals and says them in notes (domain.md 5.6, rulings X1 and X2).
void drawLater(trellis_view& view);

/// What keeps the model from being shown, for the wall's sentence; empty when nothing does.
std::string unfinished(const ViewModel& model);

} // namespace trellis
