// Private to the chart painters: one panel each, drawn into a box; and the parts they share.
#pragma once
#include "view/canvas.hpp"

namespace trellis::chart {

constexpr double bodySize = 12, smallSize = 10.5, titleSize = 13.5, gap = 8;

struct Box {
    double left = 0, top = 0, width = 0, height = 0;
    double right() const { return left + width; }
    double bottom() const { return top + height; }
};

/// The value axis of a panel: a whole number of steps of 1, 2 or 5 times a power of ten.
struct Scale {
    double low = 0, high = 1, step = 0.25;
    double at(double value, const Box& plot) const {
        return plot.bottom() - (value - low) / (high - low) * plot.height;
    }
};
Scale scaleOf(const ViewPanel& panel, bool fromZero);
std::string axisText(double value, const std::string& unit);

/// Writes title, state and (wrapped) reading; returns the y below them.
double heading(Canvas& canvas, const ViewPanel& panel, Box box);
double headingHeight(const Canvas& canvas, const ViewPanel& panel, double width);

/// Below a picture over time, from `y` on, which is moved down: which mark is whose where there are several; the names of
/// lines that only their number stands beside.
void legend(Canvas& canvas, const ViewPanel& panel, Box box, double& y);
void nameLines(Canvas& canvas, const ViewPanel& panel, Box box, double& y);

double timePanel(Canvas& canvas, const ViewModel& view, const ViewPanel& panel, Box box);
double barPanel(Canvas& canvas, const ViewModel& view, const ViewPanel& panel, Box box);
double heatPanel(Canvas& canvas, const ViewPanel& panel, Box box);
double eventPanel(Canvas& canvas, const ViewPanel& panel, Box box);

} // namespace trellis::chart
