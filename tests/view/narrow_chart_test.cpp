#include "view/canvas.hpp"
#include "view/chart.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

#include <algorithm>

using namespace trellis;

namespace {

/// Remembers what is painted; every letter is as wide as every other.
class Remembering : public Canvas {
public:
    struct Words {
        Spot at;
        std::string words;
    };
    std::vector<Words> texts;
    std::vector<std::vector<Spot>> lines;
    void polyline(const std::vector<Spot>& spots, Ink, Stroke, double) override { lines.push_back(spots); }
    void rectangle(Spot, double, double, Ink, double) override {}
    void marker(Spot, Marker, Ink, double) override {}
    void text(Spot at, const std::string& words, Ink, double, Align, bool) override { texts.push_back({at, words}); }
    double textWidth(const std::string& words, double size, bool) const override {
        return 0.6 * size * static_cast<double>(words.size());
    }
    const Words* said(const std::string& words) const {
        const auto found = std::ranges::find(texts, words, &Words::words);
        return found == texts.end() ? nullptr : &*found;
    }
    /// The widest level line there is: as wide as the values have room.
    double roomForValues() const {
        double widest = 0;
        for (auto& line : lines)
            if (line.size() == 2 && line[0].y == line[1].y) widest = std::max(widest, line[1].x - line[0].x);
        return widest;
    }
};

const std::string upper = "upper limit 92 %", median = "median 61 %";

ViewModel run() {
    ViewModel view{.id = "example.run", .title = "Had a session", .kind = ViewKind::Run};
    ViewPanel panel{.id = "all"};
    panel.series = {
        {"share", "Share", Stroke::Solid, {{"May", {}, 40, ""}, {"June", {}, 80, ""}, {"July", {}, 60, ""}}}};
    panel.lines = {{.title = upper, .value = 92}, {.title = median, .value = 61}};
    view.panels = {panel};
    return view;
}

} // namespace

TEST_CASE("In a narrow pane the values keep their room, and the names of limits stand below, whole") {
    const double width = GENERATE(160., 180., 200.);
    Remembering narrow;
    const double height = paintChart(run(), narrow, width);
    CHECK(narrow.roomForValues() >= 0.4 * width);
    CHECK_FALSE(narrow.said(upper)); // not beside its line
    REQUIRE(narrow.said("1"));
    REQUIRE(narrow.said("2"));
    CHECK(narrow.said("1")->at.y < narrow.said("2")->at.y);
    CHECK(narrow.said("1")->at.x < width);
    REQUIRE(narrow.said("1 " + upper));
    REQUIRE(narrow.said("2 " + median));
    CHECK(narrow.said("2 " + median)->at.y < height); // and nothing is cut
    const double below = narrow.said("1 " + upper)->at.y;
    CHECK(std::ranges::all_of(narrow.lines, [&](auto& line) {
        return std::ranges::all_of(line, [&](auto& spot) { return spot.y < below; });
    }));
}

TEST_CASE("Where there is room the name of a limit stands beside its line") {
    Remembering wide;
    paintChart(run(), wide, 600);
    REQUIRE(wide.said(upper));
    CHECK(wide.said(upper)->at.x > 0.6 * 600);
    CHECK_FALSE(wide.said("1"));
    CHECK_FALSE(wide.said("1 " + upper));
}
