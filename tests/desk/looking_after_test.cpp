#include "desk/looking_after.hpp"

#include "model/error.hpp"
#include "scenario/workshop.hpp"

#include <catch2/catch_test_macros.hpp>

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
