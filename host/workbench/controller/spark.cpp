#include "workbench/controller/spark.hpp"

#include <algorithm>

namespace trellis {

namespace {

constexpr double margin = 3;

} // namespace

void paintSpark(const ViewPanel& panel, Canvas& canvas, double width, double height) {
    double low = panel.low, high = panel.high;
    std::optional<Date> first, last;
    std::size_t most = 0;
    bool any = false, days = true;
    for (const ViewSeries& series : panel.series)
        for (std::size_t i = 0; i < series.points.size(); ++i) {
            const ViewPoint& point = series.points[i];
            most = std::max(most, i);
            if (point.day) {
                first = first ? std::min(*first, *point.day) : *point.day;
                last = last ? std::max(*last, *point.day) : *point.day;
            } else
                days = false;
            if (!point.value) continue;
            if (panel.low == panel.high) {
                low = any ? std::min(low, *point.value) : *point.value;
                high = any ? std::max(high, *point.value) : *point.value;
            }
            any = true;
        }
    if (!any) return;
    if (high <= low) low -= 1, high += 1;
    const bool byDay = days && first && *first != *last;
    auto x = [&](const ViewPoint& point, std::size_t index) {
        const double share = byDay  ? double(*point.day - *first) / double(*last - *first)
                             : most ? double(index) / double(most)
                                    : 0.5;
        return margin + share * (width - 2 * margin);
    };
    auto y = [&](double value) {
        return height - margin - (std::clamp(value, low, high) - low) / (high - low) * (height - 2 * margin);
    };
    for (std::size_t s = 0; s < panel.series.size(); ++s) {
        const ViewSeries& series = panel.series[s];
        const Ink ink = s == 0 ? Ink::First : Ink::Second;
        std::vector<Spot> run;
        std::optional<Spot> end;
        auto flush = [&] {
            if (run.size() > 1) canvas.polyline(run, ink, series.stroke, 2);
            run.clear();
        };
        for (std::size_t i = 0; i < series.points.size(); ++i) {
            if (!series.points[i].value) {
                flush();
                continue;
            }
            end = Spot{x(series.points[i], i), y(*series.points[i].value)};
            run.push_back(*end);
        }
        flush();
        if (end) canvas.marker(*end, s == 0 ? Marker::Disc : Marker::Square, ink, 5);
    }
}

} // namespace trellis
