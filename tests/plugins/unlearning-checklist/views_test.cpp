// The views as the workbench gets them, with the real plugin: of the story of two people, and of nothing.
#include "plugins/unlearning-checklist/unlearning_world.hpp"

#include "scenario/golden.hpp"
#include "view/render.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

using namespace trellis;
using namespace trellis::test;

namespace {

/// FK-CP3 with FK-S1 since January: relapse and recovery on U05 after an incident and a gap, limbo on U01, push-back on
/// U07.
class StoryOfTwo : public UnlearningWorld {
public:
    StoryOfTwo() {
        timeline.agreement.cadenceDays = 14;
        for (auto on : {"2025-01-14", "2025-01-28", "2025-02-11", "2025-02-25", "2025-03-11", "2025-03-25", "2025-04-08",
                        "2025-04-22", "2025-05-06", "2025-05-20", "2025-06-03", "2025-06-17", "2025-08-12", "2025-08-26",
                        "2025-09-09"})
            session(on);
        timeline.records[11].answers.values["workload.flags"] = Codes{"incident", "caseload"};
        auto& focus = add(own(record("unlearning-focus", "2025-01-14")));
        for (auto pair : {"U05", "U01", "U07"})
            focus.answers.rows["focus"].push_back(
                {std::string("f-") + pair, {{"focus.pair", Code{pair}}, {"focus.forces", Codes{"form", "policy"}}}});
        round("2025-02-11", "4/0", "4/0", "3/0", "4/0", "4/1", {"E1"}, "ST1");
        round("2025-03-18", "2/2", "3/2", "2/1", "2/1", "4/1", {"E3"}, "ST3");
        round("2025-04-22", "1/3", "2/3", "1/1", "1/1", "4/0", {"E3"}, "ST4");
        round("2025-05-27", "1/3", "1/3", "1/1", "1/0", "4/0", {"E4"}, "ST4");
        round("2025-07-01", "3/1", "3/1", "1/1", "1/1", "4/1", {"E1"}, "ST2");
        round("2025-08-05", "3/1", "3/2", "1/0", "1/0", "3/1", {"E1"}, "ST2");
        round("2025-09-09", "1/3", "2/3", "1/1", "1/1", "3/1", {"E4"}, "ST4");
        timeline.records.back().answers.rows["ratings"][0].cells["rating.pull-back"] = Codes{"incident", "worry"};
        pulled("2025-07-01", 0, {"incident", "supervision-gap"});
        pulled("2025-07-01", 2, {"policy"});
        pulled("2025-08-05", 0, {"supervision-gap"});
    }

    ViewModel show(const std::string& id, ViewQuestion question = {}) const {
        const auto* view = plugins.view(id);
        REQUIRE(view != nullptr);
        auto whole = timeline;
        std::ranges::stable_sort(whole.records, {}, &TimelineRecord::day);
        Timeline wide;
        wide.scope = Scope::Person;
        wide.subject = "FK-CP3";
        wide.today = timeline.today;
        wide.parts = {whole};
        if (!question.to) question.to = timeline.today;
        if (question.choices.empty() && id == "unlearning.trajectory") question.choices["pairs"] = "all";
        return view->show(&wide, question);
    }

    TimelineRecord own(TimelineRecord made, const char* supervisor = "FK-S1") const {
        made.agreement = timeline.agreement.id;
        made.supervisor = supervisor;
        made.supervisees = {"FK-CP3"};
        return made;
    }

private:
    void session(const char* on) {
        auto& made = add(own(record("supervision-session", on)));
        made.answers.values["session.status"] = Code{"held"};
    }
    void round(const char* on, const char* own05, const char* other05, const char* own01, const char* other01,
               const char* own07, Codes evidence, const char* stage) {
        auto& made = add(own(record("unlearning-rating", on)));
        made.answers.rows["ratings"] = {row("r1", "U05", own05, other05, evidence), row("r2", "U01", own01, other01),
                                        row("r3", "U07", own07)};
        made.answers.rows["ratings"][0].cells["rating.stage"] = Code{stage};
    }
    void pulled(const char* on, std::size_t at, Codes what) {
        for (auto& made : timeline.records)
            if (made.kind == "unlearning-rating" && made.day == day(on))
                made.answers.rows["ratings"][at].cells["rating.pull-back"] = what;
    }
};

const ViewPanel& panel(const ViewModel& view, std::string_view id) {
    const auto found = std::ranges::find(view.panels, id, &ViewPanel::id);
    REQUIRE(found != view.panels.end());
    return *found;
}

/// Every word of a view, in all the forms it can leave in.
std::string all(const ViewModel& view) { return viewToText(view) + viewToJson(view) + viewToCsv(view) + viewToHtml(view); }

} // namespace

TEST_CASE("Where nothing was ever chosen or rated, each view says what would make it otherwise") {
    UnlearningWorld world;
    for (auto id : {"unlearning.trajectory", "unlearning.grid", "unlearning.pull-back", "unlearning.today"}) {
        const auto* view = world.plugins.view(id);
        REQUIRE(view != nullptr);
        Timeline wide;
        wide.scope = Scope::Person;
        wide.subject = "FK-CP3";
        wide.today = world.timeline.today;
        ViewQuestion question;
        question.choices["pairs"] = "all";
        const auto nobody = view->show(&wide, question);
        wide.parts = {world.timeline};
        const auto nothing = view->show(&wide, question);
        INFO(id);
        CHECK_FALSE(nobody.empty.empty());
        CHECK_FALSE(nothing.empty.empty());
        CHECK_FALSE(nothing.reading.empty());
        CHECK(nothing.panels.empty());
        CHECK(nothing.card.empty());
    }
}

TEST_CASE("Each pair's panel names the state of both people, and the table names it once more") {
    const StoryOfTwo story;
    const auto view = story.show("unlearning.trajectory");
    REQUIRE(view.panels.size() == 3);
    CHECK(panel(view, "U05").state == "finding the way back");
    CHECK(panel(view, "U01").state.find("limbo") == std::string::npos); // limbo is where it stands, not how it moves
    CHECK(panel(view, "U01").reading.find("agree one clear routine") != std::string::npos);
    const auto json = nlohmann::json::parse(viewToJson(view));
    CHECK(json["id"] == "unlearning.trajectory");
    for (auto& one : json["panels"]) CHECK_FALSE(one["state"].get<std::string>().empty());
    std::set<std::string> states;
    for (auto& cells : view.table.rows)
        if (!cells[8].text.empty()) states.insert(cells[10].text + " " + cells[1].text + " " + cells[8].text);
    CHECK(states.count("U05 FK-CP3 recovery"));
    CHECK(states.count("U05 FK-S1 recovery"));
    CHECK(states.size() == 5); // nobody but FK-CP3 has rated U07
}

TEST_CASE("Flags of sessions and ratings, and the gap between sessions, stand on the time axis") {
    const StoryOfTwo story;
    const auto events = panel(story.show("unlearning.trajectory"), "U05").events;
    const auto gap = std::ranges::find(events, "supervision-gap", &ViewEvent::code);
    REQUIRE(gap != events.end());
    CHECK(gap->day == day("2025-07-01")); // a fortnight after the last session before it
    CHECK(gap->until == day("2025-08-12"));
    CHECK(std::ranges::find(events, "incident", &ViewEvent::code) != events.end());
}

TEST_CASE("The course of the story reads and looks as it did when somebody looked at it") {
    const auto view = StoryOfTwo().show("unlearning.trajectory");
    golden("unlearning-trajectory.txt", viewToText(view));
    golden("unlearning-trajectory.svg", viewToSvg(view));
    golden("unlearning-grid.txt", viewToText(StoryOfTwo().show("unlearning.grid")));
    golden("unlearning-pull-back.txt", viewToText(StoryOfTwo().show("unlearning.pull-back")));
}

TEST_CASE("A view of an earlier time knows nothing of what came later") {
    const StoryOfTwo story;
    ViewQuestion question;
    question.to = day("2025-07-02");
    CHECK(panel(story.show("unlearning.trajectory", question), "U05").state == "dip: ask what happened");
    question.from = day("2025-06-01");
    CHECK(panel(story.show("unlearning.trajectory", question), "U05").series.at(0).points.size() == 1);
    CHECK(story.show("unlearning.grid", question).reading.find("Loosening") != std::string::npos);
}

TEST_CASE("Pairs let go of can be left out, and a pair without words is shown by its code") {
    StoryOfTwo story;
    auto& focus = story.add(story.own(story.record("unlearning-focus", "2025-09-10")));
    focus.answers.rows["focus"] = {{"n", {{"focus.pair", Code{"U05"}}}}};
    ViewQuestion question;
    question.choices["pairs"] = "focus";
    CHECK(story.show("unlearning.trajectory", question).panels.size() == 1);
    CHECK(story.show("unlearning.trajectory").panels.size() == 3);
    focus.answers.rows["focus"][0].cells["focus.pair"] = Code{"FK99"};
    CHECK(panel(story.show("unlearning.trajectory", question), "FK99").title == "FK99");
}

TEST_CASE("An earlier supervisor's ratings are left out and said to be; the supervisee's own go on") {
    StoryOfTwo story;
    for (auto& one : story.timeline.records)
        if (one.day < day("2025-06-01")) one.supervisor = "FK-S9";
    const auto view = story.show("unlearning.trajectory");
    REQUIRE(view.exclusions.size() == 1);
    CHECK(view.exclusions[0].find("FK-S9") != std::string::npos);
    const auto& u05 = panel(view, "U05");
    CHECK(u05.series.at(0).points.size() == 7);
    CHECK(u05.series.at(2).points.size() == 3);
}

TEST_CASE("Today has one line for the two, limbo first, and it says no number") {
    const auto card = StoryOfTwo().show("unlearning.today").card;
    CHECK(card.starts_with("FK-CP3 \u00B7 Starting from problem lists and assessment forms \u2192 "));
    CHECK(card.find("agree one clear routine") != std::string::npos);
    CHECK(card.size() <= 300);
    CHECK(card.find("HOLD") == std::string::npos);
}

TEST_CASE("On screen a pair is its words: codes stand in the table's last column, for machines, and nowhere else") {
    for (auto id : {"unlearning.trajectory", "unlearning.grid", "unlearning.pull-back", "unlearning.today"}) {
        auto view = StoryOfTwo().show(id);
        if (!view.table.columns.empty() && view.table.columns.back().id == "pair" && id != std::string("unlearning.today"))
            for (auto& row : view.table.rows) row.back().text.clear();
        const auto said = viewToText(view) + viewToSvg(view);
        for (auto jargon : {"U01", "U05", "U07", "HOLD", "PRESENCE", "with a gap", "with caseload"}) {
            INFO(id << " says " << jargon);
            CHECK(said.find(jargon) == std::string::npos);
        }
    }
}

TEST_CASE("What was said in words about a person, a case or a talk is in none of the views") {
    StoryOfTwo story;
    for (auto& one : story.timeline.records)
        for (auto& row : one.answers.rows["ratings"]) {
            row.cells["rating.talked"] = std::string("quillwort by the door");
            row.cells["rating.example-old"] = std::string("quillwort");
            row.cells["focus.experiment"] = std::string("quillwort");
        }
    for (auto id : {"unlearning.trajectory", "unlearning.grid", "unlearning.pull-back", "unlearning.today"})
        CHECK(all(story.show(id)).find("quillwort") == std::string::npos);
}

TEST_CASE("No view adds ratings up, compares with anybody else, or blames") {
    const StoryOfTwo story;
    for (auto id : {"unlearning.trajectory", "unlearning.grid", "unlearning.pull-back", "unlearning.today"}) {
        const auto view = story.show(id);
        std::string said = viewToText(view);
        std::ranges::transform(said, said.begin(), [](unsigned char c) { return char(std::tolower(c)); });
        INFO(id << "\n" << said);
        for (auto avoided : {"total", "average", "score", "rank", "perform", "fail", "colleague", "worse", "fault"})
            CHECK(said.find(avoided) == std::string::npos);
    }
}

TEST_CASE("Moving on from a stage is one person leaving one field and standing in another; no rating is in it") {
    const StoryOfTwo story;
    const auto* measure = story.plugins.measure("unlearning.stage");
    REQUIRE(measure != nullptr);
    CHECK(measure->info().reduce == Reduce::Last);
    CHECK(measure->info().classes.text() == "M");
    auto whole = story.timeline;
    std::ranges::stable_sort(whole.records, {}, &TimelineRecord::day);
    Timeline wide;
    wide.scope = Scope::Person;
    wide.subject = "FK-CP3";
    wide.today = whole.today;
    wide.parts = {whole};
    std::map<std::string, double> newest;
    for (auto& one : measure->observe(wide).observations) {
        CHECK((one.numerator == 0 || one.numerator == 1));
        CHECK(one.person == "FK-CP3");
        CHECK(one.records.size() == 1);
        CHECK_FALSE(one.because.empty());
        newest[one.dimensions.at("pair-stage").code] = one.numerator;
    }
    CHECK(newest == std::map<std::string, double>{{"U05.ST1", 0}, {"U05.ST2", 0}, {"U05.ST3", 0}, {"U05.ST4", 1}});
}

TEST_CASE("A quick look among the records is no trouble to any view, in quick mode or not") {
    StoryOfTwo world;
    auto& look = world.add(world.own(world.record("unlearning-quick", "2025-09-12")));
    look.answers.rows["quick"] = {{"q-1", {{"rating.pair", Code{"U05"}}, {"quick.self", 2.0}}}};
    for (auto id : {"unlearning.trajectory", "unlearning.grid", "unlearning.pull-back", "unlearning.today"}) {
        INFO(id);
        CHECK_NOTHROW(world.show(id));
    }
}
