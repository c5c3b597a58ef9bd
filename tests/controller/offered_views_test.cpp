// What a page offers to whom: no view that could never show them anything, and every one that may have something some
// day.
#include "scenario/refusal.hpp"
#include "scenario/workshop.hpp"
#include "workbench/controller/desk_views.hpp"
#include "workbench/controller/views_controller.hpp"

#include <catch2/catch_test_macros.hpp>

#include <set>

using namespace trellis;

namespace {

struct Site : Workshop {
    Site() {
        addUser("MS-1", Role::MetaSupervisor);
        addUser("FK-SL1", Role::ServiceLead);
        addUser("FK-AD1", Role::LocalityAdmin);
        addUser("FK-A1", Role::Auditor);
    }
    std::set<std::string> offered(const PersonCode& who) {
        as(who);
        std::set<std::string> out;
        for (auto& page : pagesOf(desk()))
            if (const auto source = viewsOf(desk(), page))
                for (auto& offer : source->offers()) out.insert(offer.id);
        return out;
    }
};

/// What a meta-supervisor reads of everybody, and nobody else anything of (domain.md 2.6): class M.
constexpr const char* ofMetaSupervisors[] = {"meta.cfir-matrix", "meta.coding-agreement", "meta.calibration"};

} // namespace

TEST_CASE("What only meta-supervisors may read is offered to nobody else, whatever else they begin in the place") {
    Site site;
    for (auto* who : {"FK-SL1", "FK-AD1", "FK-A1", "FK-S1", "FK-CP3"}) { // some of them note what happens in a place
        const auto offered = site.offered(who);
        for (auto* view : ofMetaSupervisors) {
            INFO(view << " to " << who);
            CHECK_FALSE(offered.contains(view));
            std::string said;
            CHECK(refusal([&] { site.desk().view({view, "all"}); }, &said) == "TR-V03");
            CHECK(said.find("nothing that your role may see") != std::string::npos);
        }
    }
    const auto offered = site.offered("MS-1");
    for (auto* view : ofMetaSupervisors) CHECK(offered.contains(view));
}

TEST_CASE("What one may be named or asked in, or see by one's role, is offered before there is any") {
    Site site;
    const auto supervisor = site.offered("FK-S1");
    CHECK(supervisor.contains("meta.feedback-loop"));
    CHECK(supervisor.contains("meta.system-issues"));
    CHECK(supervisor.contains("meta.cmo-board"));
    const auto lead = site.offered("FK-SL1");
    CHECK(lead.contains("meta.feedback-loop")); // its themes
    CHECK(lead.contains("meta.system-issues"));
    CHECK(lead.contains("meta.cmo-board"));
}
