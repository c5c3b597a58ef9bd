// The page Exchange in words: nothing there yet, what would leave, what came, two versions.
#include "workbench/controller/exchange_controller.hpp"

#include "model/error.hpp"
#include "scenario/workshop.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_all.hpp>

using namespace trellis;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string codeOf(const std::function<void()>& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.code();
    }
    return "none";
}

} // namespace

TEST_CASE("What was typed for sending is understood as people type it, or refused with the reason") {
    Workshop shop;
    ExchangeController page(shop.desk());
    CHECK(page.came().empty());
    CHECK(page.waiting().empty());
    CHECK(page.conflicts().empty());
    CHECK(page.key().starts_with("age1"));
    CHECK(codeOf([&] { page.request({}, "", ""); }) == "TR-B02");
    CHECK(codeOf([&] { page.request({"MS-1"}, "some day", ""); }) == "TR-B04");
    const auto request = page.request({"MS-1"}, "1 July 2025", " ");
    CHECK(request.from == Date::fromIso("2025-07-01"));
    CHECK_FALSE(request.until);
    CHECK(codeOf([&] { page.keep("MS-1", "age1", Role::MetaSupervisor); }) == "TR-B01");
    CHECK(codeOf([&] { page.believe("one two", "x"); }) == "TR-B20");
}

TEST_CASE("What leaves is listed and counted before it does, and what came is told in a sentence") {
    Workshop shop, other(TRELLIS_BUILD_DIR, 8);
    const auto agreement = shop.signedAgreement();
    shop.signedSession(agreement);
    ExchangeController page(shop.desk()), there(other.desk());
    page.keep("MS-1", there.key(), Role::MetaSupervisor);
    there.believe(page.deviceWords(), "Fernwick");
    page.load();
    there.load();
    REQUIRE(page.correspondents().size() == 1);
    CHECK(there.senders().front().name == "Fernwick");

    const auto request = page.request({"MS-1"}, "", "");
    const auto departure = page.preview(request, noProgress());
    const auto records = ExchangeController::recordLines(departure);
    REQUIRE(records.size() == 2);
    CHECK(records.front().size() == 5);
    CHECK_THAT(ExchangeController::summary(departure), ContainsSubstring("2 records with ") && ContainsSubstring("withheld") &&
                                                           ContainsSubstring("Names never leave"));
    bool stays = false;
    for (auto& line : ExchangeController::questionLines(departure)) stays = stays || line[2] == "none";
    CHECK(stays);
    CHECK(page.left().empty());

    const auto file = shop.folder.parent_path() / "out.trellisbundle";
    page.send(request, file, noProgress());
    page.load();
    REQUIRE(page.left().size() == 1);
    CHECK(page.left().front()[3] == "2 records, everything");

    CHECK_THAT(ExchangeController::summary(there.take(file, noProgress())),
               ContainsSubstring("From Fernside Knoll: 2 records are new or grown."));
    CHECK_THAT(ExchangeController::summary(there.take(file, noProgress())), ContainsSubstring("Nothing changed."));
    there.load();
    REQUIRE(there.came().size() == 2);
    CHECK(there.came().front()[3] == "nothing new");
}

TEST_CASE("Stopping on the way leaves nothing taken in and nothing written") {
    struct Stopped : Progress {
        void step(std::string_view, long, long) override {}
        bool cancelled() const override { return true; }
    } stopped;
    Workshop shop, other(TRELLIS_BUILD_DIR, 8);
    shop.signedSession(shop.signedAgreement());
    ExchangeController page(shop.desk()), there(other.desk());
    page.keep("MS-1", there.key(), Role::MetaSupervisor);
    there.believe(page.deviceWords(), "Fernwick");
    const auto file = shop.folder.parent_path() / "out.trellisbundle";
    page.send(page.request({"MS-1"}, "", ""), file, noProgress());
    const auto arrival = there.take(file, stopped);
    CHECK(arrival.cancelled);
    CHECK(ExchangeController::summary(arrival) == "Stopped. Nothing was taken in.");
    there.load();
    CHECK(there.came().empty());
    CHECK(other.desk().records().empty());
}

TEST_CASE("Of two versions each is told by whose it is, and the chosen answers become one text") {
    Workshop here, home(TRELLIS_BUILD_DIR, 8);
    const auto session = here.signedSession(here.signedAgreement());
    ExchangeController one(here.desk()), two(home.desk());
    one.keep("FK-S1", two.key(), Role::Supervisor);
    two.keep("FK-S1", one.key(), Role::Supervisor);
    one.believe(two.deviceWords(), "Home");
    two.believe(one.deviceWords(), "Office");
    int number = 0;
    auto bring = [&](ExchangeController& from, ExchangeController& to) {
        const auto file = here.folder.parent_path() / (std::to_string(++number) + ".trellisbundle");
        from.send(from.request({"FK-S1"}, "", ""), file, noProgress());
        return to.take(file, noProgress());
    };
    bring(one, two);
    auto amend = [&](Workshop& shop, const std::string& words) {
        shop.desk().amend(session, "put otherwise");
        shop.answer(session, R"({"agenda": [{"agenda.topic": ")" + words + R"("}]})");
        for (auto& way : shop.desk().possible(session))
            if (way.effect == Effect::Finish) return shop.desk().take(session, way.id);
        FAIL("cannot be finished");
    };
    amend(here, "As it was seen at the office");
    amend(home, "As it was seen at home");
    bring(one, two);
    two.load();
    REQUIRE(two.conflicts().size() == 1);
    const auto conflict = two.conflicts().front();
    CHECK(conflict.mine);
    CHECK_THAT(ExchangeController::sideWords(conflict, 0), ContainsSubstring("Version 1: FK-S1") && ContainsSubstring("put otherwise"));
    REQUIRE(conflict.differences.size() == 1);
    ExchangeController::Choice choice;
    choice.take["agenda"] = 1;
    CHECK(codeOf([&] { two.decide(conflict, choice, ""); }) == "TR-R08");
    two.decide(conflict, choice, "We spoke.");
    two.load();
    CHECK(two.conflicts().empty());
    const auto words = conflict.differences.front().words[1];
    CHECK_THAT(words, ContainsSubstring(plainText(
                          home.desk().show(session).answers.rowsOf("agenda").front().cells.at("agenda.topic"))));
}
