#include "desk/looking_after.hpp"

#include "model/error.hpp"
#include "scenario/workshop.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace trellis;

namespace {

std::string refusal(Desk& desk, const PersonCode& code, const std::string& name = "Sam") {
    auto person = desk.person(code).value_or(Person{});
    person.code = code, person.name = name;
    try {
        desk.savePerson(person);
    } catch (const Error& error) {
        CHECK(error.message().find("Nothing was saved") != std::string::npos);
        return error.code();
    }
    return "saved";
}

std::string adding(Desk& desk, const PersonCode& code, Role role) {
    const auto before = desk.users().size();
    try {
        desk.addUser(code, role, workshopPassphrase);
    } catch (const Error& error) {
        CHECK(desk.users().size() == before);
        CHECK(error.message().find("othing was saved") != std::string::npos);
        return error.code();
    }
    CHECK(desk.users().size() == before + 1);
    return "added";
}

} // namespace

TEST_CASE("A supervisor changes the entries of those they supervise and of somebody new, and of nobody else's") {
    Workshop shop;
    shop.signedAgreement();
    shop.addUser("FK-S2", Role::Supervisor);
    shop.addUser("FK-CP4", Role::Supervisee);
    CHECK(refusal(shop.desk(), "FK-CP3") == "saved"); // supervised by FK-S1, who is signed in
    CHECK(refusal(shop.desk(), "FK-CP4") == "saved"); // nobody has an agreement yet
    CHECK(refusal(shop.desk(), "FK-CP5") == "saved"); // was not there before

    auto& other = shop.as("FK-S2");
    CHECK_FALSE(mayLookAfter(other, "FK-CP3"));
    CHECK(refusal(other, "FK-CP3", "Somebody else") == "TR-U10");
    CHECK(refusal(other, "FK-S1") == "TR-U10"); // a party to it, too
    CHECK(other.person("FK-CP3")->name == "Sam");
    CHECK(refusal(other, "FK-CP4") == "saved");
    CHECK(refusal(other, "FK-S2") == "saved"); // one's own
    CHECK(mayLookAfter(other, {}));
}

TEST_CASE("When an agreement has ended the supervisor it was with no longer looks after the entry") {
    Workshop shop;
    const auto agreement = shop.signedAgreement();
    shop.on("2025-10-01");
    shop.desk().endAgreement(agreement, *Date::fromIso("2025-10-01"));
    CHECK(refusal(shop.desk(), "FK-CP3") == "TR-U10");
}

TEST_CASE("Leads and administrators look after everybody; supervisees and auditors after themselves") {
    Workshop shop;
    shop.signedAgreement();
    shop.addUser("FK-L1", Role::ServiceLead);
    shop.addUser("FK-A1", Role::LocalityAdmin);
    shop.addUser("FK-AU1", Role::Auditor);
    for (auto code : {"FK-L1", "FK-A1"}) CHECK(refusal(shop.as(code), "FK-CP3") == "saved");
    for (auto code : {"FK-CP3", "FK-AU1"}) {
        auto& desk = shop.as(code);
        CHECK(refusal(desk, "FK-L1") == "TR-U05");
        CHECK(refusal(desk, code) == "saved");
        CHECK_FALSE(mayLookAfter(desk, {}));
    }
}

TEST_CASE("Where somebody looks after all, a supervisor makes keys for supervisees only, and not for another's") {
    Workshop shop;
    shop.signedAgreement();
    const auto looksAfterAll = GENERATE(Role::ServiceLead, Role::LocalityAdmin);
    shop.addUser("FK-L1", looksAfterAll);
    shop.addUser("FK-M1", Role::MetaSupervisor);
    shop.addUser("FK-S2", Role::Supervisor);
    Person known = *shop.desk().person("FK-CP3");
    known.code = "FK-CP5";
    shop.desk().savePerson(known);
    shop.sign(shop.draftAgreement({"FK-CP5"}), "FK-S1"); // who is no user yet
    for (auto code : {"FK-S2", "FK-M1"}) {
        auto& desk = shop.as(code);
        CHECK(rolesToGive(desk) == std::vector{Role::Supervisee});
        for (auto role : {Role::Supervisor, Role::MetaSupervisor, Role::ServiceLead, Role::LocalityAdmin, Role::Auditor})
            CHECK(adding(desk, "FK-X1", role) == "TR-U11");
        CHECK_FALSE(desk.person("FK-X1"));
        CHECK(adding(desk, "FK-CP5", Role::Supervisee) == "TR-U10");
        CHECK(adding(desk, std::string("FK-CP8-") + code, Role::Supervisee) == "added");
    }
    CHECK(adding(shop.as("FK-S1"), "FK-CP5", Role::Supervisee) == "added");
    auto& lead = shop.as("FK-L1");
    for (auto role : {Role::Supervisor, Role::MetaSupervisor, Role::ServiceLead, Role::LocalityAdmin, Role::Auditor})
        CHECK(adding(lead, "FK-" + std::to_string(int(role)) + "X", role) == "added");
    CHECK(rolesToGive(shop.as("FK-CP3")).empty());
}

TEST_CASE("One person alone with a laptop adds whomever they need, until somebody looks after all") {
    Workshop shop; // FK-S1 and FK-CP3
    CHECK(adding(shop.desk(), "FK-S2", Role::Supervisor) == "added");
    CHECK(adding(shop.desk(), "FK-M1", Role::MetaSupervisor) == "added");
    CHECK(adding(shop.desk(), "FK-A1", Role::LocalityAdmin) == "added");
    CHECK(adding(shop.desk(), "FK-L1", Role::ServiceLead) == "TR-U11");
    CHECK(adding(shop.desk(), "FK-CP4", Role::Supervisee) == "added");
}

TEST_CASE("That somebody is away is for everybody, why is for those who look after their entry") {
    Workshop shop;
    shop.signedAgreement();
    shop.addUser("FK-CP4", Role::Supervisee);
    shop.addUser("FK-S2", Role::Supervisor);
    shop.addUser("FK-L1", Role::ServiceLead);
    auto away = *shop.desk().person("FK-CP3");
    away.absences.push_back({shop.clock.today() - 10, std::nullopt, "long-term-sick"});
    shop.desk().savePerson(away);
    const auto why = [](Desk& desk) {
        std::string listed = "not listed";
        for (auto& one : desk.people())
            if (one.code == "FK-CP3") listed = one.absences.at(0).kind;
        CHECK(desk.person("FK-CP3")->absences.at(0).kind == listed);
        return listed;
    };
    for (auto code : {"FK-CP4", "FK-S2"}) {
        CHECK(why(shop.as(code)) == "");
        CHECK(shop.desk().person("FK-CP3")->absences.at(0).from == away.absences.at(0).from);
    }
    for (auto code : {"FK-CP3", "FK-S1", "FK-L1"}) CHECK(why(shop.as(code)) == "long-term-sick");
    // Whoever may not read it cannot lose it either.
    auto& other = shop.as("FK-S2");
    CHECK(refusal(other, "FK-CP3") == "TR-U10");
    CHECK(why(shop.as("FK-S1")) == "long-term-sick");
}
