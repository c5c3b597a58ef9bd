#include "plugins/supervision-log/log_world.hpp"

#include <algorithm>

using namespace trellis;
using namespace trellis::test;

TEST_CASE("The supervision log loads from its manifest and offers its four kinds") {
    const LogWorld world;
    REQUIRE(world.plugins.plugins().size() >= 1);
    for (auto id : {"supervision-agreement", "supervision-session", "group-session", "session-not-held"})
        CHECK(world.plugins.kind(id) != nullptr);
    CHECK(std::ranges::count(world.plugins.pages(), "trellis.supervision-log", &PageInfo::plugin) == 2);
    CHECK(world.kind("supervision-session").states().front().id == "draft");
}

TEST_CASE("Open actions come along with their id, their owner and the day they were agreed") {
    LogWorld world;
    auto& last = world.held("2025-09-02");
    last.answers.rows["actions"] = {{"row-1",
                                     {{"action.what", std::string("bring a recording")},
                                      {"action.owner", Code{"FK-CP3"}},
                                      {"action.due", day("2025-09-09")},
                                      {"action.status", Code{"open"}},
                                      {"action.since", day("2025-08-19")}}},
                                    {"row-2",
                                     {{"action.what", std::string("ask about a room")},
                                      {"action.owner", Code{"FK-S1"}},
                                      {"action.due", day("2025-09-30")},
                                      {"action.status", Code{"open"}}}},
                                    {"row-3",
                                     {{"action.what", std::string("done already")},
                                      {"action.owner", Code{"FK-S1"}},
                                      {"action.due", day("2025-09-01")},
                                      {"action.status", Code{"done"}}}}};
    const auto fresh = world.fresh("supervision-session");
    const auto& actions = fresh.rowsOf("actions");
    REQUIRE(actions.size() == 2);
    CHECK(actions[0].id == "row-1");
    CHECK(actions[0].cells.at("action.owner") == Value(Code{"FK-CP3"}));
    CHECK(actions[0].cells.at("action.since") == Value(day("2025-08-19")));
    CHECK(actions[0].cells.at("action.status") == Value(Code{"late"}));
    CHECK(actions[1].cells.at("action.since") == Value(day("2025-09-02")));
    CHECK(actions[1].cells.at("action.status") == Value(Code{"open"}));
}

TEST_CASE("A concern without decision, owner and care-record answer cannot be signed") {
    const LogWorld world;
    auto record = world.writing();
    record.answers.values["risk.raised"] = true;
    CHECK(world.finding(record, "risk.none").severity == Severity::Refuse);
    record.answers.rows["risk.items"] = {{"risk-1", {{"risk.kind", Code{"self-neglect"}}}}};
    for (auto code : {"risk.decision", "risk.owner", "risk.care-record"}) {
        const auto found = world.finding(record, code);
        CHECK(found.severity == Severity::Refuse);
        CHECK(found.where == ItemPath{code, "risk.items", "risk-1"});
    }
    auto& cells = record.answers.rows["risk.items"][0].cells;
    cells["risk.decision"] = Codes{"care-record"};
    cells["risk.owner"] = Code{"FK-CP3"};
    cells["risk.care-record"] = false;
    CHECK(world.finding(record, "risk.why-not").severity == Severity::Refuse);
    cells["risk.care-record"] = true;
    CHECK(std::ranges::none_of(world.check(record), [](auto& each) { return each.severity == Severity::Refuse; }));
}

TEST_CASE("The due line of a pair follows the last held session") {
    LogWorld world;
    world.held("2025-08-18");
    const auto due = world.kind("supervision-session").due(world.timeline);
    REQUIRE(due);
    CHECK(due->standing == DueStanding::Overdue);
    CHECK(due->due == day("2025-09-01"));
    CHECK(due->daysPast == 15);
    CHECK(due->band == "15–28");
    CHECK_FALSE(world.kind("group-session").due(world.timeline));
}
