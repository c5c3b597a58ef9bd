#include "reading.hpp"

#include "template/template_diff.hpp"

#include <algorithm>

using namespace trellis;
using namespace trellis::test;

namespace {

const std::string kBase = R"x(
<item id="t" type="text" class="P" core="true" serves="K7"><label>Text</label></item>
<item id="n" type="integer" class="P M" constraint=". &gt;= 0"><label>Number</label></item>
<item id="c" type="choice" class="P"><label>Choice</label><option code="a">Often</option><option code="b">Rarely</option></item>
<item id="s" type="scale" class="P" min="0" max="4"><label>Scale</label><anchor value="0">None</anchor><anchor value="4">Full</anchor></item>
<item id="k" type="integer" class="P" calculate="${n} + 1"><label>Sum</label></item>
<rows id="r" class="P" owner="r.who" max="10"><label>Rows</label>
<item id="r.who" type="person" class="P"><label>Who</label></item>
<item id="r.what" type="text" class="P"><label>What</label></item></rows>)x";

/// The base form with one piece of text replaced by another.
TemplatePtr with(const std::string& from, const std::string& to) {
    auto items = kBase;
    auto at = items.find(from);
    REQUIRE(at != std::string::npos);
    return sound(formXml(items.replace(at, from.size(), to), "1.1.0"));
}

std::vector<TemplateChange> changes(const std::string& from, const std::string& to) {
    return diffTemplates(*soundItems(kBase), *with(from, to));
}

/// "item what class" of each change.
std::vector<std::string> brief(const std::vector<TemplateChange>& changes) {
    std::vector<std::string> out;
    for (auto& one : changes) out.push_back(one.item + " " + one.what + " " + text(one.change));
    return out;
}

using Brief = std::vector<std::string>;

} // namespace

TEST_CASE("What would make an answer mean something else is breaking") {
    CHECK(brief(changes(R"(id="t" type="text")", R"(id="t" type="date")")) == Brief{"t type breaking"});
    CHECK(brief(changes(R"(max="4")", R"(max="5")")) == Brief{"s scale breaking"});
    CHECK(brief(changes("${n} + 1", "${n} + 2")) == Brief{"k calculate breaking"});
    CHECK(brief(changes(R"( calculate="${n} + 1")", "")) == Brief{"k calculate breaking"});
    CHECK(brief(changes(R"(<option code="a">Often</option><option code="b">Rarely</option>)",
                        R"(<option code="a">Rarely</option><option code="b">Often</option>)")) ==
          Brief{"c options breaking", "c options breaking"});
    CHECK(brief(changes(R"(<anchor value="0">None</anchor><anchor value="4">Full</anchor>)",
                        R"(<anchor value="0">Full</anchor><anchor value="4">None</anchor>)")) ==
          Brief{"s anchors breaking", "s anchors breaking"});
    CHECK(brief(changes(R"(id="t" type="text" class="P")", R"(id="t" type="text" class="P M")")) ==
          Brief{"t class breaking"});
    CHECK(brief(changes(R"( owner="r.who")", "")) == Brief{"r owner breaking"});
    CHECK(brief(changes(R"( core="true" serves="K7")", "")) == Brief{"t core breaking", "t serves cosmetic"});
}

TEST_CASE("An item that is gone is breaking, wherever it was") {
    auto gone = changes(R"(<item id="t" type="text" class="P" core="true" serves="K7"><label>Text</label></item>)", "");
    CHECK(brief(gone) == Brief{"t removed breaking"});
    CHECK(brief(changes(R"(<item id="r.what" type="text" class="P"><label>What</label></item>)", "")) ==
          Brief{"r.what removed breaking"});
}

TEST_CASE("A cell that leaves its table is breaking") {
    auto now = changes(R"(<item id="r.what" type="text" class="P"><label>What</label></item></rows>)",
                       R"(</rows><item id="r.what" type="text" class="P"><label>What</label></item>)");
    CHECK(brief(now) == Brief{"r.what moved breaking"});
}

TEST_CASE("Where less can be said than before, it is narrowing") {
    CHECK(brief(changes(R"(<option code="b">Rarely</option>)", "")) == Brief{"c options narrowing"});
    CHECK(brief(changes(R"(id="t" type="text")", R"(id="t" type="text" required="true")")) ==
          Brief{"t required narrowing"});
    CHECK(brief(changes(R"(id="t" type="text")", R"(id="t" type="text" relevant="${n} = 1")")) ==
          Brief{"t relevant narrowing"});
    CHECK(brief(changes("constraint=\". &gt;= 0\"", "constraint=\". &gt;= 5\"")) == Brief{"n constraint narrowing"});
    CHECK(brief(changes(R"(id="t" type="text")", R"(id="t" retired="true" type="text")")) ==
          Brief{"t retired narrowing"});
    CHECK(brief(changes(R"(max="10")", R"(max="9")")) == Brief{"r max narrowing"});
    CHECK(brief(changes(R"(class="P M")", R"(class="P")")) == Brief{"n class narrowing"});
    CHECK(brief(changes("<rows",
                        R"(<item id="new" type="text" class="P" required="true"><label>New</label></item><rows)")) ==
          Brief{"new added narrowing"});
    CHECK(brief(changes(R"(max="4")", R"(max="4" step="2")")) == Brief{"s scale narrowing"});
}

TEST_CASE("Where more can be said than before, it is compatible") {
    CHECK(brief(changes("</option></item>", R"(</option><option code="d">Daily</option></item>)")) ==
          Brief{"c options compatible"});
    CHECK(brief(changes(R"( constraint=". &gt;= 0")", "")) == Brief{"n constraint compatible"});
    CHECK(brief(changes(R"(id="n" type="integer")", R"(id="n" type="decimal")")) == Brief{"n type compatible"});
    CHECK(brief(changes(R"(id="t" type="text")", R"(id="t" type="long-text")")) == Brief{"t type compatible"});
    CHECK(brief(changes("</rows>", R"(<item id="r.new" type="text" class="P"><label>New</label></item></rows>)")) ==
          Brief{"r.new added compatible"});
    CHECK(brief(changes(R"(max="4")", R"(max="4" step="0.5")")) == Brief{"s scale compatible"});
    CHECK(brief(changes(R"(max="10")", R"(max="20")")) == Brief{"r max compatible"});
    CHECK(brief(changes(R"(owner="r.who")", R"(owner="r.who" carry="${r.what} = ''")")) == Brief{"r carry compatible"});
}

TEST_CASE("Words and order are cosmetic") {
    auto label = changes("<label>Text</label>", "<label>Words</label><help>Help</help>");
    CHECK(brief(label) == Brief{"t label cosmetic", "t help cosmetic"});
    CHECK(label[0].was == "Text");
    CHECK(label[0].now == "Words");
    CHECK_FALSE(label[0].sentence.empty());
    CHECK(brief(changes("Often", "Frequently")) == Brief{"c options cosmetic"});
    CHECK(brief(changes(R"(<option code="a">Often</option><option code="b">Rarely</option>)",
                        R"(<option code="b">Rarely</option><option code="a">Often</option>)")) ==
          Brief{"c options cosmetic"});
    CHECK(brief(changes(R"(<label>Text</label>)",
                        R"(<label>Text</label><translation lang="cy" of="0"><label>Testun</label></translation>)")) ==
          Brief{"t translation cosmetic"});
}

TEST_CASE("An expression spaced another way is no change") {
    CHECK(changes("${n} + 1", "${n}+1").empty());
    CHECK(diffTemplates(*soundItems(kBase), *sound(formXml(kBase, "2.0.0"))).empty());
}

TEST_CASE("Moving one item says one change, not many") {
    auto items = kBase;
    const std::string first =
        R"(<item id="t" type="text" class="P" core="true" serves="K7"><label>Text</label></item>)";
    items.erase(items.find(first), first.size());
    CHECK(brief(diffTemplates(*soundItems(kBase), *soundItems(items + first))) == Brief{"t order cosmetic"});
    auto elsewhere = sound(formXml(items + "</section><section id=\"two\" title=\"Two\">" + first));
    CHECK(brief(diffTemplates(*soundItems(kBase), *elsewhere)) == Brief{"two added cosmetic", "t section cosmetic"});
}

TEST_CASE("Changes stand in the order of the new form, then what is gone in the order of the old") {
    auto now = soundItems(
        R"(<item id="c" type="choice" class="P"><label>Pick</label><option code="a">Often</option><option code="b">Rarely</option></item>
        <item id="z" type="text" class="P"><label>Z</label></item>)");
    auto all = brief(diffTemplates(*soundItems(kBase), *now));
    CHECK(all == Brief{"c label cosmetic", "z added compatible", "t removed breaking", "n removed breaking",
                       "s removed breaking", "k removed breaking", "r removed breaking", "r.who removed breaking",
                       "r.what removed breaking"});
}

TEST_CASE("Two different forms are said to be different forms") {
    auto text = formXml(kBase);
    text.replace(text.find("test.form"), 9, "best.form");
    CHECK(brief(diffTemplates(*soundItems(kBase), *sound(text))) == Brief{" id breaking"});
}

TEST_CASE("A form compared with itself says nothing, and both ways see the same items") {
    for (auto name : {"supervision-session", "group-session", "session-not-held", "supervision-agreement"}) {
        auto lists = codeListsIn(sourceFolder() / "templates/code-lists");
        auto form = loadTemplate(sourceFolder() / "templates/core" / (std::string(name) + ".xml"), lists);
        CHECK(diffTemplates(*form, *form).empty());
        CHECK(diffTemplates(*form, *readTemplate(form->xml, "kept", {}).form).empty());
    }
}
