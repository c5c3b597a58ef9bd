// Records that stand under no agreement, and whoever is no party to them: not only what is said in one is kept away,
// but that it is there at all - its kind, its day, where it stands, who made it with whom, and how many there are. The
// cut of its answers alone would leave all of that standing.
#include "desk/circles.hpp"
#include "view/render.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;
using namespace trellis::test;

namespace {

std::vector<std::string> about(Desk& desk, const char* view) {
    std::vector<std::string> out;
    for (auto& one : desk.subjectsOf(view)) out.push_back(one.id);
    return out;
}

} // namespace

TEST_CASE("Whoever is no party and oversees nothing finds no trace of such a record in a timeline of any width") {
    Circles shop;
    for (auto* stranger : {"FK-S2", "FK-CP3", "FK-IT"}) {
        auto& desk = shop.as(stranger);
        for (auto& wish : shop.widths(false)) {
            INFO(stranger << ", " << text(wish.scope) << " " << wish.subject);
            const auto timeline = Desk::State::of(desk).subjectTimeline(wish);
            CHECK(timeline.records.empty());
            CHECK(timeline.people.empty()); // nor who they are between whom there is something
        }
    }
}

TEST_CASE("Those between whom it stands, and whoever oversees, find it there") {
    Circles shop;
    const TimelineWish everywhere{Scope::Everywhere, "all", kinds, false};
    CHECK(shop.found(shop.as("FK-S1"), everywhere) == sorted({shop.given, shop.fromBelow})); // not MS-1's alone
    CHECK(shop.found(shop.as("MS-1"), everywhere) == sorted({shop.given, shop.fromAbove, shop.fromBelow}));
    // Feedback asks nothing of class A, so that whoever oversees does not know of it, and a lead has no more than
    // themes.
    CHECK(shop.found(shop.as("FK-L1"), everywhere) == sorted({shop.fromAbove, shop.fromBelow}));
    // Figures are reckoned on all that counts, and are guarded by a class of their own; what is an author's own never
    // does.
    const TimelineWish whole{Scope::Everywhere, "all", kinds, true};
    CHECK(shop.found(shop.as("FK-S2"), whole) == sorted({shop.given, shop.fromAbove, shop.fromBelow}));
}

TEST_CASE("A floor that takes everything from a role takes the trace of such a record, too") {
    Circles shop;
    auto& desk = shop.as("FK-L1");
    Desk::State::of(desk).floor.tighten(Role::ServiceLead, ClassSet());
    for (auto& wish : shop.widths(false)) {
        INFO(text(wish.scope) << " " << wish.subject);
        CHECK(shop.found(desk, wish).empty());
    }
}

TEST_CASE("A view across everything shows a stranger neither how much there is nor since when, not even on Today") {
    Circles shop;
    auto& desk = shop.as("FK-S2");
    REQUIRE(about(desk, "meta.feedback-loop") == std::vector<std::string>{"all"}); // may begin issues, so has the view
    for (auto* view : {"meta.feedback-loop", "meta.system-issues", "meta.you-said"}) {
        const auto model = desk.view({view, "all"});
        INFO(viewToText(model));
        CHECK(model.table.rows.empty());
        CHECK(model.card.empty());
    }
    CHECK(shop.as("FK-S1").view({"meta.feedback-loop", "all"}).table.rows.size() == 1);
}

TEST_CASE("No list of subjects names those between whom there is something that one may not know of") {
    Circles shop;
    for (auto* stranger : {"FK-S2", "FK-CP3", "FK-IT"})
        for (auto scope : {Scope::Person, Scope::Supervisor, Scope::Locality})
            for (auto& one : Desk::State::of(shop.as(stranger)).subjects(scope, VisibilityClass::A)) {
                INFO(stranger << ", " << text(scope));
                CHECK(one.id == stranger);
            }
}

TEST_CASE("What is under another's pen stands in no timeline but theirs") {
    Circles shop;
    shop.as("MS-1");
    const auto draft = shop.begin(feedback, "FK-S1");
    const TimelineWish wish{Scope::Supervisor, "FK-S1", {feedback}, false};
    CHECK(shop.found(shop.desk(), wish) == sorted({shop.given, draft}));
    CHECK(shop.found(shop.as("FK-S1"), wish) == std::vector{shop.given});
    CHECK(shop.found(shop.as("FK-L1"), wish).empty());
}

TEST_CASE("A kind's own code is handed nothing of those whose record one may not know of") {
    Circles shop;
    // A meeting of the two reads issues. What MS-1 raised alone stays with MS-1, though MS-1 is one of the two.
    auto handed = [&](const PersonCode& who) {
        auto& state = Desk::State::of(shop.as(who));
        Timeline out;
        RecordKey meeting{"meeting", "meta-session", {}, "MS-1", {"FK-S1"}};
        state.fillCircle(out, meeting, *state.kindInfo("meta-session"));
        std::vector<Id> ids;
        for (auto& one : out.records) ids.push_back(one.id);
        return sorted(ids);
    };
    CHECK(handed("FK-S1") == sorted({shop.given, shop.fromBelow}));
    CHECK(handed("MS-1") == sorted({shop.given, shop.fromAbove, shop.fromBelow}));
}
