// A locality's floor tightens the core's matrix and never widens it.
#include "model/figure_sight.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;
using enum VisibilityClass;

namespace {
constexpr Role everyRole[] = {Role::Supervisor,  Role::Supervisee,    Role::MetaSupervisor,
                              Role::ServiceLead, Role::LocalityAdmin, Role::Auditor};
}

TEST_CASE("A locality can take more away from a role, and nothing it says gives anything back") {
    VisibilityFloor floor;
    CHECK(floor.tighten(Role::MetaSupervisor, A));
    CHECK_FALSE(maySee({Role::MetaSupervisor, false}, P | M, floor));
    CHECK(maySee({Role::MetaSupervisor, false}, A, floor));
    CHECK(maySee({Role::ServiceLead, false}, S, floor)); // others are as they were
    CHECK_FALSE(floor.tighten(Role::MetaSupervisor, A | M | P | S));
    CHECK_FALSE(maySee({Role::MetaSupervisor, false}, M, floor));
    CHECK_FALSE(floor.tighten(Role::Auditor, A | S | P | M));
    CHECK_FALSE(maySee({Role::Auditor, false}, S | P | M, floor));
    CHECK(floor.tighten(Role::ServiceLead, {}));
    CHECK_FALSE(maySee({Role::ServiceLead, false}, A | S | P | M, floor));
}

TEST_CASE("No floor stands between the two people and their own record") {
    VisibilityFloor nothing;
    for (auto role : everyRole)
        nothing.tighten(role, {});
    CHECK(maySee({Role::Supervisor, true}, P, nothing));
    CHECK(maySee({Role::Supervisee, true}, P | M, nothing));
    CHECK(whoCanSee(A, nothing) == "the two of you");
}

TEST_CASE("Of two floors both hold, whichever comes first") {
    VisibilityFloor one, other;
    one.tighten(Role::ServiceLead, A);
    other.tighten(Role::MetaSupervisor, A);
    VisibilityFloor both = one, turned = other;
    both.tighten(other);
    turned.tighten(one);
    CHECK(both == turned);
    CHECK_FALSE(maySee({Role::ServiceLead, false}, S, both));
    CHECK_FALSE(maySee({Role::MetaSupervisor, false}, M, both));
}

TEST_CASE("As made, a floor decides as the core does, for every role, class and row") {
    const VisibilityFloor core;
    for (auto role : everyRole)
        for (bool party : {false, true})
            for (bool own : {false, true})
                for (unsigned bits = 0; bits < 16; ++bits) {
                    ClassSet classes;
                    for (auto [bit, one] : {std::pair{1u, A}, {2u, S}, {4u, P}, {8u, M}})
                        if (bits & bit) classes = classes | one;
                    CHECK(maySee({role, party}, classes, core, own) == maySee({role, party}, classes, own));
                    if (own) CHECK(whoCanSee(classes, core) == whoCanSee(classes));
                }
}

TEST_CASE("What a locality hides from a role opens no figure to it, and a pair keeps its own") {
    VisibilityFloor floor;
    floor.tighten(Role::MetaSupervisor, A);
    floor.tighten(Role::ServiceLead, S);
    floor.tighten(Role::Auditor, {});
    CHECK(maySeeFigure({Role::MetaSupervisor, false}, M, floor) == FigureSight::None);
    CHECK(maySeeFigure({Role::MetaSupervisor, false}, A | M, floor) == FigureSight::Plain);
    CHECK(maySeeFigure({Role::ServiceLead, false}, A, floor) == FigureSight::None);
    CHECK(maySeeFigure({Role::Auditor, false}, A, floor) == FigureSight::None);
    for (auto role : everyRole) CHECK(maySeeFigure({role, true}, P | M, floor) == FigureSight::Plain);
    floor = VisibilityFloor();
    floor.tighten(Role::MetaSupervisor, M); // the plain half is gone: what is left is seen protected
    CHECK(maySeeFigure({Role::MetaSupervisor, false}, A | M, floor) == FigureSight::Protected);
}

TEST_CASE("As made, a floor takes no figure away from anybody") {
    for (auto role : everyRole)
        for (bool party : {false, true})
            for (unsigned bits = 0; bits < 16; ++bits) {
                ClassSet classes;
                for (auto [bit, one] : {std::pair{1u, A}, {2u, S}, {4u, P}, {8u, M}})
                    if (bits & bit) classes = classes | one;
                CHECK(maySeeFigure({role, party}, classes, VisibilityFloor()) == maySeeFigure({role, party}, classes));
            }
}
