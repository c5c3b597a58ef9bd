// The page "Release a report" in words: what was typed, what leaves, what left.
#include "workbench/controller/release_controller.hpp"

#include "desk/desk.hpp"
#include "scenario/refusal.hpp"
#include "scenario/workshop.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_all.hpp>

using namespace trellis;
using Catch::Matchers::ContainsSubstring;

namespace {

struct Across : Workshop {
    Across() {
        addUser("FK-MS1", Role::MetaSupervisor);
        signedSession(signedAgreement());
        on("2025-11-20");
        as("FK-MS1");
    }
    Id review(bool finished = true) {
        NewRecord what;
        what.kind = "cross-site-review";
        const auto id = desk().newRecord(what);
        answer(id, R"({"review.from": "2025-09-01", "review.to": "2025-10-31", "review.follows": "Rooms.",
            "places": [{"place.locality": "FK", "place.story": "Three people left in summer."}],
            "review.context": "One place lost people while the other lost rooms."})");
        if (finished) desk().take(id, "finish");
        return id;
    }
};

} // namespace

TEST_CASE("A report is asked for on words and for days, or is refused with what is missing; nothing is made") {
    Across across;
    ReleaseController page(across.desk());
    CHECK(page.reviews().empty());
    std::string said;
    ReleaseController::Wish wish;
    CHECK(refusal([&] { page.request(wish); }, &said) == "TR-D56");
    CHECK_THAT(said, ContainsSubstring("what differs in context") && ContainsSubstring("field above"));
    wish.context = " \n ";
    CHECK(refusal([&] { page.request(wish); }) == "TR-D56");
    wish.context = "One place alone.";
    wish.from = "some day";
    CHECK(refusal([&] { page.request(wish); }, &said) == "TR-V05");
    CHECK_THAT(said, ContainsSubstring("“some day” is not a day"));
    wish.from = "1 October 2025";
    wish.until = "1 September 2025";
    const auto backwards = page.request(wish);
    CHECK(refusal([&] { page.make(backwards, noProgress()); }) == "TR-V05");
    CHECK(page.released().empty());
}

TEST_CASE("Only whoever sees figures across places is offered a release") {
    Across across;
    CHECK(ReleaseController::offered(across.desk()));
    CHECK_FALSE(ReleaseController::offered(across.as("FK-S1")));
    CHECK_FALSE(ReleaseController::offered(across.as("FK-CP3")));
}

TEST_CASE("What leaves is shown view by view, and exactly that is written and noted") {
    Across across;
    across.review(false);
    across.review();
    ReleaseController page(across.desk());
    REQUIRE(page.reviews().size() == 1); // a draft's words are nobody's yet
    CHECK(page.reviews().front().label == "Review across places of 20 November 2025");
    CHECK(page.wordsOf(0) == "One place lost people while the other lost rooms.");
    ReleaseController::Wish wish;
    std::tie(wish.from, wish.until) = page.usualPeriod();
    CHECK(wish.from == "1 November 2024");
    CHECK(wish.until == "31 October 2025");
    wish.audience = 2;
    wish.namesAgreed = true;
    const auto request = page.request(wish);
    CHECK(request.review == page.reviews().front().record);
    CHECK(request.audience == FigureAudience::Researcher);
    CHECK_FALSE(request.namesAgreed); // a question of the public's report alone
    const auto report = page.make(request, noProgress());
    CHECK(report.context == "One place lost people while the other lost rooms.");
    REQUIRE(report.stories.size() == 1);
    const auto lines = ReleaseController::viewLines(report);
    REQUIRE(lines.size() == report.views.size());
    CHECK(lines.front().size() == 3);
    CHECK_THAT(ReleaseController::summary(report),
               ContainsSubstring("views for researchers, 1 November 2024 to 31 October 2025") &&
                   ContainsSubstring("Counts from 1 to 7 are hidden"));
    for (std::size_t i = 0; i < report.views.size(); ++i) {
        INFO(lines[i].front());
        const auto words = ReleaseController::viewWords(report, i);
        CHECK_THAT(words, ContainsSubstring(report.views[i].model.title));
        for (auto* code : {"FK-S1", "FK-CP3"}) CHECK_THAT(words, !ContainsSubstring(code));
    }
    CHECK(page.folderName(report.audience) == "report-researcher-2025-11-20");
    const auto file = page.release(report, across.folder.parent_path() / "out");
    CHECK(std::filesystem::exists(file));
    const auto left = page.released();
    REQUIRE(left.size() == 1);
    CHECK(left.front()[0] == "today");
    CHECK(left.front()[1] == "researcher");
    CHECK(left.front()[2] == "FK-MS1");
    CHECK(refusal([&] { page.release(report, across.folder.parent_path() / "out"); }) == "TR-C05");
    CHECK(page.released().size() == 1);
}
