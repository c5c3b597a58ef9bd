// Categories: bars lying down, so that their names can be read, and the Pareto chart that sorts them.
#include "view/chart_parts.hpp"

#include "model/value.hpp"

#include <algorithm>
#include <cmath>

namespace trellis::chart {
namespace {

/// How much ink lies under the words of a heat map's cell: no more than that they can be read in every scheme.
constexpr double faintest = 0.1, strongest = 0.4;

std::string shown(const ViewPoint& point, const std::string& unit) {
    if (!point.shown.empty()) return point.shown;
    return point.value ? axisText(*point.value, unit) : "no value";
}

} // namespace

double barPanel(Canvas& canvas, const ViewModel& view, const ViewPanel& panel, Box box) {
    if (panel.series.empty()) return 0;
    auto points = panel.series.front().points;
    bool pareto = view.kind == ViewKind::Pareto;
    if (pareto)
        std::ranges::stable_sort(points, [](auto& a, auto& b) { return a.value.value_or(-1) > b.value.value_or(-1); });
    double most = 0, total = 0;
    for (auto& point : points) {
        most = std::max(most, point.value.value_or(0));
        total += point.value.value_or(0);
    }
    double labels = box.width * 0.38, bars = box.width * 0.42, y = box.top, running = 0;
    for (auto& point : points) {
        auto lines = wrapText(canvas, point.label, labels - gap, bodySize);
        double tall = std::max<double>(1, static_cast<double>(lines.size())) * 16 + 6, textY = y + 15;
        for (auto& line : lines) {
            canvas.text({box.left, textY}, line, Ink::Text, bodySize, Align::Start, false);
            textY += 16;
        }
        double length = most > 0 ? point.value.value_or(0) / most * bars : 0;
        if (point.value) canvas.rectangle({box.left + labels, y + 4}, std::max(length, 1.), 14, Ink::First, 1);
        auto words = shown(point, panel.unit);
        running += point.value.value_or(0);
        if (pareto && total > 0 && point.value)
            words += " · " + shortest(std::round(running / total * 100)) + " % so far";
        canvas.text({box.left + labels + length + gap, y + 15}, words, Ink::Muted, bodySize, Align::Start, false);
        y += tall;
    }
    return y - box.top + gap;
}

double heatPanel(Canvas& canvas, const ViewPanel& panel, Box box) {
    // Each series is a row, each point a column. The value stands in the cell in words; the shade only helps the eye:
    // the stronger, the further from nought, and in the other ink below it.
    if (panel.series.empty()) return 0;
    double most = 0;
    for (auto& series : panel.series)
        for (auto& point : series.points) most = std::max(most, std::abs(point.value.value_or(0)));
    auto columns = panel.series.front().points.size();
    double labels = box.width * 0.34;
    double each = columns ? (box.width - labels) / static_cast<double>(columns) : 0, y = box.top;
    double head = 0;
    for (std::size_t c = 0; c < columns; ++c) {
        double textY = y + 14;
        for (auto& line : wrapText(canvas, panel.series.front().points[c].label, each - 6, smallSize)) {
            canvas.text({box.left + labels + (static_cast<double>(c) + 0.5) * each, textY}, line, Ink::Muted, smallSize,
                        Align::Middle, false);
            textY += 13;
        }
        head = std::max(head, textY - y);
    }
    y += head;
    for (auto& series : panel.series) {
        auto lines = wrapText(canvas, series.title, labels - gap, bodySize);
        double tall = std::max<double>(1, static_cast<double>(lines.size())) * 16 + 10, textY = y + 17;
        for (auto& line : lines) {
            canvas.text({box.left, textY}, line, Ink::Text, bodySize, Align::Start, false);
            textY += 16;
        }
        for (std::size_t c = 0; c < series.points.size(); ++c) {
            auto& point = series.points[c];
            double x = box.left + labels + static_cast<double>(c) * each;
            if (point.value && most > 0)
                canvas.rectangle({x + 1, y + 1}, each - 2, tall - 2, *point.value < 0 ? Ink::Second : Ink::Shade,
                                 faintest + (strongest - faintest) * std::abs(*point.value) / most);
            canvas.text({x + each / 2, y + tall / 2 + 4},
                        point.value || !point.shown.empty() ? shown(point, panel.unit) : "–", Ink::Text, bodySize,
                        Align::Middle, false);
        }
        y += tall;
    }
    return y - box.top + gap;
}

double eventPanel(Canvas& canvas, const ViewPanel& panel, Box box) {
    auto events = panel.events;
    std::ranges::stable_sort(events, {}, &ViewEvent::day);
    double widest = 0; // of the days at the left, none of which is cut
    for (auto& event : events) widest = std::max(widest, canvas.textWidth(event.day.words(), bodySize, false));
    double y = box.top + gap, line = box.left + std::max(130.0, widest + 16);
    double first = y;
    for (auto& event : events) {
        auto when = event.day.words();
        canvas.text({line - 16, y + 12}, when, Ink::Muted, bodySize, Align::End, false);
        canvas.marker({line, y + 8}, Marker::Disc, Ink::First, 8);
        auto words = event.until ? event.label + ", until " + event.until->words() : event.label;
        for (auto& part : wrapText(canvas, words, box.right() - line - 16, bodySize)) {
            canvas.text({line + 16, y + 12}, part, Ink::Text, bodySize, Align::Start, false);
            y += 16;
        }
        y += 8;
    }
    if (events.size() > 1) canvas.polyline({{line, first + 8}, {line, y - 16}}, Ink::Axis, Stroke::Solid, 1);
    return y - box.top + gap;
}

} // namespace trellis::chart
