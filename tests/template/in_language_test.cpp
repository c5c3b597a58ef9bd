// A form in another language: only words change, and only to words that mean the same.
#include "template/in_language.hpp"

#include "template/form.hpp"
#include "template/further_words.hpp"
#include "template/reading.hpp"
#include "template/template_hash.hpp"

#include <algorithm>

using namespace trellis;
using namespace trellis::test;

namespace {

/// A scale with a rule and a table, in Welsh; `of` is what their translations quote.
TemplatePtr paced(const std::string& pace, const std::string& steps) {
    auto form = readTemplate(formXml(R"x(<item id="a" type="scale" class="P" constraint=". != 1"><label>Pace</label>
  <constraint-message>Not one.</constraint-message><anchor value="0">Slow</anchor><anchor value="4">Fast</anchor>
  <translation lang="cy" of=")x" + pace +
                                     R"x("><label>Cyflymder</label><constraint-message>Nid un.</constraint-message>
    <anchor value="0">Araf</anchor></translation></item>
<rows id="r" class="P" title="r.what" add="Add a step"><label>Steps</label>
  <item id="r.what" type="text" class="P"><label>What</label></item>
  <translation lang="cy" of=")x" + steps +
                                     R"x("><label>Camau</label><add>Ychwanegu cam</add></translation></rows>)x"),
                             "form.xml", coloursOnly)
                    .form;
    REQUIRE(form);
    return form;
}

} // namespace

TEST_CASE("Points of a scale, the message of a rule and the button for a row are read in another language, or as they "
          "stand") {
    const auto form = paced(labelHash("Pace"), labelHash("Steps"));
    const auto welsh = inLanguage(form, "cy");
    CHECK(welsh->ref == form->ref); // the same form
    const auto& pace = *welsh->find("a");
    CHECK(pace.anchors[0].label == "Araf");
    CHECK(pace.anchors[1].label == "Fast"); // nobody has translated it
    CHECK(pace.constraintMessage == "Nid un.");
    CHECK(welsh->find("r")->addLabel == "Ychwanegu cam");
    CHECK(form->find("a")->anchors[0].label == "Slow");
    SeededRandom random(1);
    FixedClock clock(*Date::fromIso("2025-09-02"));
    Form filled(welsh, {}, {*Date::fromIso("2025-09-02"), &clock, &random});
    filled.set({"a", "", ""}, 1.0);
    const auto findings = filled.findings();
    CHECK(std::ranges::any_of(findings, [](auto& one) { return one.message == "Nid un."; }));
}

TEST_CASE("Of an older wording none of them is read, and all of it is counted") {
    const auto form = paced("00000000", labelHash("Steps"));
    const auto welsh = inLanguage(form, "cy");
    CHECK(welsh->find("a")->anchors[0].label == "Slow");
    CHECK(welsh->find("a")->constraintMessage == "Not one.");
    CHECK(welsh->find("r")->addLabel == "Ychwanegu cam");
    const auto coverage = translationCoverage(*form, "cy");
    CHECK(coverage.texts == 8); // section, label and three further words, label and one, cell
    CHECK(coverage.translated == 5);
    CHECK(coverage.stale == std::vector<std::string>{"a"});
    CHECK(coverage.missing == std::vector<std::string>{"one", "a (point 4)", "r.what"});
}
