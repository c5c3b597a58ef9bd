// Every kind of view as a picture and as text: a run with its median, process limits, bars, a heat map, a table, events in
// order. A missing value is a gap in each of them.
#include "view/render.hpp"

#include "scenario/golden.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {

Date day(const char* iso) { return *Date::fromIso(iso); }

ViewModel overTime(ViewKind kind) {
    ViewModel view{.id = "x.over-time", .title = "Held on time", .question = "How does delivery run?", .kind = kind};
    view.reading = "Held on time: 3 of 4 in August 2025.";
    view.from = day("2025-01-01");
    view.to = day("2025-08-31");
    view.target = "85 % (proposed)";
    view.exclusions = {"long absence (1)"};
    ViewPanel panel;
    panel.id = "p";
    panel.unit = "%";
    panel.low = 0;
    panel.high = 100;
    ViewSeries series{"s", "Held on time", Stroke::Solid, {}};
    const std::vector<std::optional<double>> values{62, 70, 66, {}, 71, 68, 75, 75};
    for (std::size_t i = 0; i < values.size(); ++i) {
        ViewPoint point;
        point.day = day("2025-01-01").plusMonths(static_cast<int>(i));
        point.label = "M" + std::to_string(i + 1);
        point.value = values[i];
        point.shown = values[i] ? std::to_string(static_cast<int>(*values[i])) + " %" : "";
        point.marked = i == 6;
        series.points.push_back(point);
    }
    panel.series.push_back(series);
    if (kind == ViewKind::Run)
        panel.lines = {{"median 70 %", 70, Stroke::Dashed}};
    else
        panel.lines = {{"upper limit 86 %", 86, Stroke::Dotted},
                       {"mean 70 %", 70, Stroke::Dashed},
                       {"lower limit 54 %", 54, Stroke::Dotted}};
    panel.events = {{day("2025-04-10"), day("2025-05-02"), "gap", "no supervisor"}};
    view.panels.push_back(panel);
    return view;
}

ViewModel bars() {
    ViewModel view{.id = "x.bars", .title = "Balance", .question = "How is the time divided?", .kind = ViewKind::Bars};
    view.reading = "The largest share: Learning, 60 %.";
    ViewPanel panel;
    panel.id = "p";
    panel.unit = "%";
    panel.series = {{"s", "Share", Stroke::Solid, {}}};
    for (auto [label, value] : {std::pair{"Learning", std::optional<double>(60)}, {"Standards", std::nullopt}, {"Support", 25.}}) {
        ViewPoint point;
        point.label = label;
        point.value = value;
        panel.series.front().points.push_back(point);
    }
    view.panels.push_back(panel);
    return view;
}

ViewModel heatMap() {
    ViewModel view{.id = "x.map", .title = "Components", .question = "Which are touched?", .kind = ViewKind::HeatMap};
    view.reading = "Touched least: K2, 1 of 9.";
    ViewPanel panel;
    panel.id = "p";
    panel.unit = "%";
    for (auto* row : {"K1", "K2"}) {
        ViewSeries series{row, std::string(row) + " component", Stroke::Solid, {}};
        for (auto* column : {"Q1", "Q2", "Q3"}) {
            ViewPoint point;
            point.label = column;
            if (std::string(row) + column == "K1Q2") {
                point.shown = "*";
            } else if (std::string(row) + column != "K2Q3") {
                point.value = 10.0 * (column[1] - '0') * (row[1] - '0');
            }
            series.points.push_back(point);
        }
        panel.series.push_back(series);
    }
    view.panels.push_back(panel);
    view.suppression = "1 to 7 are shown as *.";
    return view;
}

ViewModel events() {
    ViewModel view{.id = "x.events", .title = "What happened when", .question = "Where are the gaps?", .kind = ViewKind::Timeline};
    view.reading = "2 sessions held and 1 not held.";
    ViewPanel panel;
    panel.id = "p";
    panel.events = {{day("2025-03-03"), {}, "agreed", "agreement begins"},
                    {day("2025-07-28"), day("2025-09-10"), "gap", "no session for 44 days"},
                    {day("2025-03-17"), {}, "held", "session held, 55 minutes"}};
    view.panels.push_back(panel);
    return view;
}

ViewModel table() {
    ViewModel view{.id = "x.table", .title = "Delivery", .question = "Does it happen?", .kind = ViewKind::Table};
    view.table = {{{"group", "Supervisor", false}, {"on-time", "On time", true}},
                  {{{"FK-SV1", {}}, {"3 of 4", 75}}, {{"FK-SV2", {}}, {"no value", {}}}}};
    return view;
}

} // namespace

TEST_CASE("Each kind of view is drawn with its title and reading, and written with every label") {
    for (auto& [name, view] : {std::pair{"run", overTime(ViewKind::Run)}, {"xmr", overTime(ViewKind::Xmr)}, {"bars", bars()},
                               {"heat-map", heatMap()}, {"timeline", events()}}) {
        INFO(name);
        const auto svg = viewToSvg(view), text = viewToText(view);
        for (auto& page : {svg, text}) {
            CHECK(page.find(view.title) != std::string::npos);
            CHECK(page.find("nan") == std::string::npos);
        }
        CHECK(svg.find(view.reading) != std::string::npos);
        CHECK(text.find(view.reading) != std::string::npos);
        for (auto& line : view.panels.front().lines) CHECK(svg.find(line.title) != std::string::npos);
        for (auto& event : view.panels.front().events) CHECK(svg.find(event.label) != std::string::npos);
    }
    // Whoever cannot see the picture is told of what crosses it, and of what happened, too.
    for (auto& kind : {ViewKind::Run, ViewKind::Xmr}) {
        const auto view = overTime(kind);
        const auto text = viewToText(view);
        for (auto& line : view.panels.front().lines) CHECK(text.find(line.title) != std::string::npos);
        for (auto& event : view.panels.front().events) CHECK(text.find(event.label) != std::string::npos);
    }
    CHECK(viewToSvg(table()).empty());
    CHECK(viewToText(table()).find("3 of 4") != std::string::npos);
}

TEST_CASE("The picture and the text of every kind are the ones that were looked at") {
    for (auto& [name, view] : {std::pair{std::string("run"), overTime(ViewKind::Run)}, {"xmr", overTime(ViewKind::Xmr)},
                               {"bars", bars()}, {"heat-map", heatMap()}, {"timeline", events()}}) {
        golden(name + ".svg", viewToSvg(view));
        golden(name + ".txt", viewToText(view));
    }
    golden("table.txt", viewToText(table()));
    golden("table.csv", viewToCsv(table()));
    golden("table.html", viewToHtml(table()));
}

TEST_CASE("A missing value breaks the line and is written as missing") {
    const auto view = overTime(ViewKind::Run);
    std::size_t lines = 0;
    const auto svg = viewToSvg(view);
    for (auto at = svg.find("class=\"s-first\""); at != std::string::npos; at = svg.find("class=\"s-first\"", at + 1)) ++lines;
    CHECK(lines == 2); // three values, a gap, four values
    CHECK(viewToText(view).find("no value") != std::string::npos);
    CHECK(viewToCsv(heatMap()).find(",0\r\n") == std::string::npos);
}

TEST_CASE("Why there is nothing to show is said in every form that has words") {
    ViewModel view{.id = "x", .title = "Nothing", .question = "Q?"};
    view.empty = "Nobody has met yet.";
    CHECK(viewToSvg(view).empty());
    for (auto& text : {viewToText(view), viewToHtml(view), viewToCsv(view), viewToJson(view)})
        CHECK(text.find("Nobody has met yet.") != std::string::npos);
}
