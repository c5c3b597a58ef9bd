#include "plugins/unlearning-checklist/series.hpp"
#include "trajectory_view.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis::test;
using namespace unlearning;

namespace {

/// The description written out, one line a thing, so that a person can look at all of it.
std::string told(const CourseView& view) {
    std::ostringstream out;
    out << view.reading << '\n';
    for (auto& panel : view.panels) {
        out << "== " << panel.pair << ": " << panel.oldWay << " | " << panel.newWay << '\n' << panel.state << '\n';
        if (!panel.prompt.empty()) out << "! " << panel.prompt << '\n';
        out << panel.reading << '\n';
        for (auto& each : panel.standings)
            out << each.person << ' ' << each.state << ' ' << each.quadrant << " \"" << each.place << '"'
                << (each.limbo ? " limbo" : "") << '\n';
        for (auto& line : panel.lines) {
            out << line.id << " \"" << line.title << '"';
            for (auto& point : line.points)
                out << ' ' << point.day - firstDay << '=' << point.value << (point.evidenced ? "" : "?");
            out << '\n';
        }
        for (auto& event : panel.events) out << "event " << event.day - firstDay << ' ' << event.code << '\n';
    }
    for (auto& note : view.notes) out << "note " << note << '\n';
    return out.str();
}

void add(CourseQuestion& question, std::vector<Rating> ratings, const char* pair, Rater by) {
    for (auto& rating : ratings) {
        rating.pair = pair;
        rating.by = by;
        question.ratings.push_back(rating);
    }
}

CourseQuestion two() {
    CourseQuestion question;
    question.supervisee = "FK-CP3";
    question.supervisor = "FK-S1";
    question.pairLabels["U05"] = "Risk handled first \u2192 Safety understood together";
    question.pairLabels["U01"] = "Starting from forms \u2192 Starting from what matters";
    question.today = firstDay + 105;
    return question;
}

} // namespace

TEST_CASE("The relapse of one and the steadiness of the other stand side by side, with what was going on") {
    auto question = two();
    add(question, series("2/2 1/3 1/3 3/1"), "U05", Rater::Supervisee);
    add(question, series("2/2 1/3(E4) 1/3(E4) 1/3(E4)"), "U05", Rater::Supervisor);
    question.context = {{firstDay + 35, "caseload", "Caseload"},
                        {firstDay + 90, "supervision-gap", "A gap in supervision"},
                        {firstDay + 105, "it-money", "IT or money"},
                        {firstDay + 106, "incident", "An incident"},
                        {firstDay - 200, "sickness", "Sickness in the team"}};
    CHECK(told(courseView(question)) ==
          "One pair: Risk handled first \u2192 Safety understood together (FK-CP3: dip: ask what happened \u00B7 FK-S1: steady).\n"
          "== U05: Risk handled first | Safety understood together\n"
          "FK-CP3: dip: ask what happened \u00B7 FK-S1: steady\n"
          "! You see this quite differently. What did each of you see?\n"
          "FK-CP3: dip: ask what happened; on 17 January 2025 the old way is stronger (3 of 4, was 1) and the new way "
          "less present (1 of 4, was 3). FK-S1: steady; on 17 January 2025 the old way stands at 1 of 4 and the new way "
          "at 3 of 4, as before. Around then: a gap in supervision; IT or money.\n"
          "FK-CP3 dip old-in-charge \"Old way in charge\"\n"
          "FK-S1 steady new-in-charge \"New way in charge\"\n"
          "self-hold \"old way, as FK-CP3 sees it\" 0=2 35=1 70=1 105=3\n"
          "self-presence \"new way, as FK-CP3 sees it\" 0=2 35=3? 70=3? 105=1\n"
          "supervisor-hold \"old way, as FK-S1 sees it\" 0=2 35=1 70=1 105=1\n"
          "supervisor-presence \"new way, as FK-S1 sees it\" 0=2 35=3 70=3 105=3\n"
          "event 35 caseload\n"
          "event 90 supervision-gap\n"
          "event 105 it-money\n"
          "note Going up and down is usual. A person's own past is the only comparison; pairs are not added up.\n"
          "note A hollow point is not yet evidenced. It stands as it was given.\n");
}

TEST_CASE("Limbo is said as what to do, and a picked stage stands in place of the quadrant") {
    auto question = two();
    add(question, series("3/0 2/1 1/1"), "U01", Rater::Supervisee);
    question.stages["U01"] = "ST3";
    question.today = firstDay + 70;
    CHECK(told(courseView(question)) ==
          "One pair: Starting from forms \u2192 Starting from what matters (letting go and taking up).\n"
          "== U01: Starting from forms | Starting from what matters\n"
          "letting go and taking up\n"
          "! The old way is gone and nothing is in its place yet: agree one clear routine.\n"
          "FK-CP3: letting go and taking up; on 13 December 2024 the old way is less strong (1 of 4, was 2).\n"
          "FK-CP3 improving limbo \"Letting go\" limbo\n"
          "self-hold \"old way, as FK-CP3 sees it\" 0=3 35=2 70=1\n"
          "self-presence \"new way, as FK-CP3 sees it\" 0=0 35=1 70=1\n"
          "note Going up and down is usual. A person's own past is the only comparison; pairs are not added up.\n"
          "note Where nothing is in the old way's place yet, safety comes first.\n");
}

TEST_CASE("What went on around each rating is said after it where the two rated at different times") {
    auto question = two();
    add(question, series("2/2 1/3"), "U05", Rater::Supervisee);
    add(question, series("2/2 1/3 1/3 1/3"), "U05", Rater::Supervisor);
    question.context = {{firstDay + 30, "moved", "A team has moved, merged or been renamed"},
                        {firstDay + 105, "it-money", "IT or money"}};
    const auto reading = courseView(question).panels.front().reading;
    const auto moved = reading.find("Around then: a team has moved, merged or been renamed. FK-S1: ");
    CHECK(moved != std::string::npos);
    CHECK(reading.ends_with("Around then: IT or money."));
}

TEST_CASE("A pair is said in short words that still say something, and never by its code where it has words") {
    CHECK(shortPair("Risk handled first, defensively, and about the person \u2192 Safety understood together, with "
                    "supported positive risk") == "Risk handled first \u2026 \u2192 Safety understood together \u2026");
    CHECK(shortPair("Professional distance \u2192 Warm, human, boundaried relationship") ==
          "Professional distance \u2192 Warm, human, boundaried relationship");
    const auto oneWord = "Persistence, and a great many other things said at some length";
    CHECK(shortPair(std::string(oneWord)) == oneWord); // "Persistence" alone would say little
    CHECK(shortPair({{"L1", "Old \u2192 New"}}, "L1") == "Old \u2192 New");
    CHECK(shortPair(std::map<std::string, std::string>{}, "L1") == "L1");
    CHECK(shortPair("").empty());
}

TEST_CASE("Improving is said by what moved") {
    const auto words = [](const char* course) { return stateWords(seenAfter(series(course))); };
    CHECK(words("4/1 3/1 2/1") == "loosening");
    CHECK(words("3/0 3/1 3/2") == "taking up the new way");
    CHECK(words("4/0 3/1 2/2") == "letting go and taking up");
}

TEST_CASE("A pair in focus without a rating has its panel and no line, and pairs keep the order of their codes") {
    auto question = two();
    question.inFocus = {"U05", "U01"};
    question.today = firstDay;
    add(question, series("2/2"), "U05", Rater::Supervisor);
    const auto view = courseView(question);
    REQUIRE(view.panels.size() == 2);
    CHECK(view.panels[0].pair == "U01");
    CHECK(view.panels[0].state == "not rated yet");
    CHECK(view.panels[0].lines.empty());
    CHECK(view.panels[1].state == "FK-CP3: not rated yet \u00B7 FK-S1: too early to say");
    CHECK(view.panels[1].prompt.empty());
    CHECK(courseView(CourseQuestion{}).reading == "No pair is in focus and none has been rated yet.");
}

TEST_CASE("A pair with an unknown label, and one set aside, are told by what is known") {
    auto question = two();
    add(question, series("2/2 X"), "L01", Rater::Supervisee);
    const auto panel = courseView(question).panels.front();
    CHECK(panel.oldWay == "L01");
    CHECK(panel.newWay.empty());
    CHECK(panel.state == "set aside: not part of this role here");
    CHECK(panel.prompt.empty());
}

TEST_CASE("No word of any state blames, ranks or judges") {
    for (auto course : {"2/2", "2/2 X", "4/0 3/1 2/2", "3/1 3/1 3/1", "2/2 1/3 1/3 3/1", "2/2 1/3 1/3 3/1 3/1",
                        "2/2 1/3 1/3 3/1 1/3", "2/2 3/2 4/2"}) {
        const auto words = stateWords(seenAfter(series(course, 42)));
        INFO(words);
        for (auto avoided :
             {"fail", "bad", "poor", "worse", "worst", "score", "perform", "red", "below", "relapse", "should"})
            CHECK(words.find(avoided) == std::string::npos);
    }
}
