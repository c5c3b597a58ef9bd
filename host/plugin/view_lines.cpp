#include "plugin/view_lines.hpp"

#include "model/value.hpp"
#include "view/xmr.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace trellis {
namespace {

/// "73.7 %"
std::string shown(double value, const std::string& unit) {
    return shortest(std::round(value * 10) / 10) + (unit.empty() ? "" : " " + unit);
}

std::string labelOf(const ViewPoint& point) {
    return point.label.empty() && point.day ? point.day->words() : point.label;
}

void drawMedian(ViewPanel& panel, const ViewSeries& series) {
    std::vector<double> values;
    for (auto& point : series.points)
        if (point.value) values.push_back(*point.value);
    if (const auto middle = median(std::move(values)))
        panel.lines.push_back({"median " + shown(*middle, panel.unit), *middle, Stroke::Dashed});
}

void drawLimits(ViewModel& model, ViewPanel& panel, ViewSeries& series, std::uint32_t baseline) {
    std::vector<std::optional<double>> values;
    for (auto& point : series.points) values.push_back(point.value);
    const auto xmr =
        computeXmr(values, baseline > 0 ? std::optional(static_cast<int>(baseline)) : std::optional<int>());
    // Several panels may be drawn with limits: each note says which it speaks of.
    const auto where = panel.title.empty() || model.panels.size() == 1 ? std::string() : panel.title + ": ";
    if (!xmr.enough) {
        model.notes.push_back(fmt::format(
            "{}Too few points for limits: there are {} values, and {} are needed.", where, xmr.count, xmrFewest));
        return;
    }
    const bool share = panel.unit == "%";
    const auto drawn = [&](double value) { return share ? std::clamp(value, 0.0, 100.0) : value; }; // X1
    panel.lines.push_back({"upper limit " + shown(xmr.upper, panel.unit), drawn(xmr.upper), Stroke::Dotted});
    panel.lines.push_back({"mean " + shown(xmr.mean, panel.unit), xmr.mean, Stroke::Dashed});
    panel.lines.push_back({"lower limit " + shown(xmr.lower, panel.unit), drawn(xmr.lower), Stroke::Dotted});
    model.notes.push_back(
        fmt::format("{}Limits are the mean and 2.66 times the mean moving range, from {} values{}.", where,
                    baseline > 0 ? std::min<int>(static_cast<int>(baseline), xmr.count) : xmr.count,
                    baseline > 0 ? ", the first ones" : ""));
    if (xmr.signals.empty()) model.notes.push_back(where + "No signal: what is seen is ordinary coming and going.");
    for (auto& signal : xmr.signals) {
        for (int i = signal.first; i <= signal.last; ++i) series.points[static_cast<std::size_t>(i)].marked = true;
        const auto first = labelOf(series.points[static_cast<std::size_t>(signal.first)]);
        const auto last = labelOf(series.points[static_cast<std::size_t>(signal.last)]);
        model.notes.push_back(fmt::format("{}Signal: {} ({}{}).", where, words(signal.rule), first,
                                          signal.first == signal.last ? "" : " to " + last));
    }
}

} // namespace

void drawLater(trellis_view& view) {
    for (auto& one : view.later) {
        auto& panel = view.model.panels[one.panel];
        auto& series = panel.series[one.series];
        if (one.limits)
            drawLimits(view.model, panel, series, one.baseline);
        else
            drawMedian(panel, series);
    }
}

std::string unfinished(const ViewModel& model) {
    for (auto& row : model.table.rows)
        if (row.size() != model.table.columns.size()) return "a row of its table has fewer cells than there are columns.";
    const bool picture = std::ranges::any_of(
        model.panels, [](auto& panel) { return !panel.series.empty() || !panel.events.empty(); });
    if (picture && model.reading.empty()) return "it drew a picture without a sentence that reads it out.";
    return {};
}

} // namespace trellis
