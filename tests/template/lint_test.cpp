#include "reading.hpp"

#include "template/template_hash.hpp"
#include "template/template_shape.hpp"

#include <catch2/generators/catch_generators.hpp>

#include <algorithm>
#include <set>

using namespace trellis;
using namespace trellis::test;

namespace {
const std::string kA = R"(<item id="a" type="text" class="P"><label>A</label></item>)";
}

TEST_CASE("Many troubles are said at once, in the order of the file") {
    auto result = read(formXml(R"(<item id="B" type="txt" class="Z" core="yes"><label/></item>
<item id="c" type="choice" class="P" relevant="${x}"><label>C</label></item>)"));
    CHECK_FALSE(result.form);
    CHECK(result.messages.size() >= 6);
    for (std::size_t i = 1; i < result.messages.size(); ++i) {
        auto &before = result.messages[i - 1].place, &here = result.messages[i].place;
        CHECK((before.line < here.line || (before.line == here.line && before.column <= here.column)));
    }
}

TEST_CASE("A line of lint looks like a compiler's") {
    LintMessage message{LintMessage::Kind::Error, "a.xml", {3, 7}, "TR-T05", "There is no such thing.",
                        "Did you mean 'x'?"};
    CHECK(message.line() == "a.xml:3:7: error: There is no such thing. Did you mean 'x'? (TR-T05)");
    message.kind = LintMessage::Kind::Warning;
    message.suggestion.clear();
    message.place = {};
    CHECK(message.line() == "a.xml: warning: There is no such thing. (TR-T05)");
}

TEST_CASE("Columns count characters, not bytes, and lines end as the file ends them") {
    auto result = read(
        "<template xmlns=\"urn:trellis:template:1\" id=\"f\" version=\"1.0.0\">\r\n<about><title>ŵŷ</title></about>\r\n"
        "<section id=\"s\" title=\"Tŷ 🏠\" tittle=\"x\">\r\n" +
        kA + "</section></template>");
    REQUIRE(result.messages.size() == 1);
    CHECK(result.messages[0].place.line == 3);
    CHECK(result.messages[0].place.column == 30);
    CHECK(result.messages[0].suggestion == "Did you mean 'title'?");
}

TEST_CASE("An error inside an expression is placed on its word, also behind entities and line breaks") {
    auto result = read(formXml(kA + "\n<item id=\"b\" type=\"text\" class=\"P\" relevant=\"${a} != '&amp;&#38;' and\n  "
                                    " ${zz} = 'x'\"><label>B</label></item>"));
    REQUIRE(result.messages.size() == 1);
    CHECK(result.messages[0].code == "TR-T14");
    CHECK(result.messages[0].place.line == 6);
    CHECK(result.messages[0].place.column == 4);
}

TEST_CASE("Other errors do not hide a bad expression, nor a bad expression the others") {
    auto result = read(formXml(
        kA +
        R"(<item id="b" type="text" class="P" relevant="${a" required="1 +"><label>B</label></item><item id="a" type="text" class="P"><label>C</label></item>)"));
    std::set<std::string> codes;
    for (auto& one : result.messages) codes.insert(one.code);
    CHECK(codes == std::set<std::string>{"TR-T07", "TR-T14"});
    CHECK(result.messages.size() == 3);
}

TEST_CASE("A stale translation is a warning that names the hash to write") {
    auto result = read(formXml(
        R"(<item id="a" type="text" class="P"><label>Risk</label><translation lang="cy" of="00000000"><label>Risg</label></translation></item>)"));
    REQUIRE(result.form);
    REQUIRE(result.messages.size() == 1);
    CHECK(result.messages[0].kind == LintMessage::Kind::Warning);
    CHECK(result.messages[0].suggestion.find(labelHash("Risk")) != std::string::npos);
    CHECK(result.form->find("a")->translations[0].stale);
}

TEST_CASE("A translation of words that the item does not say is an error at its place, and so are empty and doubled ones") {
    const auto deed = GENERATE(values<std::pair<const char*, const char*>>({
        {R"(<anchor value="3">Tri</anchor>)", "no anchor at '3' to translate"},
        {R"(<anchor value="three">Tri</anchor>)", "no anchor at 'three' to translate"},
        {R"(<anchor>Tri</anchor>)", "does not say its value"},
        {R"(<anchor value="0">Un</anchor><anchor value="0.0">Dau</anchor>)", "translated twice"},
        {R"(<anchor value="4"></anchor>)", "has no words"},
        {R"(<add>Ychwanegu</add>)", "no 'add' to translate"},
        {R"(<constraint-message>Na</constraint-message><constraint-message>Na</constraint-message>)", "constraint-message"},
    }));
    auto result = read(formXml(
        R"(<item id="a" type="scale" class="P" constraint=". != 1"><label>Pace</label><constraint-message>No</constraint-message>
<anchor value="0">Slow</anchor><anchor value="4">Fast</anchor><translation lang="cy" of=")" +
        labelHash("Pace") + "\"><label>Cyflymder</label>" + deed.first + "</translation></item>"));
    INFO(said(result.messages));
    CHECK(std::ranges::any_of(result.messages, [&](auto& one) { return one.line().find(deed.second) != std::string::npos; }));
}

TEST_CASE("A translation of the present wording is quiet, and of a section too") {
    auto xml = formXml("<translation lang=\"cy\" of=\"" + labelHash("One") +
                       "\"><label>Un</label><help>H</help></translation>" + kA);
    auto result = read(xml);
    INFO(said(result.messages));
    CHECK(result.messages.empty());
    REQUIRE(result.form);
    CHECK_FALSE(result.form->sections[0].translations[0].stale);
}

TEST_CASE("A core item that serves no component is a warning") {
    auto result = read(formXml(R"(<item id="a" type="text" class="P" core="true"><label>A</label></item>)"));
    REQUIRE(result.messages.size() == 1);
    CHECK(result.messages[0].code == "TR-T34");
    CHECK(result.form);
}

TEST_CASE("A misspelt name is said once, not as a missing one as well") {
    auto result = read(formXml(R"(<item id="a" typ="text" clas="P"><lable>A</lable></item>)"));
    CHECK(result.messages.size() == 3);
    for (auto& one : result.messages) CHECK_FALSE(one.suggestion.empty());
}

TEST_CASE("A retired item may still read another retired one, and nobody else may") {
    CHECK(
        read(
            formXml(
                R"(<item id="a" type="boolean" class="P" retired="true"><label>A</label></item><item id="b" type="text" class="P" retired="true" relevant="${a}"><label>B</label></item>)"))
            .form);
    CHECK_FALSE(
        read(
            formXml(
                R"x(<rows id="r" class="P" retired="true"><label>R</label><item id="c" type="integer" class="P"><label>C</label></item></rows><item id="b" type="integer" class="P" calculate="sum(${c})"><label>B</label></item>)x"))
            .form);
}

TEST_CASE("Ids may carry the name of the locality that added them") {
    CHECK(read(formXml(R"(<item id="fernwick:risk.discussed" type="text" class="P"><label>A</label></item>)")).form);
    for (auto id : {"", ".", "a.", ".a", "a..b", "A", "1a", "a_b", "a-", "x:y:z", ":a", "a:", "a b", "é"})
        CHECK_FALSE(
            read(formXml("<item id=\"" + std::string(id) + "\" type=\"text\" class=\"P\"><label>A</label></item>"))
                .form);
}

TEST_CASE("The schema for editors and the reader name the same elements and attributes") {
    auto schema = fileText(sourceFolder() / "templates/schema/template.rng") +
                  fileText(sourceFolder() / "templates/schema/code-list.rng");
    auto named = [&](const std::string& kind) {
        std::set<std::string> out;
        const std::string start = "<" + kind + " name=\"";
        for (auto at = schema.find(start); at != std::string::npos; at = schema.find(start, at + 1)) {
            at += start.size();
            out.insert(schema.substr(at, schema.find('"', at) - at));
        }
        return out;
    };
    std::set<std::string> elements, attributes;
    for (auto& shape : elementShapes()) {
        elements.insert(std::string(shape.name));
        attributes.insert(shape.attributes.begin(), shape.attributes.end());
        for (auto& child : shape.children) CHECK(elementShape(child, shape.name));
    }
    CHECK(named("element") == elements);
    CHECK(named("attribute") == attributes);
}
