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
    bool manySeries = std::ranges::any_of(model.panels, [](auto& panel) { return panel.series.size() > 1; });
    auto& table = model.table;
    if (manyPanels) table.columns.push_back({"panel", "Part", false});
    if (manySeries) table.columns.push_back({"series", "Series", false});
    table.columns.push_back({"at", "At", false});
    table.columns.push_back({"value", "Value", true});
    for (auto& panel : model.panels)
        for (auto& series : panel.series)
            for (auto& point : series.points) {
                std::vector<ViewCell> row;
                if (manyPanels) row.push_back({panel.title, {}});
                if (manySeries) row.push_back({series.title, {}});
                row.push_back({point.label.empty() && point.day ? point.day->iso() : point.label, {}});
                row.push_back({shown(point), point.value});
                table.rows.push_back(std::move(row));
            }
    return model;
}

std::string periodWords(const ViewModel& model) {
    if (!model.from || !model.to) return {};
    return model.from->words() + " to " + model.to->words();
}

} // namespace trellis
