// "Last time", beside a record that is being written: the time before the day it is about, whatever was finished since.
#include "scenario/workshop.hpp"
#include "workbench/controller/runner_controller.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {

struct Autumn : Workshop {
    Id agreement = signedAgreement();
    Id september, november;
    Autumn() {
        september = signedSession(agreement);
        on("2025-11-19");
        november = signedSession(agreement);
    }
    Id writtenUpFor(const char* day) {
        NewRecord what;
        what.kind = "supervision-session";
        what.agreement = agreement;
        what.day = Date::fromIso(day);
        return desk().newRecord(what);
    }
    Id lastTime(const Id& draft) {
        return RunnerController(std::make_unique<DeskDraft>(desk(), draft)).beside().lastRecord;
    }
};

} // namespace

TEST_CASE("Beside a session that is written up late stands the time before it, and not one that came after it") {
    Autumn shop;
    shop.on("2025-11-20");
    const auto draft = shop.writtenUpFor("2025-10-02");
    RunnerController run(std::make_unique<DeskDraft>(shop.desk(), draft));
    CHECK(run.beside().lastRecord == shop.september);
    CHECK(run.beside().lastTitle == "Last time (2 Sep 2025)");
    // The day as it is answered counts, from when it is answered.
    run.form().type({"session.date", "", ""}, "1/9/2025");
    CHECK(run.beside().lastRecord.empty());
    run.form().type({"session.date", "", ""}, "20/11/2025");
    CHECK(run.beside().lastRecord == shop.november);
}

TEST_CASE("A session that is changed has the one before it beside it, and the first has none") {
    Autumn shop;
    shop.desk().amend(shop.november, "A slip");
    CHECK(shop.lastTime(shop.november) == shop.september);
    shop.desk().amend(shop.september, "A slip");
    CHECK(shop.lastTime(shop.september).empty());
}

TEST_CASE("Of two sessions of one day the one that was finished first is the last time of the other") {
    Autumn shop;
    CHECK(shop.lastTime(shop.writtenUpFor("2025-11-19")) == shop.november);
    const auto second = shop.signedSession(shop.agreement);
    shop.desk().amend(second, "A slip");
    CHECK(shop.lastTime(second) == shop.november);
    shop.desk().amend(shop.november, "A slip");
    CHECK(shop.lastTime(shop.november) == shop.september);
}
