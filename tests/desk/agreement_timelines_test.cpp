// Records under an agreement in timelines for views: whoever oversees is handed no more of them than the form's classes
// give their role, whatever the plugin then does with it.
#include "desk/desk_state.hpp"
#include "desk/form_shelf.hpp"
#include "scenario/workshop.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace trellis;

namespace {

/// What stands in the timeline of FK-CP3's sessions for this person, item by item; tables by their own id.
std::vector<Item> handedTo(Desk& desk, const Id& record) {
    auto& state = Desk::State::of(desk);
    const auto timeline = state.subjectTimeline({Scope::Person, "FK-CP3", {"supervision-session"}, false});
    REQUIRE(timeline.parts.size() == 1); // one agreement
    const auto& records = timeline.parts.front().records;
    const auto found = std::ranges::find(records, record, &TimelineRecord::id);
    REQUIRE(found != records.end());
    const auto form = state.forms->exactly(found->form);
    std::vector<Item> out; // copies: the shelf need not hold the form any longer
    for (auto& [item, value] : found->answers.values) out.push_back(*form->find(item));
    for (auto& [item, rows] : found->answers.rows)
        if (!rows.empty()) out.push_back(*form->find(item));
    return out;
}

bool isOpen(const Item& item) { return item.classes.has(VisibilityClass::A); }

} // namespace

TEST_CASE("Whoever only oversees is handed nothing of a session but what its form opens to their role") {
    Workshop shop;
    shop.addUser("FK-SL1", Role::ServiceLead);
    const auto session = shop.signedSession(shop.signedAgreement());
    const auto ours = handedTo(shop.desk(), session), leads = handedTo(shop.as("FK-SL1"), session);
    CHECK_FALSE(std::ranges::all_of(ours, isOpen)); // there is something to keep back
    CHECK_FALSE(leads.empty());
    for (auto& item : leads) {
        INFO(item.id);
        CHECK(isOpen(item));
    }
}

TEST_CASE("A draft under an agreement is handed to its people, and to nobody else that it is there") {
    Workshop shop;
    shop.addUser("FK-SL1", Role::ServiceLead);
    shop.addUser("FK-CP9", Role::Supervisee);
    const auto agreement = shop.signedAgreement();
    const auto draft = shop.session(agreement);
    const auto drafts = [&](Desk& desk) {
        return Desk::State::of(desk).subjectTimeline({Scope::Agreement, agreement, {"supervision-session"}, false}).records;
    };
    for (auto* who : {"FK-S1", "FK-CP3"}) {
        INFO(who);
        REQUIRE(drafts(shop.as(who)).size() == 1);
        CHECK(drafts(shop.desk()).front().draft);
        CHECK(drafts(shop.desk()).front().id == draft);
    }
    for (auto* who : {"FK-SL1", "FK-CP9"}) CHECK(drafts(shop.as(who)).empty());
}

TEST_CASE("A record that names others than its agreement does is handed to those it names") {
    Workshop shop; // nothing here makes such a record, but a bundle can bring one
    shop.addUser("FK-CP4", Role::Supervisee);
    const auto agreement = shop.signedAgreement();
    const auto form = shop.desk().currentTemplate("core.supervision-session");
    DraftState draft;
    draft.key = {newId(shop.clock, shop.random), "supervision-session", agreement, "FK-S1", {"FK-CP4"}};
    draft.form = form->ref;
    draft.day = shop.clock.today();
    draft.state = "completed";
    draft.author = "FK-S1";
    draft.answers.values["success.note"] = std::string("heron");
    shop.desk().workspace().finalise(draft, *form, {});
    const auto found = [&](Desk& desk) {
        return Desk::State::of(desk).subjectTimeline({Scope::Person, "FK-CP3", {"supervision-session"}, false}).parts.at(0).records;
    };
    CHECK(found(shop.desk()).size() == 1);
    CHECK(found(shop.as("FK-CP3")).empty());
}

TEST_CASE("People under an agreement have a code and no name in timelines, and others learn that one is away, not why") {
    Workshop shop;
    shop.addUser("FK-SL1", Role::ServiceLead);
    shop.signedAgreement();
    auto person = *shop.desk().person("FK-CP3");
    person.name = "A name";
    person.absences.push_back({shop.clock.today() - 10, shop.clock.today() - 5, "sick"});
    shop.desk().savePerson(person);
    for (auto* who : {"FK-S1", "FK-SL1"}) {
        INFO(who);
        const auto timeline =
            Desk::State::of(shop.as(who)).subjectTimeline({Scope::Person, "FK-CP3", {"supervision-session"}, false});
        const auto& part = timeline.parts.at(0);
        for (auto* people : {&timeline.people, &part.people}) {
            const auto found = std::ranges::find(*people, "FK-CP3", &Person::code);
            REQUIRE(found != people->end());
            CHECK(found->name.empty());
            REQUIRE(found->absences.size() == 1);
            CHECK(found->absences.front().kind == (who == std::string("FK-SL1") ? "other" : "sick"));
        }
    }
}
