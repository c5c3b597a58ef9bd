// States, due lines and summaries, through the loaded plugin.
#include "plugins/supervision-log/log_world.hpp"

#include <algorithm>
#include <set>

using namespace trellis;
using namespace trellis::test;

namespace {

const KindTransition* way(const Kind& kind, const std::string& from, const std::string& id) {
    for (auto& each : kind.transitions())
        if (each.from == from && each.id == id) return &each;
    return nullptr;
}

} // namespace

TEST_CASE("From every state of every kind something can be done, or nothing is expected") {
    const LogWorld world;
    for (auto* info : world.plugins.kinds()) {
        if (info->plugin != "trellis.supervision-log") continue;
        const auto& kind = world.kind(info->id);
        for (auto& state : kind.states()) {
            INFO(info->id << " " << state.id);
            CHECK(std::ranges::any_of(kind.transitions(), [&](auto& each) { return each.from == state.id; }));
            if (state.editable)
                CHECK(std::ranges::any_of(kind.transitions(), [&](auto& each) {
                    return each.from == state.id && each.effect == Effect::Discard;
                }));
        }
    }
}

TEST_CASE("A session is planned, started, finished, signed by one and by both, and amended") {
    const LogWorld world;
    const auto& kind = world.kind("supervision-session");
    std::set<std::string> ids;
    for (auto& state : kind.states()) ids.insert(state.id);
    CHECK(ids == std::set<std::string>{"planned", "draft", "completed", "signed-by-one", "signed-by-both", "amended"});
    REQUIRE(way(kind, "planned", "start"));
    CHECK(way(kind, "planned", "start")->to == "draft");
    CHECK(way(kind, "draft", "finish")->effect == Effect::Finish);
    CHECK(way(kind, "completed", "sign")->signatures == 1);
    CHECK(way(kind, "signed-by-one", "sign-all")->to == "signed-by-both");
    CHECK(way(kind, "signed-by-one", "sign-all")->signatures == 0);
    for (auto from : {"completed", "signed-by-one", "signed-by-both"})
        CHECK(way(kind, from, "amend")->effect == Effect::Amend);
    CHECK(way(kind, "amended", "finish")->to == "completed");
}

TEST_CASE("The due line looks at held sessions of qualifying types only") {
    LogWorld world;
    world.held("2025-08-20");
    world.held("2025-09-10").answers.values["session.type"] = Codes{"ADHOC"};
    auto& draft = world.held("2025-09-12");
    draft.draft = true;
    auto due = world.kind("supervision-session").due(world.timeline);
    REQUIRE(due);
    CHECK(due->lastHeld == day("2025-08-20"));
    CHECK(due->standing == DueStanding::Overdue);
    CHECK(due->band == "8–14");
    world.held("2025-09-11").answers.values["session.type"] = Codes{"ADHOC", "CMS"};
    due = world.kind("supervision-session").due(world.timeline);
    CHECK(due->lastHeld == day("2025-09-11"));
    CHECK(due->standing == DueStanding::NotDue);
}

TEST_CASE("The planned day is the one agreed last, unless it was called off or moved") {
    LogWorld world;
    world.held("2025-09-09").answers.values["session.next"] = day("2025-09-23");
    const auto planned = [&] { return world.kind("supervision-session").due(world.timeline)->planned; };
    CHECK(planned() == day("2025-09-23"));
    auto& off = world.held("2025-09-23", "session-not-held");
    off.answers.values["session.status"] = Code{"cancelled-supervisor"};
    CHECK_FALSE(planned());
    off.answers.values["session.rescheduled-to"] = day("2025-09-25");
    CHECK(planned() == day("2025-09-25"));
    auto& plan = world.held("2025-09-18");
    plan.draft = true;
    plan.state = "planned";
    CHECK(planned() == day("2025-09-18"));
}

TEST_CASE("A session counts for its agreement in whichever form it was written") {
    LogWorld world;
    world.timeline.agreement.supervisees = {"FK-CP3", "FK-CP4"};
    world.timeline.people.push_back(LogWorld::person("FK-CP4"));
    world.held("2025-09-09", "group-session");
    CHECK_FALSE(world.kind("supervision-session").due(world.timeline));
    REQUIRE(world.kind("group-session").due(world.timeline));
    CHECK(world.kind("group-session").due(world.timeline)->lastHeld == day("2025-09-09"));
}

TEST_CASE("An absence of the supervisee is shown as an exclusion with its reason") {
    LogWorld world;
    world.timeline.people[1].absences = {{day("2025-07-01"), std::nullopt, "parental"}};
    const auto due = world.kind("supervision-session").due(world.timeline);
    REQUIRE(due);
    CHECK(due->standing == DueStanding::Excluded);
    CHECK(due->reason == "long absence");
}

TEST_CASE("A summary says length, way and number of actions, and nothing about anybody") {
    const LogWorld world;
    auto record = world.writing();
    record.answers.values["session.actual-minutes"] = 55.0;
    record.answers.values["session.modality"] = Code{"video"};
    record.answers.values["summary"] = std::string("private");
    record.answers.rows["actions"] = {{"a", {{"action.what", std::string("visit FK-22")}}}, {"b", {}}, {"c", {}}};
    CHECK(world.kind("supervision-session").summary(record) == "55 minutes, video, 3 actions");
    CHECK(world.kind("supervision-session").summary(world.writing()).empty());
}
