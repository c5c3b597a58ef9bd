// Paints the panels of a view on a canvas. The words around them (title, notes, table) are the business of whoever
// shows it.
#pragma once
#include "view/canvas.hpp"

namespace trellis {

/// Paints all panels within `width` and returns the height used.
double paintChart(const ViewModel& view, Canvas& canvas, double width);

} // namespace trellis
