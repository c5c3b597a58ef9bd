#include "view/spoken_table.hpp"

#include "view/render.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {

ViewModel months() {
    ViewModel view{.id = "example.run", .title = "Delivery over time", .kind = ViewKind::Run};
    ViewPanel panel{.id = "one", .title = "Had a session"};
    panel.series = {{"held",
                     "Had a session",
                     Stroke::Solid,
                     {{"August 2025", {}, 3, "3 of 4"}, {"September 2025", {}, 2, "2 of 4"}}}};
    panel.lines = {{"median 3", 3, Stroke::Dashed}};
    panel.events = {{*Date::fromIso("2025-08-01"), Date::fromIso("2025-08-09"), "gap", "A gap"}};
    view.panels = {panel};
    return view;
}

} // namespace

TEST_CASE("Only a day, or two with \"to\" between, is said in words; what merely looks like one stays as it is") {
    for (auto cell : {"", "2025-02-30", "2025-3-1", "2025-03-01 ", "due 2025-03-01", "2025-03-01 to", "a to b", "12"})
        CHECK(spokenDay(cell) == cell);
    CHECK(spokenDay("2025-03-01") == "1 March 2025");
    CHECK(spokenDay("2025-03-01 to 2025-03-08") == "1 March 2025 to 8 March 2025");
}

TEST_CASE("People read days in words, and machines get them as they sort") {
    const auto view = months();
    for (auto& said : {viewToText(view), viewToHtml(view)}) {
        CHECK(said.find("1 August 2025 to 9 August 2025") != std::string::npos);
        CHECK(said.find("2025-08-01") == std::string::npos);
    }
    CHECK(viewToCsv(view).find("2025-08-01 to 2025-08-09") != std::string::npos);
    CHECK(viewToJson(view).find("\"2025-08-01\"") != std::string::npos);
}

TEST_CASE("Rows that begin alike are told apart by the month, and each keeps a short name where one word does") {
    const auto names = rowNames(withTableTwin(months()).table);
    CHECK(names == std::vector<std::string>{"Had a session, August 2025", "Had a session, September 2025",
                                            "drawn across", "at the time"});
    ViewTable odd{{{"a", "A"}, {"n", "N", true}, {"b", "B"}},
                  {{{"x", {}}, {"1", 1}, {"p", {}}}, {{"x", {}}, {"2", 2}, {"q", {}}}, {}}};
    CHECK(rowNames(odd) == std::vector<std::string>{"x", "x", ""}); // numbers are what is explained, not a name
    CHECK(rowNames({}).empty());
}
