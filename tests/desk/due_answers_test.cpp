// Due dates are kept once worked out. Whatever happens afterwards, what is kept must be what would be worked out anew.
#include "desk/due_answers.hpp"
#include "scenario/workshop.hpp"
#include "store/workspace.hpp"

#include <catch2/catch_test_macros.hpp>

#include <set>

using namespace trellis;

namespace {

std::string said(Desk& desk) {
    std::string out;
    for (auto& line : desk.due()) out += line.agreement + " " + line.kind + " " + textOf(line.due) + "\n";
    return out;
}

/// What is listed now, what is listed again, and what is listed when everything kept was thrown away: all the same.
std::string checked(Desk& desk) {
    auto first = said(desk), again = said(desk);
    CHECK(first == again);
    desk.workspace().rebuild();
    CHECK(said(desk) == first);
    return first;
}

} // namespace

TEST_CASE("a kept due date that is none of ours is worked out anew") {
    std::optional<Due> due;
    for (const char* text : {"", "{}", "[1]", "[99,1,2,3,4,\"\",\"\"]", "[1,\"x\",null,null,0,\"\",\"\"]", "nothing"})
        CHECK_FALSE(readDue(text, due));
    CHECK(readDue("[]", due));
    CHECK_FALSE(due);
    Due one{DueStanding::Overdue, Date(20000), std::nullopt, Date(20010), 9, "8–14", "last held then"};
    CHECK(readDue(textOf(one), due));
    CHECK(textOf(due) == textOf(one));
}

TEST_CASE("due dates that were kept never differ from those worked out from scratch") {
    Workshop shop;
    shop.as("FK-S1");
    std::set<std::string> different;
    auto agreement = shop.signedAgreement();
    auto look = [&] { different.insert(checked(shop.desk())); };
    look();
    shop.on("2025-09-10");
    look(); // another day
    auto session = shop.session(agreement);
    look(); // a draft says nothing yet
    shop.desk().take(session, "finish");
    look();
    shop.sign(session, "FK-S1");
    shop.sign(session, "FK-CP3");
    look();
    shop.on("2025-10-15");
    look(); // overdue
    NewRecord plan;
    plan.kind = shop.desk().line(session)->kind;
    plan.agreement = agreement;
    plan.day = *Date::fromIso("2025-10-20");
    plan.state = "planned";
    auto planned = shop.desk().newRecord(plan);
    look(); // an appointment
    shop.desk().discardDraft(planned);
    look();
    auto person = *shop.desk().person("FK-CP3");
    person.absences.push_back({*Date::fromIso("2025-10-01"), std::nullopt, "long-term-sick"});
    shop.desk().savePerson(person);
    look(); // away
    person.absences.clear();
    shop.desk().savePerson(person);
    look();
    shop.desk().endAgreement(agreement, *Date::fromIso("2025-12-01"));
    look();
    shop.on("2025-12-02");
    look(); // ended
    CHECK(different.size() >= 6);
    CHECK(shop.desk().workspace().verify().sound());
}
