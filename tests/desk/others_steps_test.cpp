// Another pair's records: no step of theirs is taken, offered or looked at by anybody who is no party.
#include "scenario/refusal.hpp"
#include "scenario/workshop.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

TEST_CASE("Whoever only oversees is offered no step with a pair's records, begins none for them and ends nothing") {
    Workshop shop;
    shop.addUser("FK-M1", Role::MetaSupervisor);
    shop.addUser("FK-A1", Role::Auditor);
    const auto agreement = shop.signedAgreement();
    const auto kept = shop.session(agreement);
    shop.desk().take(kept, "finish");
    const auto draft = shop.session(agreement);
    REQUIRE_FALSE(shop.desk().possible(kept).empty());
    REQUIRE_FALSE(shop.desk().possible(draft).empty());
    for (auto* who : {"FK-M1", "FK-A1"}) {
        INFO(who);
        auto& desk = shop.as(who);
        CHECK(desk.possible(kept).empty());
        CHECK(desk.possible(draft).empty());
        CHECK_FALSE(desk.line(draft));
        CHECK(desk.openDrafts().empty());
        CHECK(refusal([&] { desk.check(draft); }) == "TR-R02");
        CHECK(refusal([&] { desk.amend(draft, "curious"); }) == "TR-R02");
        CHECK(refusal([&] { desk.take(kept, "amend"); }) == "TR-R02");
        CHECK(refusal([&] { desk.take(draft, "finish"); }) == "TR-R02");
        CHECK(refusal([&] { shop.draftSession(agreement); }) == "TR-R02");
        CHECK(refusal([&] { desk.endAgreement(agreement, shop.clock.today()); }) == "TR-R02");
    }
    CHECK(shop.as("FK-CP3").openDrafts().empty()); // a party may open it, but it is not under their pen
    CHECK(shop.desk().line(draft));
}
