// What a chart is painted on. SVG and the window each have one, so that both pictures come from the same hand.
#pragma once
#include "view/view_model.hpp"

#include <string>
#include <vector>

namespace trellis {

/// What a mark means; each canvas has a colour for it in light and dark. Nothing is ever told apart by ink alone:
/// strokes, markers and words differ too.
enum class Ink { Text, Muted, Axis, Grid, First, Second, Shade, Event, Signal };
enum class Align { Start, Middle, End };
enum class Marker { None, Disc, Square, Ring };

struct Spot {
    double x = 0, y = 0;
};

/// Units are pixels at 100 %, y grows downwards.
class Canvas {
public:
    virtual ~Canvas() = default;
    virtual void polyline(const std::vector<Spot>& spots, Ink ink, Stroke stroke, double width) = 0;
    /// `strength` 0..1 is how much of the ink is laid on: a heat map's cells, bars at 1.
    virtual void rectangle(Spot corner, double width, double height, Ink ink, double strength) = 0;
    virtual void marker(Spot at, Marker shape, Ink ink, double size) = 0;
    /// `at` is the left end, middle or right end of the base line.
    virtual void text(Spot at, const std::string& words, Ink ink, double size, Align align, bool bold) = 0;
    virtual double textWidth(const std::string& words, double size, bool bold) const = 0;
};

/// Breaks words into lines no wider than `width`; a single longer word stands alone on its line, whole.
std::vector<std::string> wrapText(const Canvas& canvas, const std::string& words, double width, double size,
                                  bool bold = false);

} // namespace trellis
