// The matrix of domain.md 2.6 as far as classes decide it.
#include "model/visibility.hpp"

#include "model/error.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;
using enum VisibilityClass;

TEST_CASE("an unknown visibility letter is refused with the letters there are") {
    CHECK_THROWS_AS(ClassSet::parse("Q"), Error);
    CHECK_THROWS_AS(ClassSet::parse("P,M"), Error);
    CHECK(ClassSet::parse("M P") == (P | M));
    CHECK((P | M).text() == "P M");
    CHECK(ClassSet::parse("").empty());
}

TEST_CASE("content that is open to the parties only is seen by nobody else") {
    for (auto role : {Role::Supervisor, Role::Supervisee, Role::MetaSupervisor, Role::ServiceLead, Role::LocalityAdmin, Role::Auditor})
        CHECK_FALSE(maySee({role, false}, P));
    CHECK(maySee({Role::Supervisor, true}, P));
    CHECK(maySee({Role::Supervisee, true}, P));
}

TEST_CASE("that supervision happened is seen by those who answer for it, content is not") {
    CHECK(maySee({Role::ServiceLead, false}, A));
    CHECK(maySee({Role::MetaSupervisor, false}, A));
    CHECK(maySee({Role::Auditor, false}, A));
    CHECK_FALSE(maySee({Role::LocalityAdmin, false}, A));
    CHECK_FALSE(maySee({Role::Supervisor, false}, A)); // another supervisor has no business here
}

TEST_CASE("a summary reaches the service lead and what is marked M the meta-supervisor") {
    CHECK(maySee({Role::ServiceLead, false}, S));
    CHECK_FALSE(maySee({Role::MetaSupervisor, false}, S));
    CHECK(maySee({Role::MetaSupervisor, false}, P | M));
    CHECK_FALSE(maySee({Role::ServiceLead, false}, P | M));
    CHECK_FALSE(maySee({Role::Auditor, false}, S | P | M));
}

TEST_CASE("a group member's own part is seen by that person and the supervisor alone") {
    CHECK(maySee({Role::Supervisor, true}, P, false));
    CHECK_FALSE(maySee({Role::Supervisee, true}, P, false));
    CHECK_FALSE(maySee({Role::ServiceLead, false}, A | S | P | M, false));
    CHECK_FALSE(maySee({Role::MetaSupervisor, false}, A | S | P | M, false));
}

TEST_CASE("no class at all is seen by the parties only") {
    CHECK_FALSE(maySee({Role::ServiceLead, false}, {}));
    CHECK(maySee({Role::Supervisee, true}, {}));
}

TEST_CASE("who can see a part is said in words") {
    CHECK(whoCanSee(P) == "the two of you");
    CHECK(whoCanSee(P | M) == "the two of you and the meta-supervisor");
    CHECK(whoCanSee(A) == "the two of you, the service lead, the meta-supervisor and an auditor");
    CHECK(whoCanSee(P, true) == "everyone in the group");
    CHECK(whoCanSee(P, true, true) == "the person it is about and the supervisor");
}

TEST_CASE("roles read back from their own text and others are refused") {
    for (auto role : {Role::Supervisor, Role::Supervisee, Role::MetaSupervisor, Role::ServiceLead, Role::LocalityAdmin, Role::Auditor})
        CHECK(roleFromText(text(role)) == role);
    CHECK_THROWS_AS(roleFromText("manager"), Error);
}
