#include "workbench/controller/people.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {
const Date today = *Date::fromIso("2025-09-16");

Person person(const std::string& code) {
    Person made;
    made.code = code;
    made.roles = {Role::Supervisee};
    made.inPostSince = today - 100;
    return made;
}
} // namespace

TEST_CASE("A form that cannot be read changes nothing and says which day") {
    Person somebody = person("FK-CP1");
    const Person before = somebody;
    PersonForm form = personForm(somebody);
    form.inPostSince = "last spring";
    const auto said = takeForm(form, somebody, today);
    REQUIRE(said);
    CHECK(said->find("last spring") != std::string::npos);
    CHECK(somebody == before);
    form = personForm(somebody);
    form.roles.clear();
    CHECK(takeForm(form, somebody, today));
    form = personForm(somebody);
    form.leftOn = "1 January 2020";
    CHECK(takeForm(form, somebody, today));
    CHECK(somebody == before);
}

TEST_CASE("A person goes through the form unchanged") {
    Person somebody = person("FK-CP1");
    somebody.name = "Someone";
    somebody.leftOn = today - 1;
    const Person before = somebody;
    CHECK_FALSE(takeForm(personForm(somebody), somebody, today));
    CHECK(somebody == before);
}

TEST_CASE("Who has left stands last, and why somebody is away is not in the list") {
    Person left = person("FK-CP1"), away = person("FK-CP2");
    left.leftOn = today - 3;
    away.absences = {{today - 10, std::nullopt, "long-term-sick"}};
    const auto lines = personLines({left, away, person("FK-CP3")}, today);
    CHECK(lines[0].code == "FK-CP2");
    CHECK(lines[0].state == "away since 6 Sep");
    CHECK(lines[2].code == "FK-CP1");
    CHECK(lines[2].state == "left 13 Sep");
    CHECK(absenceKindWords("parental") == "parental leave");
    CHECK(absenceKindWords("") == ""); // not for this reader, which is no reason of its own
}

TEST_CASE("An agreement whose review is past stands on top, an ended one at the end") {
    Agreement fine, past, ended;
    fine.supervisor = past.supervisor = ended.supervisor = "FK-SV1";
    fine.supervisees = {"FK-CP1"};
    past.supervisees = {"FK-CP2"};
    ended.supervisees = {"FK-CP3"};
    for (Agreement* one : {&fine, &past, &ended})
        one->start = today - 400, one->review = today + 10, one->signedByAll = true;
    past.review = today - 1;
    ended.ended = today - 1;
    const auto lines = agreementLines({ended, fine, past}, today);
    CHECK(lines[0].who == "FK-CP2 with FK-SV1");
    CHECK(lines[0].review == "review was due 15 Sep");
    CHECK(lines[1].state == "in force");
    CHECK(lines[2].state == "ended 15 Sep");
}
