// What the grid, the pull-back and Today say about a story.
#include "plugins/unlearning-checklist/series.hpp"
#include "prompts.hpp"
#include "pull_back.hpp"
#include "stage_grid.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

using namespace trellis::test;
using namespace unlearning;

namespace {

struct TwoPeople : Story {
    explicit TwoPeople(int daysOn = 105) {
        supervisee = "FK-CP3";
        supervisor = "FK-S1";
        labels["U05"] = "Risk handled first \u2192 Safety understood together";
        today = firstDay + daysOn;
    }
    TwoPeople& rated(const char* pair, const char* course, Rater by = Rater::Supervisee) {
        for (auto rating : series(course)) {
            rating.pair = pair;
            rating.by = by;
            ratings.push_back(rating);
        }
        return *this;
    }
    TwoPeople& picked(const char* pair, int day, const char* stage) {
        stages.push_back({firstDay + day, pair, stage, ""});
        return *this;
    }
    TwoPeople& pulled(const char* pair, int day, const char* code, const char* label) {
        pulls.push_back({firstDay + day, pair, code, label});
        return *this;
    }
};

std::vector<std::string> shown(const StageRow& row) {
    std::vector<std::string> out;
    for (auto& cell : row.cells) out.push_back(cell.shown);
    return out;
}

} // namespace

TEST_CASE("Where nothing was chosen or rated the grid says so") {
    const auto grid = stageGrid(TwoPeople(), {});
    CHECK(grid.rows.empty());
    CHECK(grid.reading == "No pair is in focus and none has been rated yet.");
}

TEST_CASE("A pair that went forward and back stands once where it is, and was where it was") {
    TwoPeople story;
    story.rated("U05", "3/1").picked("U05", 0, "ST1").picked("U05", 35, "ST3").picked("U05", 70, "ST2").picked("U05", 100, "ST2");
    const auto grid = stageGrid(story, {});
    REQUIRE(grid.rows.size() == 1);
    CHECK(grid.rows[0].title == "Risk handled first \u2192 Safety understood together");
    CHECK(shown(grid.rows[0]) == std::vector<std::string>{"", "on 4 October 2024", "here since 13 December 2024",
                                                           "on 8 November 2024", "", "", ""});
    CHECK(grid.reading == "Risk handled first \u2192 Safety understood together: Loosening, since 13 December 2024.");
    CHECK(std::ranges::count(grid.rows[0].cells, 2, &StageCell::weight) == 1);
}

TEST_CASE("T8: until the two pick, the quadrant's name stands there, and where the numbers are often met") {
    TwoPeople story(0);
    story.rated("U05", "3/2", Rater::Supervisor);
    const auto row = stageGrid(story, {}).rows.at(0);
    CHECK(row.where == "Competing, not picked yet");
    CHECK(shown(row) == std::vector<std::string>{"", "", "", "often here", "often here", "", ""});
    CHECK(std::ranges::all_of(row.cells, [](auto& cell) { return cell.weight == 0; }));
}

TEST_CASE("A stage that nobody knows, and one picked after the day looked at, are passed over") {
    TwoPeople story(0);
    story.inFocus = {"U05"};
    story.picked("U05", 0, "ST9").picked("U05", 1, "ST3");
    CHECK(stageGrid(story, {}).rows.at(0).where == "not picked yet");
}

TEST_CASE("What pulled it back is counted once for each pair and round, most often named first") {
    TwoPeople story;
    story.pulled("U05", 0, "caseload", "Caseload").pulled("U05", 0, "caseload", "Caseload");
    story.pulled("U13", 0, "caseload", "Caseload").pulled("U05", 35, "worry", "Worry about what might happen");
    story.pulled("U05", 200, "habit", "Habit"); // after the day looked at
    const auto found = pullBack(story, {});
    REQUIRE(found.pulls.size() == 2);
    CHECK(found.pulls[0].times == 2);
    CHECK(found.pulls[0].pairs == std::vector<std::string>{"U05", "U13"});
    CHECK(found.reading == "Named most often as what pulled it back: \u201CCaseload\u201D, twice.");
    CHECK(pullBack(story, firstDay + 1).pulls.size() == 1);
    CHECK(pullBack(TwoPeople(), {}).reading == "Nothing has been named yet that pulled it back.");
}

TEST_CASE("What stands first together is named together, and the system's forces stand beside it") {
    TwoPeople story;
    story.pulled("U05", 0, "worry", "Worry").pulled("U05", 0, "busy", "A busy week");
    story.forces = {{firstDay, "U05", "form", "A form or template"}};
    CHECK(pullBack(story, {}).reading ==
          "Named most often as what pulled it back: \u201CA busy week\u201D and \u201CWorry\u201D, each once. What in the "
          "system keeps old ways alive, by the pairs in focus: \u201CA form or template\u201D, once.");
}

TEST_CASE("Today speaks of limbo first, of dips and long silences, and of nothing that is not in focus") {
    TwoPeople story;
    story.inFocus = {"U01", "U05", "U07", "U09"};
    story.rated("U05", "2/2 1/3 1/3 3/1").rated("U01", "3/0 2/1 1/1 1/1").rated("U07", "2/2");
    story.rated("U09", "2/2 2/2 2/2 2/2").rated("U13", "1/1 1/1 1/1 1/1");
    std::vector<std::string> told;
    for (auto& one : prompts(story)) told.push_back(one.pair + " " + one.state);
    CHECK(told == std::vector<std::string>{"U01 limbo", "U05 dip", "U07 stale"});
    CHECK(prompts(story)[1].about == "Risk handled first \u2192 Safety understood together");
    story.rated("U07", "2/2", Rater::Supervisor);
    CHECK(prompts(story).size() == 3);
    story.rated("U05", "2/2 1/3 1/3 1/3", Rater::Supervisor); // one of the two is enough for a word
    CHECK(prompts(story)[1].state == "dip");
}

TEST_CASE("In quick mode a quick look within twelve weeks is a look, and in none other") {
    TwoPeople story;
    story.inFocus = {"U07"};
    story.rated("U07", "2/2");
    REQUIRE(prompts(story, true).size() == 1); // nobody has looked in any way
    story.quick["U07"] = story.today - 84;
    CHECK(prompts(story, true).empty());
    CHECK(prompts(story, false).size() == 1);
    story.quick["U07"] = story.today - 85;
    CHECK(prompts(story, true).size() == 1);
}

TEST_CASE("No sentence of grid, pull-back or Today blames, ranks or adds up") {
    TwoPeople story;
    story.inFocus = {"U01", "U05", "U07"};
    story.rated("U05", "2/2 1/3 3/1 3/1").rated("U01", "1/1 1/1 1/1 1/1").rated("U07", "2/2");
    story.pulled("U05", 0, "caseload", "Caseload").picked("U05", 0, "ST3");
    std::string all = pullBack(story, {}).reading + stageGrid(story, {}).reading;
    for (auto& one : prompts(story)) all += one.words;
    for (auto avoided : {"fail", "poor", "worse", "worst", "score", "perform", "total", "average", "should", "fault"})
        CHECK(all.find(avoided) == std::string::npos);
}

TEST_CASE("A view since a day is about the pairs in focus and those rated since, by their codes") {
    TwoPeople story;
    story.inFocus = {"U13"};
    story.rated("U05", "2/2").rated("U01", "2/2 2/2");
    CHECK(story.pairsSince({}) == std::vector<std::string>{"U01", "U05", "U13"});
    CHECK(story.pairsSince(firstDay + 1) == std::vector<std::string>{"U01", "U13"});
    CHECK(questionOf(story, firstDay + 1).from == firstDay + 1);
}

TEST_CASE("Lines begin where the view begins, and what was before still counts for the state") {
    TwoPeople story;
    story.rated("U05", "2/2 1/3 1/3 3/1");
    story.context = {{firstDay + 20, "supervision-gap", "A gap in supervision", firstDay + 80},
                     {firstDay - 60, "incident", "An incident", {}}};
    const auto panel = courseView(questionOf(story, firstDay + 70)).panels.at(0);
    CHECK(panel.state == "dip: ask what happened");
    CHECK(panel.lines.at(0).points.size() == 2);
    REQUIRE(panel.events.size() == 1); // the gap reached into the view; the incident had long passed
    CHECK(panel.reading.find("Around then: a gap in supervision") != std::string::npos);
}
