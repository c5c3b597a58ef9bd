#include "view/chart.hpp"

#include "model/value.hpp"
#include "view/chart_parts.hpp"

#include <algorithm>
#include <cmath>

namespace trellis {
namespace chart {

Scale scaleOf(const ViewPanel& panel, bool fromZero) {
    double low = panel.low, high = panel.high;
    if (low == high) {
        bool any = false;
        auto take = [&](double value) {
            low = any ? std::min(low, value) : value;
            high = any ? std::max(high, value) : value;
            any = true;
        };
        for (auto& series : panel.series)
            for (auto& point : series.points)
                if (point.value) take(*point.value);
        for (auto& line : panel.lines) take(line.value);
        if (fromZero) take(0);
        if (!any || low == high) high = low + 1;
    }
    double rough = (high - low) / 4, power = std::pow(10, std::floor(std::log10(rough)));
    double step = power;
    for (double times : {1., 2., 5., 10.})
        if (times * power >= rough * 0.999) {
            step = times * power;
            break;
        }
    return {std::floor(low / step + 1e-9) * step, std::ceil(high / step - 1e-9) * step, step};
}

std::string axisText(double value, const std::string& unit) {
    return shortest(std::round(value * 1000) / 1000) + (unit.empty() ? "" : " " + unit);
}

double headingHeight(const Canvas& canvas, const ViewPanel& panel, double width) {
    double height = 0;
    if (!panel.title.empty()) height += 18 * wrapText(canvas, panel.title, width, titleSize, true).size();
    if (!panel.state.empty()) height += 16 * wrapText(canvas, panel.state, width, bodySize).size();
    return height + (height > 0 ? gap / 2 : 0);
}

double heading(Canvas& canvas, const ViewPanel& panel, Box box) {
    double y = box.top;
    if (!panel.title.empty())
        for (auto& line : wrapText(canvas, panel.title, box.width, titleSize, true))
            canvas.text({box.left, y += 18}, line, Ink::Text, titleSize, Align::Start, true);
    if (!panel.state.empty())
        for (auto& line : wrapText(canvas, panel.state, box.width, bodySize))
            canvas.text({box.left, y += 16}, line, Ink::Muted, bodySize, Align::Start, false);
    return y + (y > box.top ? gap / 2 : 0);
}

} // namespace chart

double paintChart(const ViewModel& view, Canvas& canvas, double width) {
    using namespace chart;
    // Small multiples stand side by side as far as there is room for panels of a readable width.
    bool small = view.kind == ViewKind::Trajectory || view.panels.size() > 1;
    int columns = 1;
    if (small) columns = std::max(1, static_cast<int>((width + 3 * gap) / (300 + 3 * gap)));
    columns = std::min<int>(columns, std::max<int>(1, static_cast<int>(view.panels.size())));
    double each = (width - (columns - 1) * 3 * gap) / columns, y = 0;
    for (std::size_t i = 0; i < view.panels.size(); i += static_cast<std::size_t>(columns)) {
        double tallest = 0, head = 0;
        auto end = std::min(view.panels.size(), i + static_cast<std::size_t>(columns));
        for (auto p = i; p < end; ++p) head = std::max(head, headingHeight(canvas, view.panels[p], each));
        for (auto p = i; p < end; ++p) {
            auto& panel = view.panels[p];
            Box box{static_cast<double>(p - i) * (each + 3 * gap), y, each, 0};
            heading(canvas, panel, box);
            box.top += head;
            double used = 0;
            switch (view.kind) {
            case ViewKind::Run:
            case ViewKind::Xmr:
            case ViewKind::Trajectory:
                used = timePanel(canvas, view, panel, box);
                break;
            case ViewKind::Bars:
            case ViewKind::Pareto:
                used = barPanel(canvas, view, panel, box);
                break;
            case ViewKind::HeatMap:
                used = heatPanel(canvas, panel, box);
                break;
            case ViewKind::Timeline:
                used = eventPanel(canvas, panel, box);
                break;
            case ViewKind::Table:
                break;
            }
            tallest = std::max(tallest, head + used);
        }
        y += tallest + 2 * gap;
    }
    return y;
}

} // namespace trellis
