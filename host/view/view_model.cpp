#include "view/view_model.hpp"

#include "model/value.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace trellis {
namespace {

constexpr std::array kinds{std::pair{ViewKind::Table, "table"},
                           std::pair{ViewKind::Run, "run"},
                           std::pair{ViewKind::Xmr, "xmr"},
                           std::pair{ViewKind::Bars, "bars"},
                           std::pair{ViewKind::Pareto, "pareto"},
                           std::pair{ViewKind::HeatMap, "heat-map"},
                           std::pair{ViewKind::Trajectory, "trajectory"},
                           std::pair{ViewKind::Timeline, "timeline"}};

std::string shown(const ViewPoint& point) {
    if (!point.shown.empty()) return point.shown;
    return point.value ? shortest(*point.value) : "no value";
}

ViewTable eventTable(const ViewModel& model) {
    ViewTable table{{{"day", "Date", false}, {"until", "Until", false}, {"what", "What", false}}, {}};
    for (auto& panel : model.panels)
        for (auto& event : panel.events)
            table.rows.push_back(
                {{event.day.iso(), {}}, {event.until ? event.until->iso() : "", {}}, {event.label, {}}});
    // As the picture has them: in the order of time, whatever order they were told in.
    std::ranges::stable_sort(table.rows, {}, [](auto& row) { return row.front().text; });
    return table;
}

} // namespace

std::string text(ViewKind kind) { return kinds[static_cast<std::size_t>(kind)].second; }

std::optional<ViewKind> viewKindFromText(std::string_view text) {
    for (auto& [kind, name] : kinds)
        if (text == name) return kind;
    return std::nullopt;
}

ViewModel withTableTwin(ViewModel model) {
    if (!model.table.columns.empty()) return model;
    if (model.kind == ViewKind::Timeline) {
        model.table = eventTable(model);
        return model;
    }
    bool manyPanels = model.panels.size() > 1;
    // What is drawn across a picture and what happened at the time stand in rows of their own, so that the series are
    // named as soon as there is more than one thing to tell apart.
    bool manySeries = std::ranges::any_of(model.panels, [](auto& panel) {
        return panel.series.size() > 1 || !panel.lines.empty() || !panel.events.empty();
    });
    auto& table = model.table;
    if (manyPanels) table.columns.push_back({"panel", "Part", false});
    if (manySeries) table.columns.push_back({"series", "Series", false});
    table.columns.push_back({"at", "At", false});
    table.columns.push_back({"value", "Value", true});
    for (auto& panel : model.panels) {
        const auto add = [&](const std::string& series, const std::string& at, ViewCell value) {
            std::vector<ViewCell> row;
            if (manyPanels) row.push_back({panel.title, {}});
            if (manySeries) row.push_back({series, {}});
            row.push_back({at, {}});
            row.push_back(std::move(value));
            table.rows.push_back(std::move(row));
        };
        for (auto& series : panel.series)
            for (auto& point : series.points)
                add(series.title, point.label.empty() && point.day ? point.day->iso() : point.label,
                    {shown(point), point.value});
        for (auto& line : panel.lines) add("drawn across", "all along", {line.title, line.value});
        for (auto& event : panel.events)
            add("at the time", event.day.iso() + (event.until ? " to " + event.until->iso() : std::string()),
                {event.label, {}});
    }
    return model;
}

std::string periodWords(const ViewModel& model) {
    if (!model.from || !model.to) return {};
    return model.from->words() + " to " + model.to->words();
}

} // namespace trellis
