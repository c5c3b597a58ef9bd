// Translations in overlays: what may be translated, and what becomes of a translation whose words were replaced.
#include "overlaying.hpp"

#include "overlay/ledger.hpp"
#include "overlay/overlay_writer.hpp"
#include "template/in_language.hpp"

#include <catch2/matchers/catch_matchers_all.hpp>

using namespace trellis;
using namespace trellis::test;

TEST_CASE("An overlay translates the points of a scale, the message it gives and the button for a row, and may not invent any") {
    auto items = kCoreItems;
    const std::string goals = "<label>We agreed what it is for</label>";
    items.insert(items.find(goals) + goals.size(), "<anchor value=\"1\">Never</anchor><anchor value=\"7\">Always</anchor>");
    const auto core = coreForm(items);
    const std::string all = R"x(
<translate item="goals" lang="cy"><was>We agreed what it is for</was><label>Cytunwyd</label><anchor value="1">Byth</anchor></translate>
<translate item="acts" lang="cy"><was>Actions</was><label>Camau</label><add>Ychwanegu</add></translate>
<narrow item="core.minutes"><constraint was=". &gt;= 0" message="At most nine.">. &lt;= 9</constraint></narrow>
<translate item="core.minutes" lang="cy"><was>Minutes</was><label>Munudau</label><constraint-message>Naw ar y mwyaf.</constraint-message></translate>)x";
    const auto welsh = inLanguage(soundForm(core, all), "cy");
    CHECK(welsh->find("goals")->anchors[0].label == "Byth");
    CHECK(welsh->find("goals")->anchors[1].label == "Always");
    CHECK(welsh->find("acts")->addLabel == "Ychwanegu");
    CHECK(welsh->find("core.minutes")->constraintMessage == "Naw ar y mwyaf.");
    const auto overlay = soundOverlay(all, *core);
    const auto again = readAs(overlayXml(overlay));
    INFO(said(again.messages));
    REQUIRE(again.overlay);
    CHECK(overlayXml(*again.overlay) == overlayXml(overlay));
    std::string changes;
    for (auto& line : ledgerLines(resolve(core, {overlay}, frameLists()).adaptations, frameLists())) changes += line.change + "; ";
    for (auto words : {"words of point 1 translated", "message translated into 'cy'", "words for a new row translated into 'cy'"})
        CHECK_THAT(changes, Catch::Matchers::ContainsSubstring(words));

    for (auto invented : {R"(<anchor value="3">Tri</anchor>)", "<add>Ychwanegu</add>", "<constraint-message>Na</constraint-message>"}) {
        const auto resolved = resolve(core, {soundOverlay(std::string(R"(
<translate item="goals" lang="cy"><was>We agreed what it is for</was><label>Cytunwyd</label>)") + invented + "</translate>", *core)}, frameLists());
        CHECK_FALSE(resolved.form);
        CHECK_THAT(said(resolved.messages), Catch::Matchers::ContainsSubstring("TR-T27"));
    }
}

TEST_CASE("Help, a choice or a message in other words leaves its old translation behind") {
    auto items = kCoreItems;
    const std::string no = "<option code=\"no\">No</option>\n";
    items.insert(items.find(no) + no.size(), "<translation lang=\"cy\" of=\"" + labelHash("Was an agenda agreed?") +
                                                 "\"><label>A gytunwyd?</label><help>Ar y dechrau.</help>"
                                                 "<option code=\"no\">Naddo</option><option code=\"yes\">Do</option></translation>");
    const auto welsh = inLanguage(soundForm(coreForm(items), R"(
<rehelp item="core.agenda"><was>At the start.</was><help>Before anything else.</help></rehelp>
<relabel item="core.agenda"><option code="no"><was>No</was><label>Not this time</label></option></relabel>)"),
                                  "cy");
    const auto& agenda = *welsh->find("core.agenda");
    CHECK(agenda.label == "A gytunwyd?");
    CHECK(agenda.help == "Before anything else.");
    CHECK(welsh->optionLabel(agenda, "no") == "Not this time");
    CHECK(welsh->optionLabel(agenda, "yes") == "Do");
}
