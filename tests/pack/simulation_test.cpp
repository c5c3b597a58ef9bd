// What can never happen in a form is found by filling it many times.
#include "pack/simulation.hpp"

#include "pack/contents.hpp"
#include "pack/pack_box.hpp"
#include "template/template_hash.hpp"

using namespace trellis;
using namespace trellis::test;
using Catch::Matchers::ContainsSubstring;

namespace {

SimulationResult simulated(const std::string& items, std::vector<std::string> languages = {}) {
    const auto read = readTemplate(formXml("fernwick.x", items), "x.xml", [](const std::string&) { return std::optional<CodeList>(); });
    for (auto& one : read.messages) UNSCOPED_INFO(one.line());
    REQUIRE(read.form);
    SimulationOptions options;
    options.today = *Date::fromIso("2025-09-02");
    options.languages = std::move(languages);
    return simulate(read.form, "x.xml", options);
}
std::string lines(const SimulationResult& result) {
    std::string out;
    for (auto& one : result.messages) out += one.line() + "\n";
    return out;
}

} // namespace

TEST_CASE("A question that no answer ever opens is found, with its place") {
    const auto said = lines(simulated(R"xml(<item id="a" type="boolean" class="P"><label>A</label></item>
<item id="b" type="text" class="P" relevant="coalesce(${a} = true() and ${a} = false(), false())"><label>B</label></item>)xml"));
    CHECK_THAT(said, ContainsSubstring("x.xml:6:1: error: 'b' is never shown"));
    CHECK_THAT(said, ContainsSubstring("TR-L30"));
}

TEST_CASE("A rule that nothing satisfies and one that always holds are found") {
    const auto said = lines(simulated(R"xml(<item id="a" type="integer" class="P" constraint=". > 5 and . &lt; 5"><label>A</label></item>
<item id="b" type="boolean" class="P"><label>B</label></item>
<item id="c" type="text" class="P" required="${b} = true() and ${b} = false()"><label>C</label></item>
<item id="d" type="text" class="P" relevant="coalesce(${b}, true()) or not(coalesce(${b}, true()))"><label>D</label></item>)xml"));
    CHECK_THAT(said, ContainsSubstring("'constraint' of 'a' never holds"));
    CHECK_THAT(said, ContainsSubstring("'required' of 'c' never holds"));
    CHECK_THAT(said, ContainsSubstring("'relevant' of 'd' always holds"));
    CHECK_THAT(said, !ContainsSubstring("'b'"));
}

TEST_CASE("Conditions on codes, numbers, days and rows are all met by made-up answers") {
    const auto result = simulated(R"xml(<item id="pick" type="choice" class="P"><label>P</label><option code="red">Red</option><option code="blue">Blue</option></item>
<item id="red" type="integer" class="P" relevant="${pick} = 'red'" constraint=". >= 17 and . &lt;= 18"><label>R</label></item>
<item id="day" type="date" class="P"><label>D</label></item>
<item id="late" type="text" class="P" relevant="${day} > date('2024-02-29')"><label>L</label></item>
<item id="word" type="text" class="P"><label>W</label></item>
<item id="magic" type="text" class="P" relevant="${word} = 'open sesame'"><label>M</label></item>
<rows id="t" class="P" title="t.a" add="Add"><label>T</label>
<item id="t.a" type="boolean" class="P"><label>TA</label></item>
<item id="t.b" type="text" class="P" relevant="${t.a}"><label>TB</label></item></rows>
<item id="two" type="text" class="P" relevant="count(${t}) > 1"><label>Two</label></item>)xml");
    INFO(lines(result));
    CHECK(result.messages.empty());
    CHECK(result.shown == result.questions);
    CHECK(result.fillings == 200);
}

TEST_CASE("A control without a name is found") {
    auto form = std::make_shared<Template>(*readTemplate(formXml(), "x.xml", {}).form);
    form->sections[0].items[0].label.clear();
    form->index();
    SimulationOptions options;
    options.today = *Date::fromIso("2025-09-02");
    CHECK_THAT(lines(simulate(form, "x.xml", options)), ContainsSubstring("The control of 'moment.what' has no name"));
}

TEST_CASE("A promised language is missed text by text, a partial one is counted, a stale one is marked") {
    const std::string stale = R"xml(<item id="a" type="text" class="P"><label>A question</label><translation lang="cy" of="00000000"><label>Cwestiwn</label></translation></item>)xml";
    const auto partial = simulated(stale);
    CHECK_THAT(lines(partial), ContainsSubstring("is of an older wording and is marked so"));
    CHECK_THAT(lines(partial), ContainsSubstring("2 texts are not translated (cy)"));
    CHECK_FALSE(hasErrors(partial.messages));
    const auto promised = simulated(stale, {"cy"});
    CHECK_THAT(lines(promised), ContainsSubstring("error: There is no translation (cy) of 'moment.what'"));
}

TEST_CASE("A language that nobody of the pack has begun is not spoken of") {
    const auto form = readTemplate(formXml("fernwick.x", R"xml(<item id="a" type="text" class="P"><label>A question</label><translation lang="cy" of=")xml" +
                                                             labelHash("A question") + R"xml("><label>Cwestiwn</label></translation></item>)xml"),
                                   "x.xml", {}).form;
    REQUIRE(form);
    SimulationOptions how;
    how.seeds = 5;
    how.today = *Date::fromIso("2025-09-02");
    CHECK_THAT(lines(simulate(form, "x.xml", how)), ContainsSubstring("not translated (cy)"));
    how.begun = std::vector<std::string>{};
    CHECK_THAT(lines(simulate(form, "x.xml", how)), !ContainsSubstring("(cy)"));
}

TEST_CASE("The same seeds find the same, and work that is stopped stops") {
    const std::string rare = R"xml(<item id="n" type="integer" class="P"><label>N</label></item>
<item id="m" type="text" class="P" relevant="${n} > 100"><label>M</label></item>)xml";
    CHECK(lines(simulated(rare)) == lines(simulated(rare)));
    struct Stop : Progress {
        void step(std::string_view, long, long) override { ++steps; }
        bool cancelled() const override { return steps >= 3; }
        int steps = 0;
    } stop;
    SimulationOptions options;
    options.today = *Date::fromIso("2025-09-02");
    CHECK(simulate(readTemplate(formXml(), "x.xml", {}).form, "x.xml", options, stop).fillings == 3);
}

TEST_CASE("The forms that come with Trellis show every question and print every answer whole") {
    const fs::path templates = fs::path(TRELLIS_SOURCE_DIR) / "templates";
    int forms = 0;
    for (auto& entry : fs::directory_iterator(templates / "core")) {
        if (entry.path().extension() != ".xml") continue;
        ++forms;
        SimulationOptions options;
        options.today = *Date::fromIso("2025-09-02");
        options.seeds = 60;
        const auto result = simulate(loadTemplate(entry.path(), codeListsIn(templates / "code-lists")),
                                     entry.path().filename().string(), options);
        INFO(firstError(result.messages));
        CHECK_FALSE(hasErrors(result.messages));
    }
    CHECK(forms >= 20);
}
