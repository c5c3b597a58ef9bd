// A record under an agreement that names others than the agreement does: nothing here makes one, but a bundle can bring
// it. Its words come to stand in nothing that people read who are no party to it.
#include "desk/desk_state.hpp"
#include "desk/form_shelf.hpp"
#include "scenario/workshop.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {

/// Finished, under FK-CP3's agreement, about FK-CP4: an open action and a word that stands nowhere else.
Id foreign(Workshop& shop, const Id& agreement, std::vector<PersonCode> about) {
    const auto form = shop.desk().currentTemplate("core.supervision-session");
    DraftState draft;
    draft.key = {newId(shop.clock, shop.random), "supervision-session", agreement, "FK-S1", std::move(about)};
    draft.form = form->ref;
    draft.day = shop.clock.today();
    draft.state = "completed";
    draft.author = "FK-S1";
    draft.answers = answersFromJson(R"({"actions": [{"action.what": "Ask about the heron", "action.owner": "FK-CP4",
        "action.status": "open"}]})",
                                    *form, {shop.clock.today(), &shop.clock, &shop.random});
    shop.desk().workspace().finalise(draft, *form, {});
    return draft.key.id;
}

bool saysHeron(Workshop& shop, const Id& agreement) {
    const auto draft = shop.draftSession(agreement);
    std::string words;
    const auto answers = shop.answers(draft);
    for (auto& row : answers.rowsOf("actions")) words += plainText(row.cells.at("action.what"));
    shop.desk().discardDraft(draft);
    return words.find("heron") != std::string::npos;
}

} // namespace

TEST_CASE("What a bundle brought about others is carried into no record of an agreement's own people") {
    Workshop shop;
    shop.addUser("FK-CP4", Role::Supervisee);
    const auto agreement = shop.signedAgreement();
    shop.on("2025-09-03");
    foreign(shop, agreement, {"FK-CP4"});
    shop.on("2025-09-04");
    for (auto* who : {"FK-S1", "FK-CP3"}) { // also what the supervisor begins, who knows both, is read by FK-CP3
        INFO(who);
        shop.as(who);
        CHECK_FALSE(saysHeron(shop, agreement));
    }
    shop.as("FK-S1");
    auto& state = Desk::State::of(shop.desk());
    const auto terms = *state.agreement(agreement);
    for (auto* info : state.plugins->kinds()) {
        INFO(info->id);
        RecordKey about{newId(shop.clock, shop.random), info->id, agreement, "FK-S1", {"FK-CP3"}};
        for (auto& record : state.timeline(terms, *info, about).records) CHECK(record.supervisees == terms.supervisees);
    }
}

TEST_CASE("What all of an agreement's people know is carried on as before, also where it names somebody more") {
    Workshop shop;
    shop.addUser("FK-CP4", Role::Supervisee);
    const auto agreement = shop.signedAgreement();
    shop.on("2025-09-03");
    foreign(shop, agreement, {"FK-CP3", "FK-CP4"});
    shop.on("2025-09-04");
    CHECK(saysHeron(shop, agreement));
}
