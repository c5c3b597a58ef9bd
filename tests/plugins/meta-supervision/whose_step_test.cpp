// Whose a step is: the reply to feedback is its receiver's, taking it back its giver's, everything between the two's.
// Asked of what is offered and of what is done, with the plugin in this program and in a child of its own.
#include "model/error.hpp"
#include "scenario/workshop.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <set>

using namespace trellis;
using Catch::Matchers::ContainsSubstring;
namespace fs = std::filesystem;

namespace {

/// FK-S1 is supervised by MS-1 over supervision; FK-L1 leads the service; MS-2 is no party to anything.
struct Two : Workshop {
    explicit Two(bool apart) {
        for (auto& [code, role] :
             {std::pair{"MS-1", Role::MetaSupervisor}, {"MS-2", Role::MetaSupervisor}, {"FK-L1", Role::ServiceLead}})
            addUser(code, role);
        if (!apart) return;
        close();
        const fs::path build = TRELLIS_BUILD_DIR, plugins = build / "lib/trellis/plugins";
        const auto put = [&](const char* where, const char* plugin) {
            fs::create_directories(folder.parent_path() / where);
            fs::copy(plugins / plugin, folder.parent_path() / where / plugin, fs::copy_options::recursive);
        };
        put("shipped", "trellis.supervision-log");
        put("under-way", "trellis.meta-supervision");
        environment.installation.plugins = folder.parent_path() / "shipped";
        environment.installation.underWay = {folder.parent_path() / "under-way"};
        environment.installation.runner = build / "bin/trellis-plugin-runner";
    }
    Id made(const char* kind, const std::string& json) {
        as("MS-1");
        NewRecord what;
        what.kind = kind;
        what.about = "FK-S1";
        const auto id = desk().newRecord(what);
        answer(id, json);
        desk().take(id, "finish");
        return id;
    }
    Id feedback() {
        return made("meta-feedback",
                    R"({"feedback.basis": ["recording"], "feedback.action": "Ask for three options first.",
            "strengths": [{"strength.seen": "You let a silence run."}]})");
    }
    Id issue() {
        return made("system-issue", R"({"issue.title": "No room at the practice", "issue.effect": "Sessions fall out.",
            "issue.cfir": ["IS-J2"], "issue.asked-of": "FK-L1", "issue.request": "A room on Tuesdays."})");
    }
    /// What is offered to move it on with; putting words right is no step.
    std::set<std::string> offered(const PersonCode& who, const Id& record) {
        as(who);
        std::set<std::string> out;
        for (auto& one : desk().possible(record))
            if (one.effect == Effect::Amend && one.id != "amend") out.insert(one.id);
        return out;
    }
    Error refused(const PersonCode& who, const Id& record, const std::string& step) {
        as(who);
        const auto before = desk().line(record);
        try {
            desk().take(record, step);
        } catch (const Error& error) {
            CHECK(desk().openDrafts().empty());
            const auto after = desk().line(record);
            REQUIRE(after.has_value() == before.has_value());
            if (before) CHECK(after->state == before->state);
            return error;
        }
        return {"", "it was done", ""};
    }
};

using Steps = std::set<std::string>;

} // namespace

TEST_CASE("The step of one of the two is not offered to the other, and by command refused with a sentence") {
    const bool apart = GENERATE(false, true);
#if defined(__SANITIZE_ADDRESS__)
    if (apart) SKIP("a sanitizer adds a name of its own to what it has built, which a plugin may not show");
#endif
    INFO((apart ? "in a child" : "in this program"));
    Two two(apart);
    const auto id = two.feedback();
    two.as("MS-1");
    for (auto& one : two.desk().plugins().plugins())
        if (one.manifest.id == "trellis.meta-supervision") CHECK(one.apart == apart);

    auto no = two.refused("MS-1", id, "acknowledge");
    CHECK(no.code() == "TR-M06");
    CHECK(no.message() == "'Acknowledge and reply' is for FK-S1, whom this was written to. The record stays as it is.");
    CHECK_THAT(no.advice(), ContainsSubstring("FK-S1 does it here") && ContainsSubstring("next bundle"));
    no = two.refused("FK-S1", id, "withdraw");
    CHECK(no.code() == "TR-M06");
    CHECK(no.message() == "'Withdraw' is for MS-1, who wrote this. The record stays as it is.");
    for (auto* step : {"acknowledge", "withdraw"}) { // who is no party is told no more than before
        CHECK(two.refused("MS-2", id, step).code() == "TR-R02");
        CHECK(two.refused("FK-CP3", id, step).code() == "TR-R02");
    }
    CHECK(two.offered("MS-1", id) == Steps{"withdraw"});
    CHECK(two.offered("FK-S1", id) == Steps{"acknowledge"});
    CHECK(two.offered("MS-2", id).empty());
}

TEST_CASE("Once answered, every station is the two's, and only who gave it takes it back or closes it") {
    Two two(false);
    const auto id = two.feedback();
    two.as("FK-S1").take(id, "acknowledge");
    two.answer(id, R"({"reply.stance": "agree", "reply.on": "2025-09-02"})");
    two.desk().take(id, "finish");
    const Steps both{"discuss", "agree", "add-evidence", "review"};
    auto givers = both;
    givers.insert({"close", "withdraw"});
    CHECK(two.offered("FK-S1", id) == both);
    CHECK(two.offered("MS-1", id) == givers);
    for (auto* step : {"withdraw", "close"}) CHECK(two.refused("FK-S1", id, step).code() == "TR-M06");
    two.as("MS-1").take(id, "close"); // closing it is no way round taking it back
    two.answer(id, R"({"feedback.end": "withdrawn"})");
    CHECK_THROWS_WITH(two.desk().take(id, "finish"), ContainsSubstring("for who gave it"));
    two.desk().discardDraft(id);
    two.as("MS-1").take(id, "withdraw");
    two.answer(id, R"({"feedback.end": "withdrawn"})");
    two.desk().take(id, "finish");
    CHECK(two.desk().line(id)->state == "closed");
}

TEST_CASE("An issue is taken back by who raised it, and answered by who is asked or by the two who raised it") {
    Two two(false);
    const auto id = two.issue();
    CHECK(two.offered("MS-1", id) == Steps{"answer", "take-up", "withdraw"});
    CHECK(two.offered("FK-S1", id) == Steps{"answer", "take-up"});
    CHECK(two.offered("FK-L1", id) == Steps{"answer", "take-up"});
    CHECK(two.refused("FK-S1", id, "withdraw").code() == "TR-M06");
    CHECK(two.refused("FK-L1", id, "withdraw").code() == "TR-R02"); // no party: told no more than before
}

TEST_CASE("Where nobody else is named, the writer takes every step") {
    Two two(false);
    two.as("MS-1");
    NewRecord what;
    what.kind = "system-issue";
    const auto id = two.desk().newRecord(what);
    two.answer(id, R"({"issue.title": "No room at the practice", "issue.effect": "Sessions fall out.",
        "issue.cfir": ["IS-J2"], "issue.asked-of": "FK-L1", "issue.request": "A room on Tuesdays."})");
    two.desk().take(id, "finish");
    CHECK(two.offered("MS-1", id) == Steps{"answer", "take-up", "withdraw"});
}

TEST_CASE("Whoever takes an issue further up to somebody who could not answer it is asked to look again") {
    Two site(false);
    const auto id = site.issue();
    site.as("FK-L1").take(id, "take-up");
    const auto asked = [&](const std::string& whom) {
        site.answer(id, R"({"answer.outcome": "escalated", "answer.escalated-to": ")" + whom + "\"}");
        std::string out;
        for (auto& one : site.desk().check(id))
            if (one.code == "asked") out += one.where.item + ": " + one.message;
        return out;
    };
    CHECK_THAT(asked("FK-CP3"), ContainsSubstring("answer.escalated-to: FK-CP3 cannot read this"));
    CHECK_THAT(asked("ZZ-9"), ContainsSubstring("ZZ-9 is not known here"));
    CHECK(asked("FK-L1").empty()); // keeps it open while somebody without a code is asked
    CHECK(asked("MS-2").empty());
    site.desk().take(id, "finish");
    CHECK(site.offered("MS-2", id).contains("answer"));
}
