#include "reading.hpp"

#include "model/error.hpp"
#include "template/template_writer.hpp"

using namespace trellis;
using namespace trellis::test;

namespace {

std::string listXml(const std::string& codes,
                    const std::string& attributes = R"(id="colours" version="1.0.0" title="Colours")") {
    return "<code-list xmlns=\"urn:trellis:code-list:1\" " + attributes + ">" + codes + "</code-list>";
}

std::string firstCode(const std::string& xml) {
    auto read = readCodeList(xml, "list.xml");
    CHECK(read.list.has_value() == read.messages.empty());
    return read.messages.empty() ? "" : read.messages.front().code;
}

} // namespace

TEST_CASE("A code list that is not sound is refused with the reason") {
    const std::string red = "<code id=\"red\">Red</code>";
    CHECK(firstCode("") == "TR-T03");
    CHECK(firstCode("<template xmlns=\"urn:trellis:template:1\"/>") == "TR-T25");
    CHECK(firstCode(listXml("")) == "TR-T28");
    CHECK(firstCode(listXml(red + red)) == "TR-T31");
    CHECK(firstCode(listXml("<code>Red</code>")) == "TR-T31");
    CHECK(firstCode(listXml("<code id=\"a b\">Red</code>")) == "TR-T31");
    CHECK(firstCode(listXml("<code id=\"red\"> </code>")) == "TR-T10");
    CHECK(firstCode(listXml("<code id=\"red\" parent=\"warm\">Red</code>")) == "TR-T32");
    CHECK(firstCode(listXml("<code id=\"red\" parent=\"red\">Red</code>")) == "TR-T32");
    CHECK(firstCode(listXml("<code id=\"a\" parent=\"b\">A</code><code id=\"b\" parent=\"a\">B</code>")) == "TR-T32");
    CHECK(firstCode(listXml("<code id=\"red\" retired=\"yes\">Red</code>")) == "TR-T11");
    CHECK(firstCode(listXml("<code id=\"red\" colour=\"yes\">Red</code>")) == "TR-T05");
    CHECK(firstCode(listXml("<kode id=\"red\">Red</kode>")) == "TR-T04");
    CHECK(firstCode(listXml(red, "version=\"1.0.0\" title=\"Colours\"")) == "TR-T06");
    CHECK(firstCode(listXml(red, "id=\"Colours\" version=\"1.0.0\" title=\"Colours\"")) == "TR-T08");
    CHECK(firstCode(listXml(red, "id=\"colours\" version=\"one\" title=\"Colours\"")) == "TR-T11");
    CHECK(firstCode(listXml(red)) == "");
}

TEST_CASE("An ampersand in what the outermost element says is no text outside it") {
    auto read = readCodeList(
        listXml("<code id=\"red\">Red</code>", "id=\"colours\" version=\"1.0.0\" title=\"Red &amp; blue\""),
        "list.xml");
    REQUIRE(read.list);
    CHECK(read.list->title == "Red & blue");
    CHECK(firstCode(listXml("<code id=\"red\">Red</code>") + "&amp;") == "TR-T03");
}

TEST_CASE("A tree of codes keeps its order, groups and definitions") {
    auto read =
        readCodeList(listXml("<code id=\"I\" group=\"domain\">Innovation <definition>What is new.</definition></code>"
                             "<code id=\"I.A\" parent=\"I\" retired=\"true\">Source</code>"),
                     "list.xml");
    REQUIRE(read.list);
    CHECK(read.list->codes[0].label == "Innovation");
    CHECK(read.list->codes[0].definition == "What is new.");
    CHECK(read.list->codes[0].group == "domain");
    CHECK(read.list->codes[1].parent == "I");
    CHECK(read.list->codes[1].retired);
    CHECK(read.list->find("I.A"));
    CHECK_FALSE(read.list->find("I.B"));
}

TEST_CASE("A list written by us reads back as it was") {
    auto list = *readCodeList(listXml("<code id=\"a\" group=\"g\">A &amp; \"b\"<definition>D &lt; "
                                      "E</definition></code><code id=\"b\" parent=\"a\">B</code>"),
                              "l")
                     .list;
    auto again = readCodeList(codeListXml(list), "l");
    REQUIRE(again.list);
    CHECK(again.list->codes[0].label == list.codes[0].label);
    CHECK(again.list->codes[0].definition == list.codes[0].definition);
    CHECK(codeListXml(*again.list) == codeListXml(list));
}

TEST_CASE("Lists are looked for in one folder and nowhere else") {
    auto folder = std::filesystem::temp_directory_path() / "trellis-code-list-test";
    std::filesystem::create_directories(folder / "lists");
    std::ofstream(folder / "secret.xml") << listXml("<code id=\"x\">X</code>",
                                                    R"(id="secret" version="1.0.0" title="S")");
    std::ofstream(folder / "lists/good.xml")
        << listXml("<code id=\"x\">X</code>", R"(id="good" version="1.0.0" title="G")");
    std::ofstream(folder / "lists/bad.xml") << "<code-list>";
    std::ofstream(folder / "lists/renamed.xml") << listXml("<code id=\"x\">X</code>");
    auto lists = codeListsIn(folder / "lists");
    CHECK(lists("good"));
    CHECK_FALSE(lists("missing"));
    CHECK_FALSE(lists("../secret"));
    CHECK_FALSE(lists(""));
    CHECK_THROWS_AS(lists("bad"), Error);
    CHECK_THROWS_AS(lists("renamed"), Error);
    auto form = readTemplate(formXml(R"(<item id="a" type="choice" list="bad" class="P"><label>A</label></item>)"),
                             "f.xml", lists);
    REQUIRE_FALSE(form.messages.empty());
    CHECK(form.messages.front().code == "TR-T30");
    CHECK(form.messages.front().place.line == 4);
    std::filesystem::remove_all(folder);
}
