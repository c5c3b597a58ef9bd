// Records that stand under no agreement, and what of them is handed on to whom: to views by class, to a kind's own code
// no more than everybody it is asked for knows anyway, and of people no name and no reason.
#include "desk/circles.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;
using namespace trellis::test;

namespace {

const TimelineWish everything{Scope::Everywhere, "all", kinds, false};

const TimelineRecord* find(const Timeline& timeline, const Id& id) {
    const auto found = std::ranges::find(timeline.records, id, &TimelineRecord::id);
    return found == timeline.records.end() ? nullptr : &*found;
}

/// What the code of a kind is handed that also reads these kinds, for a record of these people.
Timeline handed(Desk& desk, const char* kind, const PersonCode& supervisor, std::vector<PersonCode> supervisees,
                std::vector<std::string> reading = kinds) {
    auto& state = Desk::State::of(desk);
    auto reader = *state.kindInfo(kind);
    reader.readsKinds = std::move(reading);
    Timeline out;
    state.fillCircle(out, {"asked", kind, {}, supervisor, std::move(supervisees)}, reader);
    return out;
}

std::vector<std::string> ids(const std::vector<ViewSubject>& all) {
    std::vector<std::string> out;
    for (auto& one : all) out.push_back(one.id);
    return out;
}

} // namespace

TEST_CASE("Whoever oversees finds in such a record what its classes give them, in timelines as on paper") {
    Circles shop;
    const auto lead = Desk::State::of(shop.as("FK-L1")).subjectTimeline(everything);
    REQUIRE(find(lead, shop.fromBelow));
    CHECK(find(lead, shop.fromBelow)->answers.values.contains("issue.request"));
    CHECK_FALSE(find(lead, shop.fromBelow)->answers.values.contains("issue.background"));
    CHECK_FALSE(find(lead, shop.given)); // a form that asks nothing of class A: not even that it is there
    const auto own = Desk::State::of(shop.as("FK-S1")).subjectTimeline(everything);
    CHECK(find(own, shop.given)->answers.rows.contains("strengths"));
}

TEST_CASE("What is its author's own stands in no timeline of others' width, not even while it is being written") {
    Circles shop;
    shop.as("FK-S1");
    const auto draft = shop.begin(upward, "MS-1");
    for (auto& wish : shop.widths(false)) {
        INFO(text(wish.scope) << " " << wish.subject);
        const auto there = shop.found(shop.desk(), wish);
        CHECK(std::ranges::find(there, draft) == there.end());
        CHECK(std::ranges::find(there, shop.own) == there.end());
    }
}

TEST_CASE("People in timelines have a code and no name, and others learn that somebody is away, not why") {
    Circles shop;
    auto person = *shop.as("FK-S1").person("FK-S1");
    person.name = "A name";
    person.absences.push_back({shop.clock.today() - 10, shop.clock.today() - 5, "sick"});
    shop.desk().savePerson(person);
    for (auto* who : {"FK-S1", "MS-1", "FK-L1"}) {
        auto& state = Desk::State::of(shop.as(who));
        // The feedback is between MS-1 and FK-S1, so that MS-1 is a party; FK-L1 is none, and knows of the issue only.
        const auto timeline = state.subjectTimeline({Scope::Supervisor, "FK-S1", {feedback, issue}, false});
        const auto found = std::ranges::find(timeline.people, "FK-S1", &Person::code);
        REQUIRE(found != timeline.people.end());
        INFO(who);
        CHECK(found->name.empty());
        REQUIRE(found->absences.size() == 1);
        CHECK(found->absences.front().kind == (who == std::string("FK-L1") ? "other" : "sick"));
    }
}

TEST_CASE("The code of another kind is handed nothing that is its author's own, on that author's desk either") {
    Circles shop;
    CHECK_FALSE(find(handed(shop.as("FK-S1"), issue, "FK-S1", {}), shop.own));
    CHECK(find(handed(shop.desk(), issue, "FK-S1", {}), shop.fromBelow));
}

TEST_CASE(
    "Of what one of two people keeps alone, the code of a record of both is handed class A, and of one's own all") {
    Circles shop;
    const auto alone = handed(shop.as("FK-S1"), issue, "FK-S1", {});
    REQUIRE(find(alone, shop.fromBelow));
    CHECK(find(alone, shop.fromBelow)->answers.values.contains("issue.background"));
    CHECK(find(alone, shop.given)->answers.rows.contains("strengths")); // FK-S1 knows all of it, too
    const auto both = handed(shop.desk(), "meta-session", "MS-1", {"FK-S1"});
    REQUIRE(find(both, shop.fromBelow));
    CHECK(find(both, shop.fromBelow)->answers.values.contains("issue.raised-on"));
    CHECK_FALSE(find(both, shop.fromBelow)->answers.values.contains("issue.background"));
}

TEST_CASE("Code that runs for somebody who is no party is handed what they may see") {
    Circles shop;
    const auto lead = handed(shop.as("FK-L1"), "meta-session", "MS-1", {"FK-S1"});
    CHECK_FALSE(find(lead, shop.given));
    REQUIRE(find(lead, shop.fromBelow));
    CHECK(find(lead, shop.fromBelow)->answers.values.contains("issue.request"));
    CHECK_FALSE(find(lead, shop.fromBelow)->answers.values.contains("issue.background"));
}

TEST_CASE("What two others have between them is handed to no code for a record of one of them with a third") {
    Circles shop;
    CHECK_FALSE(find(handed(shop.as("MS-1"), "meta-session", "MS-1", {"FK-S2"}), shop.given));
}

TEST_CASE(
    "Code that runs for a record of two is handed nothing of what one of them found apart, until both have finished") {
    Circles shop;
    shop.addUser("MS-2", Role::MetaSupervisor);
    const auto coded = [&](const PersonCode& who) {
        shop.as(who);
        const auto id = shop.begin("cfir-coding");
        shop.answer(id, R"({"coding.round": "Round 1", "codes": [{"code.extract": "X1", "code.locality": "Fernwick",
            "code.construct": "IS-J2", "code.rating": -2, "code.why": "It says so."}]})");
        shop.take(id);
        return id;
    };
    const auto first = coded("MS-1");
    const auto codes = [&] {
        const auto all = handed(shop.as("MS-2"), "meta-session", "MS-1", {"MS-2"}, {"cfir-coding"});
        REQUIRE(find(all, first)); // that it is there may be known, and what it is about
        CHECK(answered(find(all, first)->answers.value("coding.round")));
        return find(all, first)->answers.rowsOf("codes").size();
    };
    CHECK(codes() == 0);
    coded("MS-2");
    CHECK(codes() == 1);
}

TEST_CASE("A view over all such records is offered to whoever has one, begins one or oversees, and to nobody else") {
    Circles shop;
    constexpr const char* issues = "meta.system-issues";
    CHECK(shop.as("FK-CP3").subjectsOf(issues).empty());
    const auto offered = shop.desk().views();
    CHECK(std::ranges::none_of(offered, [&](auto& one) { return one.id == issues; }));
    for (auto* who : {"FK-S1", "MS-1", "FK-L1"}) {
        INFO(who);
        CHECK(ids(shop.as(who).subjectsOf(issues)) == std::vector<std::string>{"all"});
    }
}

TEST_CASE("What is under another's pen is handed to no code") {
    Circles shop;
    shop.as("MS-1");
    const auto draft = shop.begin(feedback, "FK-S1");
    CHECK(find(handed(shop.desk(), "meta-session", "MS-1", {"FK-S1"}), draft));
    CHECK_FALSE(find(handed(shop.as("FK-S1"), "meta-session", "MS-1", {"FK-S1"}), draft));
}

TEST_CASE("Who wrote something for themselves alone is on nobody's list because of it, and a pair is no place") {
    Circles shop;
    shop.as("FK-S2");
    shop.answer(shop.begin(upward, "MS-1"), R"({"upward.how": "unnamed", "upward.helped": "The role play."})");
    shop.take(shop.desk().openDrafts().front().id);
    for (auto* who : {"MS-1", "FK-L1"})
        for (auto scope : {Scope::Person, Scope::Supervisor}) {
            const auto there = ids(Desk::State::of(shop.as(who)).subjects(scope, VisibilityClass::A));
            INFO(who << ", " << text(scope));
            CHECK(std::ranges::find(there, "FK-S2") == there.end());
            // Between MS-1 and whom there is something; a lead does not know of that, but of the issue FK-S1 raised.
            const bool known = who == std::string("MS-1") || scope == Scope::Supervisor;
            CHECK((std::ranges::find(there, "FK-S1") != there.end()) == known);
        }
    CHECK(ids(Desk::State::of(shop.as("FK-S1")).subjects(Scope::Locality, VisibilityClass::A)).empty());
    CHECK(ids(Desk::State::of(shop.as("MS-1")).subjects(Scope::Locality, VisibilityClass::A)) ==
          std::vector<std::string>{shop.place});
}
