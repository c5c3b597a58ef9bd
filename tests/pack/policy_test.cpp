// A locality's rules take effect in the one function that decides who sees what.
#include "desk/figure_desk.hpp"
#include "desk/packs.hpp"
#include "desk/seen.hpp"
#include "pack/pack_box.hpp"
#include "scenario/workshop.hpp"
#include "view/render.hpp"

using namespace trellis;
using namespace trellis::test;
using Catch::Matchers::ContainsSubstring;

namespace {

struct PackPlace {
    PackPlace() {
        places = PackPlaces::of(shop.environment.installation);
        places.trustedKeys = box.trusted();
    }
    Packs& packs() {
        packs_ = std::make_unique<Packs>(shop.desk().workspace(), places);
        return *packs_;
    }
    void install(const std::string& policies, const std::string& id = "fernwick.forms", const std::string& layer = "site") {
        auto xml = packXml("<policies>" + policies + "</policies>", "1.0.0", id);
        xml.insert(xml.find("locality="), "layer=\"" + layer + "\" ");
        packs().install(box.signedPack({{"pack.xml", xml}}, id));
    }
    PackBox box;
    Workshop shop;
    PackPlaces places;
    std::unique_ptr<Packs> packs_;
};

} // namespace

TEST_CASE("A locality's floor takes a record out of a lead's sight and gives nothing back when files go missing") {
    PackPlace at;
    const auto session = at.shop.signedSession(at.shop.signedAgreement());
    at.shop.addUser("FK-L1", Role::ServiceLead);
    REQUIRE(at.shop.as("FK-L1").line(session).has_value());
    at.shop.as("FK-S1");
    at.install(R"(<sees role="service-lead"/>)");
    CHECK_FALSE(at.shop.as("FK-L1").line(session).has_value());
    CHECK(at.shop.desk().records().empty());
    CHECK(at.shop.desk().agreements().empty());
    // Whoever can write to the folder cannot take the rule away: it stands in the signed log.
    at.shop.close();
    fs::remove_all(at.shop.folder / "packs");
    CHECK_FALSE(at.shop.as("FK-L1").line(session).has_value());
    CHECK(at.shop.as("FK-CP3").line(session).has_value()); // the two people keep their own
    at.shop.as("FK-S1");
    at.packs().remove("fernwick.forms");
    CHECK(at.shop.as("FK-L1").line(session).has_value());
}

TEST_CASE("What a locality's floor hides from a role adds up to no figure and no view for it either") {
    PackPlace at;
    at.shop.signedSession(at.shop.signedAgreement());
    at.shop.addUser("FK-L1", Role::ServiceLead);
    const FigureRequest onTime{{"supervision.on-time", {}, {}, Period::Whole, ""}, ""};
    const auto views = at.shop.as("FK-L1").views().size();
    REQUIRE(views > 0);
    REQUIRE_FALSE(FigureDesk(at.shop.desk()).figures(onTime).figures.empty());
    at.shop.as("FK-S1");
    at.install(R"(<sees role="service-lead"/>)");
    auto& lead = at.shop.as("FK-L1");
    CHECK(FigureDesk(lead).measures().empty());
    CHECK(codeOf([&] { FigureDesk(lead).figures(onTime); }) == "TR-V10");
    CHECK(codeOf([&] { FigureDesk(lead).explain(onTime); }) == "TR-V10");
    for (auto& view : lead.views()) { // what is left is about nobody but themselves
        INFO(view.id);
        CHECK(view.scope);
        for (auto& subject : lead.subjectsOf(view.id)) {
            if (subject.id == "FK-L1") continue;
            // Of what places do together, whoever may begin such a record sees their own, and here they have none.
            CHECK(subject.id == "all");
            const auto shown = viewToText(lead.view({view.id, subject.id}));
            CHECK_THAT(shown, !ContainsSubstring("FK-S1") && !ContainsSubstring("FK-CP3"));
        }
    }
    CHECK(codeOf([&] { lead.view({"supervision.delivery", ""}); }) == "TR-V03");
    // The pair keeps what is its own.
    CHECK_FALSE(FigureDesk(at.shop.as("FK-CP3")).figures(onTime).figures.empty());
}

TEST_CASE("Of two packs the nearer sets the numbers, the stricter protects, and each legal hold is shown") {
    PackPlace at;
    at.install(R"(<cadence grace="3"/><suppression smallest-shown="12"/><hold of="CONTENT" since="2025-01-06" authority="Inquiry">Asked for.</hold>)",
               "fernwick.organisation", "organisation");
    at.install(R"(<cadence grace="5"/><suppression smallest-shown="9"/><sees role="auditor"/>)", "fernwick.team", "team");
    const auto policies = at.packs().policies();
    CHECK(policies.cadence.graceDays == 5);
    CHECK(policies.suppression.smallestShown == 12);
    CHECK(policies.floor.seenBy(Role::Auditor).empty());
    REQUIRE(policies.holdOn("CONTENT"));
    CHECK(policies.holdOn("CONTENT")->because == "Asked for.");
}

TEST_CASE("A pack turns a shipped plugin off, says so, and nothing else loses by it") {
    PackPlace at;
    const auto session = at.shop.signedSession(at.shop.signedAgreement());
    const auto plugin = at.shop.desk().plugins().kinds().front()->plugin;
    at.packs().install(at.box.signedPack(
        {{"pack.xml", packXml("<plugins><plugin id=\"" + plugin + "\" use=\"off\"/></plugins>")}}, "off"));
    at.shop.as("FK-S1");
    for (auto& one : at.shop.desk().plugins().plugins())
        if (one.manifest.id == plugin) CHECK_FALSE(one.loaded);
    CHECK_NOTHROW(at.shop.desk().show(session));
    at.packs().remove("fernwick.forms");
    at.shop.as("FK-S1");
    for (auto& one : at.shop.desk().plugins().plugins()) CHECK(one.loaded);
}
