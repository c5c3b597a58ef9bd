#include "view/render.hpp"

#include "scenario/golden.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

using namespace trellis;

namespace {

ViewModel trajectory() {
    ViewModel view{.id = "example.trajectory",
                   .title = "Letting go & taking up",
                   .question = "What is changing, and what was going on?",
                   .kind = ViewKind::Trajectory,
                   .reading = "One pair, in a dip.",
                   .subject = "FK-CP3"};
    view.from = Date::fromIso("2025-03-01"), view.to = Date::fromIso("2025-09-01");
    view.exclusions = {"one rating without a chance to see"};
    view.notes = {"Our proposal; a person's own past is the only comparison."};
    ViewPanel panel{.id = "U05",
                    .title = "Safety understood together",
                    .state = "dip: ask what happened",
                    .reading = "The new way is less present in August (1 of 4, was 3), in a gap in supervision."};
    panel.low = 0, panel.high = 4;
    auto at = [](const char* iso, double value) {
        return ViewPoint{.label = {}, .day = Date::fromIso(iso), .value = value, .shown = {}};
    };
    panel.series = {{"hold",
                     "old way",
                     Stroke::Dashed,
                     {at("2025-03-04", 2), at("2025-04-08", 1), at("2025-05-13", 1), at("2025-08-12", 3)}},
                    {"presence",
                     "new way",
                     Stroke::Solid,
                     {at("2025-03-04", 2), at("2025-04-08", 3), at("2025-05-13", 3), at("2025-08-12", 1)}}};
    panel.events = {{*Date::fromIso("2025-07-20"), Date::fromIso("2025-08-30"), "gap", "gap in supervision"}};
    view.panels = {panel};
    return view;
}

ViewModel pareto() {
    ViewModel view{.id = "example.pareto", .title = "Why sessions did not happen", .kind = ViewKind::Pareto};
    view.panels = {
        {.id = "reasons",
         .series = {{"count",
                     "Sessions",
                     Stroke::Solid,
                     {{"Leave", {}, 3, ""},
                      {"Supervisor not available, with a label that is long enough to need a second line in any chart",
                       {},
                       9,
                       ""},
                      {"Other", {}, std::nullopt, "*"}}}}}};
    return view;
}

} // namespace

TEST_CASE("a view without panels or table still renders as words") {
    ViewModel empty{.id = "x", .title = "Nothing yet", .question = "Why?"};
    CHECK(viewToSvg(empty).empty());
    CHECK(viewToText(empty).find("Nothing yet") == 0);
    CHECK(viewToHtml(empty).find("Nothing yet") != std::string::npos);
    CHECK(nlohmann::json::parse(viewToJson(empty))["table"]["rows"].empty());
}

TEST_CASE("what a person typed is never markup and never a formula") {
    ViewModel view{.id = "x", .title = "<script>alert(1)</script>", .kind = ViewKind::Table};
    view.table = {{{"a", "A", false}}, {{{"=HYPERLINK(\"x\")", {}}}, {{"<b>", {}}}}};
    CHECK(viewToHtml(view).find("<script>") == std::string::npos);
    CHECK(viewToHtml(view).find("<b></") == std::string::npos);
    CHECK(viewToCsv(view).find("\"'=HYPERLINK") != std::string::npos);
}

TEST_CASE("a missing value is never drawn or written as zero") {
    auto view = withTableTwin(pareto());
    CHECK(view.table.rows[2][1].text == "*");
    CHECK_FALSE(view.table.rows[2][1].number);
    CHECK(viewToCsv(pareto()).find("Other,*") != std::string::npos);
}

TEST_CASE("every point of every series stands in the table twin") {
    auto view = withTableTwin(trajectory());
    CHECK(view.table.rows.size() == 9); // and what happened at the time
    CHECK(view.table.rows.back().back().text == "gap in supervision");
    CHECK(view.table.columns.size() == 3);
}

TEST_CASE("the pictures and texts are the ones that were looked at") {
    golden("trajectory.svg", viewToSvg(trajectory()));
    golden("trajectory.txt", viewToText(trajectory()));
    golden("trajectory.csv", viewToCsv(trajectory()));
    golden("pareto.svg", viewToSvg(pareto()));
    golden("pareto.html", viewToHtml(pareto()));
    golden("pareto.txt", viewToText(pareto()));
}

TEST_CASE("no chart paints outside its width, however narrow") {
    for (double width : {240., 320., 760., 1600.}) {
        auto svg = viewToSvg(trajectory(), width);
        CHECK(svg.find("nan") == std::string::npos);
        CHECK(svg.find("inf") == std::string::npos);
    }
}
