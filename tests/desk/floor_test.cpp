// A locality may take from a role all that the core would let it see. Then nothing is left of it anywhere.
#include "desk/desk_state.hpp"
#include "desk/figure_desk.hpp"
#include "scenario/refusal.hpp"
#include "scenario/workshop.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

TEST_CASE("Where a locality takes everything from a role, no list, page, search or figure of that role is left") {
    Workshop shop;
    const std::vector<PersonCode> roles{"FK-L1", "FK-M1", "FK-A1"};
    shop.addUser("FK-L1", Role::ServiceLead);
    shop.addUser("FK-M1", Role::MetaSupervisor);
    shop.addUser("FK-A1", Role::Auditor);
    const auto agreement = shop.signedAgreement();
    const auto record = shop.signedSession(agreement);
    const FigureRequest onTime{{"supervision.on-time", Date::fromIso("2025-09-01"), {}, Period::Whole, ""}, {}};
    for (auto& who : roles) {
        INFO(who);
        auto& desk = shop.as(who);
        REQUIRE(desk.records().size() == 2); // as the core has it
        auto& state = Desk::State::of(desk);
        state.floor.tighten(state.role, ClassSet());
        state.agreementsAsOf = state.agreementsAt_ = -1; // packs do the same when they come into use
        CHECK(desk.records().empty());
        CHECK_FALSE(desk.line(record));
        CHECK(refusal([&] { desk.show(record); }) == "TR-R02");
        CHECK(desk.agreements().empty());
        CHECK_FALSE(desk.agreement(agreement));
        CHECK(desk.search("recording").empty());
        CHECK(desk.search("video").empty());
        CHECK(desk.due().empty());
        CHECK(refusal([&] { FigureDesk(desk).figures(onTime); }) == "TR-V10");
        CHECK(refusal([&] { FigureDesk(desk).explain(onTime); }) == "TR-V10");
        CHECK(FigureDesk(desk).measures().empty());
        for (auto& view : desk.views()) {
            INFO(view.id);
            if (view.scope == Scope::Author || view.scope == Scope::Everywhere) continue; // one's own, or empty
            CHECK(desk.subjectsOf(view.id).empty());
        }
        CHECK(state.subjectTimeline({Scope::Agreement, agreement, {"supervision-session"}, false}).records.empty());
    }
    CHECK(shop.as("FK-CP3").records().size() == 2); // nothing stands between the pair and what is theirs
}
