// Figures about a code that nobody has.
#include "desk/desk_state.hpp"
#include "desk/figure_desk.hpp"
#include "scenario/refusal.hpp"
#include "scenario/workshop.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

TEST_CASE("Asked about nobody, figures and their explanation say that there is nobody of that code") {
    Workshop shop;
    const auto agreement = shop.signedAgreement();
    shop.signedSession(agreement);
    const auto about = [](const std::string& subject) {
        return FigureRequest{{"supervision.on-time", Date::fromIso("2025-09-01"), {}, Period::Whole, ""}, subject};
    };
    std::string said;
    CHECK(refusal([&] { FigureDesk(shop.desk()).explain(about("FK-CP33")); }, &said) == "TR-V03");
    CHECK(said.find("nobody of the code 'FK-CP33'") != std::string::npos);
    CHECK(refusal([&] { FigureDesk(shop.desk()).figures(about("FK-CP33")); }) == "TR-V03");
    // Of whoever is there, and of a place or an agreement that is, nothing observed is an answer.
    for (auto& subject : {PersonCode("FK-CP3"), PersonCode("FK-S1"), PersonCode("FK"), agreement, PersonCode()}) {
        INFO(subject);
        CHECK(refusal([&] { FigureDesk(shop.desk()).explain(about(subject)); }) == "done");
        CHECK(refusal([&] { FigureDesk(shop.desk()).figures(about(subject)); }) == "done");
    }
}

TEST_CASE("Whoever moves to another place is counted there from then on, with the window still open") {
    Workshop shop;
    const auto pair = shop.signedAgreement();
    auto& desk = shop.desk();
    auto& state = Desk::State::of(desk);
    const auto terms = *state.agreement(pair);
    const auto before = state.localityOf(terms);
    auto person = *desk.person("FK-CP3");
    person.locality = "Elsewhere";
    REQUIRE(before != person.locality);
    state.workspace->savePerson(person);
    CHECK(state.localityOf(terms) == "Elsewhere");
    CHECK(state.subjectTimeline({Scope::Agreement, pair, {}, true}).locality == "Elsewhere");
}
