#include "view/chart.hpp"
#include "workbench/controller/chart_inks.hpp"
#include "workbench/controller/spark.hpp"
#include "workbench/controller/view_words.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <cmath>

using namespace trellis;

namespace {

ViewModel twoPairs() {
    ViewModel view;
    view.title = "Old way and new";
    view.kind = ViewKind::Trajectory;
    view.reading = "One pair is loosening, one dipped.";
    view.subject = "FK-CP3";
    view.exclusions = {"long absence (1)"};
    view.notes = {"Two people, two lines, never averaged."};
    for (const char* id : {"U05", "U07"}) {
        ViewPanel panel;
        panel.id = id;
        panel.title = std::string("Pair ") + id;
        panel.state = "loosening";
        panel.reading = "It moved.";
        panel.low = 0, panel.high = 4;
        panel.series = {{"hold", "old way", Stroke::Solid, {}}, {"presence", "new way", Stroke::Dashed, {}}};
        for (auto& series : panel.series)
            for (int i = 0; i < 4; ++i) {
                ViewPoint point;
                point.day = *Date::fromIso("2025-03-01") + i * 30;
                if (i != 2) point.value = i; // once there was no chance to see it
                series.points.push_back(point);
            }
        view.panels.push_back(panel);
    }
    return view;
}

/// Keeps what is painted.
struct Sketch : Canvas {
    std::vector<std::vector<Spot>> lines;
    std::vector<Stroke> strokes;
    std::vector<Marker> marks;
    std::vector<Spot> at;
    void polyline(const std::vector<Spot>& spots, Ink, Stroke stroke, double) override {
        lines.push_back(spots), strokes.push_back(stroke);
    }
    void rectangle(Spot, double, double, Ink, double) override {}
    void marker(Spot where, Marker shape, Ink, double) override { marks.push_back(shape), at.push_back(where); }
    void text(Spot, const std::string&, Ink, double, Align, bool) override { FAIL("a small picture has no words"); }
    double textWidth(const std::string&, double, bool) const override { return 0; }
};

/// Keeps what is laid under words.
struct Cells : Sketch {
    std::vector<std::pair<Ink, double>> laid;
    void rectangle(Spot, double, double, Ink ink, double strength) override { laid.emplace_back(ink, strength); }
    void text(Spot, const std::string&, Ink, double, Align, bool) override {}
};

ViewModel helpsAndHinders() {
    ViewModel view{.id = "x.map", .title = "What helps and what hinders", .kind = ViewKind::HeatMap};
    ViewSeries series{"space", "Space", Stroke::Solid, {}};
    for (const double value : {-2., -1., 0., 1., 2.}) {
        ViewPoint point;
        point.value = value;
        series.points.push_back(point);
    }
    view.panels.push_back({.id = "p", .series = {series}});
    return view;
}

const std::vector<Palette>& schemes() {
    constexpr Rgb white{255, 255, 255}, black{0, 0, 0}, blue{53, 132, 228};
    static const std::vector<Palette> all{paletteFor(white, black, blue, white, false),
                                          paletteFor({45, 45, 45}, white, blue, white, false),
                                          paletteFor(black, white, {255, 255, 0}, black, true)};
    return all;
}

/// What is seen where so much of the ink lies on the page.
Rgb over(Rgb page, Rgb ink, double strength) {
    const auto mixed = [&](int below, int above) {
        return std::uint8_t(std::lround(below + (above - below) * strength));
    };
    return {mixed(page.r, ink.r), mixed(page.g, ink.g), mixed(page.b, ink.b)};
}

} // namespace

TEST_CASE("Whether a number can be asked how it came about: not where rows only tell of records or of what happened") {
    ViewModel list;
    CHECK_FALSE(saysNumbers(list));
    list.table.columns = {{"given", "Given", false}, {"to", "To", false}};
    list.table.rows = {{{"16 September 2025", {}}, {"FK-S1", {}}}};
    CHECK_FALSE(saysNumbers(list)); // a day and a code have digits, too
    ViewModel events;
    events.kind = ViewKind::Timeline;
    events.panels.resize(1);
    events.panels.front().events = {{*Date::fromIso("2025-03-01"), {}, "launch", "Launch"}};
    CHECK_FALSE(saysNumbers(events));

    list.table.rows.front().push_back({"3 of 4", 75.0});
    CHECK(saysNumbers(list));
    CHECK(saysNumbers(twoPairs()));
    ViewModel hidden; // what is protected can be asked why
    hidden.table.columns = {{"place", "Place", false}, {"people", "People", true}};
    CHECK_FALSE(saysNumbers(hidden));
    hidden.table.rows = {{{"Fernwick", {}}, {"*", {}}}};
    CHECK(saysNumbers(hidden));
}

TEST_CASE("What a screen reader hears in place of a picture is its title, its reading and how each part stands") {
    CHECK(pictureName(twoPairs()) ==
          "Old way and new. One pair is loosening, one dipped. Pair U05: loosening. It moved. "
          "Pair U07: loosening. It moved.");
}

TEST_CASE("Parts that all say how they stand are listed; one alone, or one without words, is not") {
    auto view = twoPairs();
    CHECK(listsPanels(view));
    view.panels[1].state.clear();
    CHECK_FALSE(listsPanels(view));
    view.panels.resize(1);
    CHECK_FALSE(listsPanels(view));
}

TEST_CASE("One part alone has a table of its own points and nobody else's") {
    auto one = onePanel(twoPairs(), 1);
    REQUIRE(one.panels.size() == 1);
    CHECK(one.panels[0].id == "U07");
    CHECK(one.table.rows.size() == 8);
    CHECK(one.reading == "It moved.");
}

TEST_CASE("The paper of a view holds its table line by line, and a missing value is not a nought") {
    auto paper = viewPaper(twoPairs());
    CHECK(std::count_if(paper.begin(), paper.end(), [](auto& b) { return b.style == PaperStyle::Picture; }) == 1);
    auto text = paperText(paper);
    CHECK(text.find("long absence (1)") != std::string::npos);
    CHECK(text.find("Pair U07 · new way · 30 April 2025 · no value") != std::string::npos);
    CHECK(text.find("never averaged") != std::string::npos);
}

TEST_CASE("A table for a spreadsheet keeps a cell in its cell, whatever stands in it") {
    ViewModel view;
    view.table.columns = {{"a", "What", false}, {"b", "How many", true}};
    view.table.rows = {{{"two\nlines\tand a tab", {}}, {"3", 3.0}}};
    CHECK(tableText(view) == "What\tHow many\ntwo lines and a tab\t3\n");
}

TEST_CASE("A small picture breaks its lines where a value is missing, and tells two lines apart without colour") {
    Sketch sketch;
    paintSpark(twoPairs().panels[0], sketch, 64, 36);
    REQUIRE(sketch.lines.size() == 2); // the last value of each stands alone after its gap
    CHECK(sketch.lines[0].size() == 2);
    CHECK(sketch.strokes == std::vector{Stroke::Solid, Stroke::Dashed});
    CHECK(sketch.marks == std::vector{Marker::Disc, Marker::Square});
    for (auto& spot : sketch.at) {
        CHECK(spot.x <= 64);
        CHECK(spot.y >= 0);
    }
    Sketch nothing;
    paintSpark(ViewPanel{}, nothing, 64, 36);
    CHECK(nothing.lines.empty());
    CHECK(nothing.marks.empty());
}

TEST_CASE("Lines and words of a chart can be told from the page in every scheme") {
    for (auto& palette : schemes()) {
        for (Ink ink : {Ink::Text, Ink::Muted, Ink::Event, Ink::First, Ink::Second, Ink::Signal})
            CHECK(contrast(chartInk(palette, ink), palette.page) >= 4.5);
        CHECK(contrast(chartInk(palette, Ink::Axis), palette.page) >= 3);
    }
}

TEST_CASE(
    "A cell of a heat map has more ink the further it is from nought, another below it, and words that can be read") {
    Cells cells;
    paintChart(helpsAndHinders(), cells, 600);
    REQUIRE(cells.laid.size() == 5);
    CHECK(cells.laid[0] == std::pair(Ink::Second, cells.laid[4].second)); // as much as at the other end
    CHECK(cells.laid[1].second < cells.laid[0].second);
    CHECK(cells.laid[2].second < cells.laid[3].second);
    CHECK(cells.laid[3].second < cells.laid[4].second);
    CHECK(cells.laid[4].first == Ink::Shade);
    for (auto& palette : schemes())
        for (auto& [ink, strength] : cells.laid) {
            CHECK(strength > 0);
            CHECK(contrast(over(palette.page, chartInk(palette, ink), strength), palette.text) >= 4.5);
        }
}

TEST_CASE("A table that is wider than paper says once what its rows have in common") {
    ViewModel view;
    view.title = "Differences";
    for (int c = 0; c < 9; ++c) view.table.columns.push_back({std::to_string(c), "Column " + std::to_string(c)});
    for (int r = 0; r < 20; ++r) {
        auto& row = view.table.rows.emplace_back();
        for (int c = 0; c < 9; ++c) row.push_back({c < 2 ? "the same reason" : "cell " + std::to_string(r), {}});
    }
    int reasons = 0, rows = 0;
    for (auto& block : viewPaper(view)) {
        reasons += block.text.find("the same reason") != std::string::npos;
        rows += block.text.starts_with("cell ");
    }
    CHECK(reasons == 2); // one for each of the two columns
    CHECK(rows == 20);
}
