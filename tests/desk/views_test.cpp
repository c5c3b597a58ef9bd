// Views through the desk: who may open which about whom, and that nothing is handed over which they may not see.
#include "desk/figure_desk.hpp"
#include "desk/view_reading.hpp"
#include "scenario/refusal.hpp"
#include "scenario/workshop.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace trellis;

namespace {

bool offers(Desk& desk, const std::string& id) {
    auto all = desk.views();
    return std::ranges::any_of(all, [&](auto& one) { return one.id == id; });
}

constexpr const char* events = "supervision.events";

} // namespace

TEST_CASE("A view that is not there, not mine or not rightly asked for is refused with a reason") {
    Workshop shop;
    CHECK(refusal([&] { shop.desk().view({"supervision.event", "FK-CP3"}); }) == "TR-V01");
    CHECK(refusal([&] { shop.desk().view({events, "FK-CP3"}); }) == "TR-V03"); // no agreement yet
    shop.signedSession(shop.signedAgreement());
    CHECK(refusal([&] { shop.desk().view({events, "FK-CP9"}); }) == "TR-V03");
    CHECK(refusal([&] { shop.desk().view({events, "FK-CP3", {}, {}, {{"colour", "red"}}}); }) == "TR-V04");
    constexpr const char* loop = "meta.feedback-loop"; // a choice that there is, and an option that there is not
    CHECK(refusal([&] { shop.desk().view({loop, "all", {}, {}, {{"how", "backwards"}}}); }) == "TR-V04");
    CHECK(refusal([&] { shop.desk().view({loop, "all", {}, {}, {{"how", "sum"}}}); }) == "done");
    CHECK(refusal([&] {
              shop.desk().view({events, "FK-CP3", Date::fromIso("2025-09-02"), Date::fromIso("2025-09-01"), {}});
          }) == "TR-V05");
    CHECK(refusal([&] { shop.desk().exportFile("supervision.nothing", "FK-CP3"); }) == "TR-V06");
    shop.desk().setPluginOn("trellis.supervision-log", false);
    CHECK(refusal([&] { shop.desk().view({events, "FK-CP3"}); }) == "TR-V02");
}

TEST_CASE("Whom their role keeps from a view is told so, in the same words whether or not anybody is there") {
    Workshop shop;
    shop.addUser("FK-SL1", Role::ServiceLead);
    shop.addUser("FK-AU1", Role::Auditor);
    const auto told = [&](const PersonCode& who, const char* view, const char* subject) {
        std::string said;
        shop.as(who);
        CHECK(refusal([&] { shop.desk().view({view, subject}); }, &said) == "TR-V03");
        return said;
    };
    constexpr const char* kept = "meta.own"; // class P
    const auto before = told("FK-SL1", kept, "FK-S1");
    CHECK(before.find("nothing that your role may see") != std::string::npos);
    CHECK(told("FK-SL1", events, "FK-CP3").find("nobody yet") != std::string::npos); // class A: there is none, for all
    shop.as("FK-S1");
    shop.signedSession(shop.signedAgreement());
    for (auto* subject : {"FK-S1", "FK-S9", ""})
        for (auto* who : {"FK-SL1", "FK-AU1"}) CHECK(told(who, kept, subject) == before);
}

TEST_CASE("A view says what it is about, for which period, and has a table beside its picture") {
    Workshop shop;
    auto agreement = shop.signedAgreement();
    shop.signedSession(agreement);
    shop.on("2025-09-16");
    shop.signedSession(agreement);
    REQUIRE(offers(shop.desk(), events));
    auto model = shop.desk().view({events, ""}); // there is one person only: no need to say whom
    CHECK(model.subject == "FK-CP3");
    CHECK(model.from == Date::fromIso("2025-09-02"));
    CHECK(model.to == Date::fromIso("2025-09-16"));
    CHECK(model.reading.starts_with("2 sessions held"));
    CHECK(model.table.rows.size() == 3); // the agreement and two sessions
    auto trail = shop.desk().audit(5);
    CHECK(trail.front().what == "view opened");
    CHECK(trail.front().about == "supervision.events about FK-CP3");
}

TEST_CASE("The trail says what was opened, and nothing of what was only read to look for something") {
    Workshop shop;
    shop.signedSession(shop.signedAgreement());
    const auto traces = [&](const std::string& what) {
        std::vector<std::string> out;
        for (auto& line : shop.desk().audit(1000))
            if (line.what == what) out.push_back(line.about);
        return out;
    };
    const auto read = readView(shop.desk(), {events, "FK-CP3"});
    CHECK(traces("view opened").empty());
    CHECK(read.table.rows.size() == shop.desk().view({events, "FK-CP3"}).table.rows.size());
    CHECK(traces("view opened") == std::vector<std::string>{"supervision.events about FK-CP3"});
    // The same refusals, and what is refused is not noted either.
    CHECK(refusal([&] { readView(shop.desk(), {events, "FK-CP9"}); }) == "TR-V03");
    CHECK(refusal([&] { noteViewOpened(shop.desk(), {events, "FK-CP9"}); }) == "TR-V03");
    FigureDesk(shop.desk()).explainView({events, "FK-CP3"});
    CHECK(traces("view opened").size() == 1);
    CHECK(traces("view explained").size() == 1);
}

TEST_CASE("A card that stood on Today leaves a trace of its own, once a day, and is no opened view") {
    Workshop shop;
    shop.signedSession(shop.signedAgreement());
    const auto seen = [&] {
        return std::ranges::count(shop.desk().audit(1000), std::string("card seen"), &AuditLine::what);
    };
    noteCardsSeen(shop.desk(), {});
    CHECK(seen() == 0);
    noteCardsSeen(shop.desk(), {{events, "FK-CP3"}});
    noteCardsSeen(shop.desk(), {{events, "FK-CP3"}});
    CHECK(seen() == 1);
    CHECK(shop.desk().audit(1).front().about == "supervision.events about FK-CP3");
    noteCardsSeen(shop.desk(), {{"supervision.delivery", ""}, {events, "FK-CP3"}});
    CHECK(seen() == 2);
    shop.on("2025-09-16");
    noteCardsSeen(shop.desk(), {{events, "FK-CP3"}});
    CHECK(seen() == 3);
    CHECK(std::ranges::count(shop.desk().audit(1000), std::string("view opened"), &AuditLine::what) == 0);
}

TEST_CASE("People open views about themselves and those they supervise, and roles that oversee about everybody") {
    Workshop shop;
    for (auto* code : {"FK-CP4", "FK-CP5"}) shop.addUser(code, Role::Supervisee);
    shop.addUser("FK-SL1", Role::ServiceLead);
    shop.addUser("FK-AD1", Role::LocalityAdmin);
    shop.signedAgreement();
    shop.signedAgreement({"FK-CP4", "FK-CP5"});
    auto about = [](Desk& desk) {
        std::vector<std::string> ids;
        for (auto& one : desk.subjectsOf(events)) ids.push_back(one.id);
        return ids;
    };
    using Ids = std::vector<std::string>;
    CHECK(about(shop.desk()) == Ids{"FK-CP3", "FK-CP4", "FK-CP5"});
    CHECK(about(shop.as("FK-CP3")) == Ids{"FK-CP3"});
    CHECK(about(shop.as("FK-CP4")) == Ids{"FK-CP4"}); // not the colleague in the same group
    CHECK(refusal([&] { shop.desk().view({events, "FK-CP5"}); }) == "TR-V03");
    CHECK(about(shop.as("FK-SL1")) == Ids{"FK-CP3", "FK-CP4", "FK-CP5"});
    CHECK(about(shop.as("FK-AD1")).empty());
    CHECK_FALSE(offers(shop.desk(), events));
    // Nor a view that is about nobody and lives on figures alone.
    constexpr const char* delivery = "supervision.delivery";
    CHECK_FALSE(offers(shop.desk(), delivery));
    CHECK(refusal([&] { shop.desk().view({delivery, ""}); }) == "TR-V03");
    CHECK(offers(shop.as("FK-SL1"), delivery));
}

TEST_CASE("An unfinished record shows in nobody's view but its writers'") {
    Workshop shop;
    shop.addUser("FK-SL1", Role::ServiceLead);
    auto agreement = shop.signedAgreement();
    shop.session(agreement); // a draft
    CHECK(shop.as("FK-SL1").view({events, "FK-CP3"}).table.rows.size() == 1);
}

TEST_CASE("A view of a class that a role does not see is about nobody for that role, and is not offered") {
    Workshop shop;
    shop.addUser("FK-SL1", Role::ServiceLead);
    shop.signedSession(shop.signedAgreement());
    constexpr const char* own = "meta.own"; // class P: for the pair
    REQUIRE(offers(shop.desk(), own));
    auto& lead = shop.as("FK-SL1");
    REQUIRE(offers(lead, events)); // class A of the same people
    CHECK(lead.subjectsOf(own).empty());
    CHECK_FALSE(offers(lead, own));
    CHECK(refusal([&] { lead.view({own, "FK-S1"}); }) == "TR-V03");
}
