// Two people who take steps with one record at the same time, each in a workspace of their own: until one of them has
// looked at both, the record goes no further, so that no step of the one is left out by the next of the other.
#include "exchange/house.hpp"

#include <algorithm>

using namespace trellis;
using namespace trellis::test;

namespace {

struct Between {
    House hill{"Hill", "MS-1", Role::MetaSupervisor, 31};
    House fern{"Fernwick", "FK-S1", Role::Supervisor, 32};
    Id feedback;

    Between() {
        hill.knows(fern, "FK-S1", Role::Supervisor);
        fern.knows(hill, "MS-1", Role::MetaSupervisor);
        hill.desk->savePerson({"FK-S1", "", {Role::Supervisor}, "Fernwick", hill.clock.today() - 300, {}, {}});
        NewRecord what;
        what.kind = "meta-feedback";
        what.about = "FK-S1";
        feedback = hill.desk->newRecord(what);
        hill.answer(feedback, R"({"feedback.basis": ["recording"], "feedback.action": "Ask for three options first.",
            "strengths": [{"strength.seen": "You let a silence run."}],
            "developments": [{"development.seen": "In minute nine you offered four solutions."}],
            "feedback.question": "What were you worried would happen?"})");
        hill.desk->take(feedback, "finish");
        fern.exchange().take(hill.send("FK-S1"));
        step(fern, "acknowledge",
             R"({"reply.stance": "agree", "reply.text": "I was in a hurry.", "reply.on": "2025-09-02"})");
        hill.exchange().take(fern.send("MS-1"));
    }
    void step(House& at, const std::string& id, const std::string& json) {
        at.desk->take(feedback, id);
        at.answer(feedback, json);
        at.desk->take(feedback, "finish");
    }
    std::vector<std::string> steps(House& at) {
        std::vector<std::string> out;
        for (auto& one : at.desk->possible(feedback)) out.push_back(one.id);
        return out;
    }
    std::string said(House& at, const std::string& item) {
        return plainText(at.desk->show(feedback).answers.value(item));
    }
};

} // namespace

TEST_CASE("While two versions of a record stand side by side no step is taken, so that neither leaves the other out") {
    Between all;
    all.step(all.hill, "agree", R"({"agreed.action": "Wait for three options.", "agreed.by": "2025-09-16"})");
    all.step(all.fern, "add-evidence", R"({"evidence.text": "Two options came.", "evidence.on": "2025-09-02"})");
    const auto down = all.hill.send("FK-S1"), up = all.fern.send("MS-1");
    all.hill.exchange().take(up);
    all.fern.exchange().take(down);
    for (auto* at : {&all.hill, &all.fern}) {
        REQUIRE(at->desk->line(all.feedback)->conflict);
        for (auto* step : {"review", "close", "add-evidence", "withdraw"}) {
            INFO(step);
            CHECK(codeOf([&] { at->desk->take(all.feedback, step); }) != "none"); // whosever step it is
        }
        CHECK_FALSE(at->desk->workspace().draft(all.feedback));
        CHECK(all.steps(*at) == std::vector<std::string>{"amend"}); // which settles it, with a reason
        CHECK(at->exchange().conflicts().size() == 1);              // and until then it is listed
    }
    CHECK(codeOf([&] { all.hill.desk->take(all.feedback, "review"); }) == "TR-R09");

    const auto two = all.hill.exchange().conflict(all.feedback);
    const auto side = [&](const PersonCode& who) {
        return std::ranges::find(two.sides, who, &Conflict::Side::author)->revision;
    };
    all.hill.exchange().resolve(
        {all.feedback, side("MS-1"), {{"evidence.text", side("FK-S1")}, {"evidence.on", side("FK-S1")}}, "Both hold."});
    all.fern.exchange().take(all.hill.send("FK-S1"));
    for (auto* at : {&all.hill, &all.fern}) {
        CHECK_FALSE(at->desk->line(all.feedback)->conflict);
        CHECK(all.said(*at, "agreed.action") == "Wait for three options.");
        CHECK(all.said(*at, "evidence.text") == "Two options came.");
    }
    all.step(all.hill, "review", R"({"review.text": "It holds.", "review.on": "2025-09-02"})"); // and it goes on
    CHECK(all.said(all.hill, "evidence.text") == "Two options came.");
}
