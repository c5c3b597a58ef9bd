// What stands below a picture over time: which mark is whose, and the names of lines that found no room beside them.
#include "view/chart_parts.hpp"

namespace trellis::chart {

void legend(Canvas& canvas, const ViewPanel& panel, Box box, double& y) {
    if (panel.series.size() < 2) return;
    double x = box.left;
    y += 18;
    for (std::size_t i = 0; i < panel.series.size(); ++i) {
        auto& series = panel.series[i];
        double wide = 34 + canvas.textWidth(series.title, smallSize, false) + 16;
        if (x > box.left && x + wide > box.right()) x = box.left, y += 16;
        Ink ink = i % 2 == 0 ? Ink::First : Ink::Second;
        canvas.polyline({{x, y - 4}, {x + 26, y - 4}}, ink, series.stroke, 2);
        canvas.marker({x + 13, y - 4}, i % 2 == 0 ? Marker::Disc : Marker::Square, ink, 6);
        canvas.text({x + 34, y}, series.title, Ink::Text, smallSize, Align::Start, false);
        x += wide;
    }
}

void nameLines(Canvas& canvas, const ViewPanel& panel, Box box, double& y) {
    for (std::size_t i = 0; i < panel.lines.size(); ++i)
        for (auto& words : wrapText(canvas, std::to_string(i + 1) + " " + panel.lines[i].title, box.width, smallSize))
            canvas.text({box.left, y += 15}, words, Ink::Muted, smallSize, Align::Start, false);
}

} // namespace trellis::chart
