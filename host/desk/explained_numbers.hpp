// The numbers of a view, each followed back. Private to host/desk; whoever wants to know asks
// FigureDesk::explainView().
#pragma once
#include "desk/figure_desk.hpp"

namespace trellis {

/// Fills in the numbers of a view whose model, figures and records are there. `guarded`: why some of its figures are
/// not followed back; empty where all are.
void explainNumbers(ViewExplanation& out, const std::string& guarded);

} // namespace trellis
