// Rows of a view that tell of one record each and have no number: which record that is. Private to host/desk; whoever
// wants to know asks FigureDesk::explainView().
#pragma once
#include "desk/figure_desk.hpp"
#include "record/timeline.hpp"

namespace trellis {

/// Names, for every row of the view's own table in which nothing is explained yet, the records it may be read from, as
/// something that is said there without a number. `handed`: what the view was handed, cut to what this person may see.
void explainRows(ViewExplanation& out, const std::vector<const TimelineRecord*>& handed);

} // namespace trellis
