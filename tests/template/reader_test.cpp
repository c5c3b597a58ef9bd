#include "reading.hpp"

#include "model/environment.hpp"
#include "model/error.hpp"
#include "template/further_words.hpp"
#include "template/template_hash.hpp"
#include "template/template_writer.hpp"

using namespace trellis;
using namespace trellis::test;

TEST_CASE("Every bad file is answered with the sentence written beside it") {
    std::size_t files = 0;
    for (auto& entry : std::filesystem::directory_iterator(sourceFolder() / "tests/template/bad")) {
        if (entry.path().extension() != ".xml") continue;
        ++files;
        auto result = readTemplate(fileText(entry.path()), entry.path().filename().string(), coloursOnly);
        auto wanted = fileText(std::filesystem::path(entry.path()).replace_extension(".txt"));
        INFO(entry.path().filename());
        REQUIRE_FALSE(result.messages.empty());
        CHECK(result.messages.front().line() + "\n" == wanted);
        const bool warning = result.messages.front().kind == LintMessage::Kind::Warning;
        CHECK((result.form != nullptr) == warning);
    }
    CHECK(files >= 80);
}

TEST_CASE("A file over 10 MB is refused without being read") {
    auto result = read(formXml("<!--" + std::string(11 * 1024 * 1024, 'x') + "-->"));
    REQUIRE(result.messages.size() == 1);
    CHECK(result.messages[0].code == "TR-T24");
}

TEST_CASE("A very long line of many troubles is answered in time and with a limit") {
    std::string items;
    for (int i = 0; i < 20'000; ++i) items += "<item idd=\"a\"/>";
    auto result = read(formXml(items));
    CHECK_FALSE(result.form);
    CHECK(result.messages.size() <= 200);
}

TEST_CASE("A hundred thousand open tags do not exhaust the stack") {
    std::string items;
    for (int i = 0; i < 100'000; ++i) items += "<item>";
    auto result = read(formXml(items));
    REQUIRE_FALSE(result.messages.empty());
    CHECK(result.messages[0].code == "TR-T24");
}

TEST_CASE("Whatever single bytes change, the reader says so or reads a form, and what it reads reads again") {
    const auto lists = codeListsIn(sourceFolder() / "templates/code-lists");
    const auto original = fileText(sourceFolder() / "templates/core/session-not-held.xml");
    SeededRandom random(20250916);
    const std::string bytes = "<>&\"'/=${}() \n\x80\xff"
                              "aA0-.;#!";
    for (int round = 0; round < 600; ++round) {
        auto text = original;
        for (int edits = random.between(1, 4); edits > 0; --edits) {
            auto at = static_cast<std::size_t>(random.between(0, static_cast<int>(text.size()) - 1));
            auto byte = bytes[static_cast<std::size_t>(random.between(0, static_cast<int>(bytes.size()) - 1))];
            switch (random.between(0, 3)) {
            case 0:
                text[at] = byte;
                break;
            case 1:
                text.insert(at, 1, byte);
                break;
            case 2:
                text.erase(at, static_cast<std::size_t>(random.between(1, 40)));
                break;
            default:
                text.insert(
                    at,
                    text.substr(static_cast<std::size_t>(random.between(0, static_cast<int>(text.size()) - 1)), 60));
                break;
            }
        }
        auto result = readTemplate(text, "x.xml", lists);
        if (result.form) {
            auto again = readTemplate(result.form->xml, "x.xml", {});
            INFO(said(again.messages));
            REQUIRE(again.form);
            CHECK(again.form->ref == result.form->ref);
        } else {
            CHECK_FALSE(result.messages.empty());
        }
    }
}

TEST_CASE("Loading says which file cannot be read and what its first error is") {
    auto folder = std::filesystem::temp_directory_path() / "trellis-reader-test";
    std::filesystem::create_directories(folder);
    auto code = [&](const std::filesystem::path& file) -> std::string {
        try {
            loadTemplate(file, coloursOnly);
        } catch (const Error& error) {
            return error.code();
        }
        return "";
    };
    CHECK(code(folder / "missing.xml") == "TR-T01");
    CHECK(code(folder) == "TR-T01");
    std::ofstream(folder / "bad.xml") << formXml("<item/>");
    CHECK(code(folder / "bad.xml") == "TR-T02");
    std::ofstream(folder / "empty.xml") << "";
    CHECK(code(folder / "empty.xml") == "TR-T02");
    std::ofstream(folder / "good.xml") << formXml(R"(<item id="a" type="text" class="P"><label>A</label></item>)");
    CHECK(code(folder / "good.xml") == "");
    std::filesystem::remove_all(folder);
}

TEST_CASE("Everything an item can say is read") {
    auto form = soundItems(R"x(
      <item id="flag" type="boolean" class="A" core="true" serves="K7 K8 K7" required="true"><label>Flag</label></item>
      <item id="old" type="text" class="P" retired="true"><label>Old</label></item>
      <item id="note" type="long-text" class="P M" lines="7" relevant="${flag}"><label> Two
          words </label><help>Help <!-- not this --> text &amp; more</help></item>
      <item id="colour" type="choice" list="colours" class="S" initial="'red'"><label>Colour</label></item>
      <item id="how" type="scale" class="P" min="-2" max="2" step="0.5"><label>How</label>
        <anchor value="2">High</anchor><anchor value="-2">Low</anchor></item>
      <rows id="r" class="P" owner="r.who" title="r.what" add="Add one" max="9" carry="${r.what} = ''"><label>Rows</label>
        <item id="r.who" type="person" class="P"><label>Who</label></item>
        <item id="r.what" type="text" class="P"><label>What</label></item></rows>)x");
    CHECK(form->find("flag")->core);
    CHECK(form->find("flag")->serves == std::vector<std::string>{"K7", "K8"});
    CHECK(form->find("flag")->required->text() == "true()");
    CHECK(form->find("old")->retired);
    CHECK(form->find("note")->label == "Two words");
    CHECK(form->find("note")->help == "Help text & more");
    CHECK(form->find("note")->lines == 7);
    CHECK(form->find("note")->classes.text() == "P M");
    CHECK(form->find("colour")->options.size() == 2);
    CHECK(form->optionLabel(*form->find("colour"), "blue") == "Blue");
    CHECK(form->find("how")->anchors.front().label == "Low");
    CHECK(form->find("how")->step == 0.5);
    auto* rows = form->find("r");
    CHECK(rows->owner == "r.who");
    CHECK(rows->titleCell == "r.what");
    CHECK(rows->addLabel == "Add one");
    CHECK(rows->maxRows == 9);
    CHECK(rows->carry);
    CHECK(form->rowsOf("r.what") == rows);
    CHECK(form->lists.count("colours") == 1);
    CHECK(form->find("flag")->place.line == 5);
}

TEST_CASE("Two spellings of one template have one hash") {
    auto one = soundItems(
        R"(<item id="a" type="integer" class="P M" core="true" serves="K1 K2" constraint=". &gt;= 0 and . &lt; 9"><label>A b</label>
        <translation lang="cy" of="1"><label>X</label></translation><translation lang="fr" of="1"><label>Y</label></translation></item>)");
    auto two = sound("\xEF\xBB\xBF<?xml version='1.0' encoding='utf-8'?><!-- words -->" + formXml(R"(<!-- more -->
        <item constraint=".>=0 and .&lt;9" class="M  P" serves="K2 K1" core="true" type='integer' id="a">
        <translation of="1" lang="fr"><label>Y</label></translation><translation lang="cy" of="1"><label>X</label></translation>
        <label><![CDATA[A]]>
           b</label></item>)"));
    CHECK(one->ref.hash == two->ref.hash);
    CHECK(one->ref.hash.size() == 64);
}

TEST_CASE("Every change of meaning changes the hash") {
    const std::string item =
        R"(<item id="a" type="text" class="P" relevant="${b} = 'x  y'"><label>A</label></item><item id="b" type="text" class="P"><label>B</label></item>)";
    const auto hash = soundItems(item)->ref.hash;
    auto changed = [&](const std::string& from, const std::string& to) {
        auto text = formXml(item);
        text.replace(text.find(from), from.size(), to);
        return sound(text)->ref.hash;
    };
    CHECK(changed("'x  y'", "'x y'") != hash); // inside quotes white space counts
    CHECK(changed("<label>A", "<label>a") != hash);
    CHECK(changed("class=\"P\"", "class=\"M\"") != hash);
    CHECK(changed("type=\"text\"", "type=\"long-text\"") != hash);
    CHECK(changed("1.0.0", "1.0.1") != hash);
    CHECK(changed("title=\"One\"", "title=\"Two\"") != hash);
    CHECK(changed("<title>Test", "<title>Rest") != hash);
    CHECK(changed("<label>A</label>", "<label>A</label><help>H</help>") != hash);
}

TEST_CASE("A code list is part of the hash of a template that uses it") {
    const auto xml = formXml(R"(<item id="a" type="choice" list="colours" class="P"><label>A</label></item>)");
    auto other = [](const std::string& id) {
        auto list = coloursOnly(id);
        if (list) list->codes[0].label = "Crimson";
        return list;
    };
    auto one = read(xml).form, two = readTemplate(xml, "form.xml", other).form;
    REQUIRE(one);
    REQUIRE(two);
    CHECK(one->ref.hash != two->ref.hash);
}

TEST_CASE("What the workspace keeps stands alone and reads back the same") {
    auto form = soundItems(R"x(
      <item id="a" type="choice" list="colours" class="P"><label>"A" &lt; 'b' &amp; ŵ</label><help>H</help>
        <translation lang="cy" of="0"><label>L</label><option code="red">Coch</option></translation></item>
      <item id="s" type="scale" class="P" max="3"><label>S</label><anchor value="3">Three</anchor>
        <translation lang="cy" of="0"><label>L</label><anchor value="3">Tri</anchor></translation></item>
      <item id="old" type="choice" class="P" retired="true"><label>Old</label><option code="x">X</option></item>
      <rows id="r" class="P" add="Add"><label>R</label><item id="c" type="date" class="P" constraint=". &gt; date('2020-01-01')"><label>C</label>
        <constraint-message>M</constraint-message>
        <translation lang="cy" of="0"><label>L</label><constraint-message>N</constraint-message></translation></item>
        <translation lang="cy" of="0"><label>L</label><add>Ychwanegu</add></translation></rows>)x");
    auto again = readTemplate(form->xml, "kept.xml", {}); // no lists but those inside
    INFO(said(again.messages));
    REQUIRE(again.form);
    CHECK(again.form->ref == form->ref);
    CHECK(again.form->xml == form->xml);
    CHECK(canonicalForm(*again.form) == canonicalForm(*form));
    CHECK(again.form->find("a")->label == "\"A\" < 'b' & ŵ");
    CHECK(again.form->find("a")->translations[0].options.at("red") == "Coch");
    CHECK(again.form->find("s")->translations[0].options.at(pointKey(3)) == "Tri");
    CHECK(again.form->find("c")->translations[0].options.at(std::string(messageKey)) == "N");
    CHECK(again.form->find("r")->translations[0].options.at(std::string(addKey)) == "Ychwanegu");
}

TEST_CASE("Retired codes are not offered but keep their label") {
    auto lists = [](const std::string& id) {
        auto list = coloursOnly(id);
        if (list) list->codes[0].retired = true;
        return list;
    };
    auto form = readTemplate(formXml(R"(<item id="a" type="choice" list="colours" class="P"><label>A</label></item>)"),
                             "f", lists)
                    .form;
    REQUIRE(form);
    CHECK(form->find("a")->options.size() == 1);
    CHECK(form->optionLabel(*form->find("a"), "red") == "Red");
}
