// The lines of one panel without axis or words, small enough to stand beside its name. The words beside it say what it
// shows; it never stands alone.
#pragma once
#include "view/canvas.hpp"

namespace trellis {

/// Strokes and marks are those of the chart itself. A missing value breaks its line. Nothing is painted without values.
void paintSpark(const ViewPanel& panel, Canvas& canvas, double width, double height);

} // namespace trellis
