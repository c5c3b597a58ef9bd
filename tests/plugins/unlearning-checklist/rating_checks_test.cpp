#include "plugins/unlearning-checklist/unlearning_world.hpp"

#include <algorithm>

using namespace trellis;
using namespace trellis::test;

namespace {

ItemPath at(const char* item) { return {item, "ratings", "r"}; }
bool neverRefuses(const UnlearningWorld& world, const TimelineRecord& made) {
    const auto all = world.check(made);
    return std::none_of(all.begin(), all.end(), [](auto& each) { return each.severity == Severity::Refuse; });
}

} // namespace

TEST_CASE("The supervisee's own answer comes first: a supervisor's alone asks for it, and stands") {
    const UnlearningWorld world;
    const auto made = world.writing({world.row("r", "U05", "", "3/1")});
    const auto found = world.finding(made, "rating.self-first");
    CHECK(found.severity == Severity::Ask);
    CHECK(found.where == at("rating.self-hold"));
    CHECK(neverRefuses(world, made));
    CHECK_FALSE(world.finds(world.writing({world.row("r", "U05", "3/1", "3/1")}), "rating.self-first"));
}

TEST_CASE("One scale without the other, or nothing at all, is asked about; N and X say enough") {
    const UnlearningWorld world;
    auto made = world.writing({world.row("r", "U05", "")});
    auto& cells = made.answers.rows["ratings"][0].cells;
    CHECK(world.finding(made, "rating.empty").where == at("rating.self-hold"));
    cells["rating.self-hold"] = 3.0;
    CHECK(world.finding(made, "rating.half").where == at("rating.self-presence"));
    cells.erase("rating.self-hold");
    for (auto mark : {"N", "X"}) {
        cells["rating.mark"] = Code{mark};
        CHECK(world.check(made).empty());
    }
}

TEST_CASE("T7: evidence asks at the scale it is about, for each person, and never refuses") {
    UnlearningWorld world;
    auto made = world.writing({world.row("r", "U05", "0/3", "1/4", {"E1"})});
    CHECK(world.finding(made, "evidence.hold-0").where == at("rating.self-hold"));
    CHECK(world.finding(made, "evidence.presence-3").where == at("rating.self-presence"));
    CHECK(world.finding(made, "evidence.presence-4").where == at("rating.supervisor-presence"));
    CHECK(neverRefuses(world, made));
    // Something seen eighty-four days ago still counts for 0 and 4.
    world.rated("2025-06-24", "1/2", "1/2", {"E4"});
    CHECK_FALSE(world.finds(made, "evidence.hold-0"));
    CHECK_FALSE(world.finds(made, "evidence.presence-4"));
    CHECK(world.finds(made, "evidence.presence-3"));
    world.timeline.records[0].day = day("2025-06-23");
    CHECK(world.finds(made, "evidence.hold-0"));
}

TEST_CASE("A difference of two opens a prompt until the two have said what each saw; nothing is averaged") {
    const UnlearningWorld world;
    auto made = world.writing({world.row("r", "U05", "3/1", "1/1")});
    CHECK(world.finding(made, "rating.apart").severity == Severity::Ask);
    CHECK(world.finding(made, "rating.apart").where == at("rating.talked"));
    made.answers.rows["ratings"][0].cells["rating.talked"] = std::string("she saw the phone calls, I saw the visit");
    CHECK_FALSE(world.finds(made, "rating.apart"));
    CHECK_FALSE(world.finds(world.writing({world.row("r", "U05", "3/1", "2/2")}), "rating.apart"));
}

TEST_CASE("Limbo is a safety prompt at the experiment, whoever of the two sees it, and stays as a note once something "
          "is agreed") {
    const UnlearningWorld world;
    auto made = world.writing({world.row("r", "U01", "2/1", "1/1")});
    const auto found = world.finding(made, "limbo");
    CHECK(found.severity == Severity::Ask);
    CHECK(found.where == at("focus.experiment"));
    CHECK(found.message == "The old way is gone and nothing is in its place yet: agree one clear routine.");
    made.answers.rows["ratings"][0].cells["focus.experiment"] =
        std::string("first ten minutes: their own account, then two fixed questions");
    CHECK(world.finding(made, "limbo").severity == Severity::Note);
    CHECK_FALSE(world.finds(world.writing({world.row("r", "U01", "2/1", "2/1")}), "limbo"));
}

TEST_CASE("A dip asks what happened, a relapse what would help, and either falls silent once it is said") {
    UnlearningWorld world;
    for (auto [on, how] : {std::pair{"2025-04-01", "2/2"}, {"2025-05-06", "1/3"}, {"2025-06-10", "1/3"}})
        world.rated(on, how);
    auto made = world.writing({world.row("r", "U05", "3/1")});
    CHECK(world.finding(made, "trajectory.dip").where == at("rating.pull-back"));
    world.rated("2025-07-15", "3/1");
    CHECK(world.finds(made, "trajectory.relapse"));
    CHECK_FALSE(world.finds(made, "trajectory.dip"));
    made.answers.rows["ratings"][0].cells["rating.pull-back"] = Codes{"incident"};
    CHECK_FALSE(world.finds(made, "trajectory.relapse"));
    CHECK(neverRefuses(world, made));
}

TEST_CASE("T8: until the pair picks a stage, the quadrant's name and the stages often seen there are a note") {
    const UnlearningWorld world;
    auto made = world.writing({world.row("r", "U05", "3/2")});
    CHECK(world.finding(made, "rating.stage").severity == Severity::Note);
    CHECK(world.finding(made, "rating.stage").message ==
          "By the numbers: Competing, often Letting go or Trying. You choose.");
    made.answers.rows["ratings"][0].cells["rating.stage"] = Code{"ST2"};
    CHECK_FALSE(world.finds(made, "rating.stage"));
}

TEST_CASE("A pair that stands in a round twice is asked about at its second row") {
    const UnlearningWorld world;
    const auto made = world.writing({world.row("r", "U05", "3/1"), world.row("s", "U05", "3/1")});
    CHECK(world.finding(made, "rating.twice").where == ItemPath{"rating.pair", "ratings", "s"});
}

TEST_CASE("The one-page checklist asks the same at its own items, and its ratings belong to the same course") {
    UnlearningWorld world;
    auto page = world.record("unlearning-checklist", "2025-06-24");
    page.answers.values["rating.pair"] = Code{"U05"};
    world.rate(page.answers.values, "1/2", "", {"E5"});
    world.add(page);
    auto made = world.record("unlearning-checklist", "2025-09-16", true);
    made.answers.values["rating.pair"] = Code{"U05"};
    world.rate(made.answers.values, "0/1", "3/1", {"E1"});
    CHECK(world.finding(made, "rating.apart").where == ItemPath{"rating.talked", "", ""});
    CHECK(world.finding(made, "limbo").where.item == "focus.experiment");
    CHECK_FALSE(world.finds(made, "evidence.hold-0")); // the person said so twelve weeks ago, on the page
    CHECK(world.finds(world.writing({world.row("r", "U07", "0/1")}), "evidence.hold-0"));
}

TEST_CASE("A quick look asks for the supervisee first and is never turned into a rating") {
    UnlearningWorld world;
    auto made =
        world.writing({Row{"q", {{"rating.pair", Code{"U05"}}, {"quick.supervisor", 3.0}}}}, "unlearning-quick");
    CHECK(world.finding(made, "quick.self-first").where == ItemPath{"quick.self", "quick", "q"});
    made.draft = false;
    made.day = day("2025-09-01");
    world.add(made);
    CHECK_FALSE(world.finds(world.writing({world.row("r", "U05", "3/1")}), "trajectory.dip"));
}
