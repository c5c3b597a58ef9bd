// Files of tests/overlay/bad: each NAME.xml has NAME.txt with the first line that must be said.
#include "overlaying.hpp"

#include "overlay/overlay_writer.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>

using namespace trellis;
using namespace trellis::test;

namespace {

std::vector<std::filesystem::path> badFiles() {
    std::vector<std::filesystem::path> out;
    for (auto& entry : std::filesystem::directory_iterator(sourceFolder() / "tests/overlay/bad"))
        if (entry.path().extension() == ".xml") out.push_back(entry.path());
    std::sort(out.begin(), out.end());
    return out;
}

std::set<std::string> named(const std::string& schema, const std::string& kind) {
    std::set<std::string> out;
    const std::string start = "<" + kind + " name=\"";
    for (auto at = schema.find(start); at != std::string::npos; at = schema.find(start, at + 1)) {
        at += start.size();
        out.insert(schema.substr(at, schema.find('"', at) - at));
    }
    return out;
}

} // namespace

TEST_CASE("Every bad overlay is refused, and says first what is wrong and where") {
    CHECK(badFiles().size() >= 50);
    for (auto& path : badFiles()) {
        INFO(path.filename());
        auto read = readAs(fileText(path), path.filename().string());
        CHECK_FALSE(read.overlay);
        REQUIRE_FALSE(read.messages.empty());
        CHECK(read.messages.front().line() + "\n" == fileText(std::filesystem::path(path).replace_extension(".txt")));
        for (auto& one : read.messages) {
            CHECK(one.place.line > 0);
            CHECK(one.message.ends_with("."));
        }
    }
}

TEST_CASE("A bad overlay cut anywhere is refused or read, and never more than that") {
    const auto core = coreForm();
    const auto whole = overlayText({R"(<relabel item="bond"><was>I could speak openly</was><label>New</label></relabel>)"}, *core);
    for (std::size_t at = 0; at < whole.size(); ++at) {
        auto read = readAs(whole.substr(0, at));
        CHECK(read.overlay.has_value() == (at + 1 == whole.size())); // the last byte is a line break
        if (!read.overlay) CHECK_FALSE(read.messages.empty());
    }
}

TEST_CASE("Hollow reasons are those from which nobody learns anything") {
    for (auto words : {"", "because", "n/a", "N/A.", "tbc", "because because because because because", "See above, as agreed.",
                       "Local decision of our team", "It was decided to change the form.", "a b c d e f g h",
                       "The reason for this change is that we wanted it", "- - - - - - -", "1 2 3 4 5 6"}) {
        INFO(words);
        CHECK(hollow(words));
    }
    for (auto words : {"Our staff call these priorities, so the question does too.", "Actions live in the appraisal system already.",
                       "Mae llawer o'n staff yn siarad Cymraeg gartref.", "Local policy requires a risk prompt every time.",
                       "People talk about openness before they talk about goals."}) {
        INFO(words);
        CHECK_FALSE(hollow(words));
    }
}

TEST_CASE("A later version keeps every id it has added, and what it means") {
    const auto core = coreForm();
    auto version = [&](const std::string& item) { return soundOverlay("<add after=\"bond\">" + item + "</add>", *core); };
    const auto was = version(R"(<item id="fernwick:x" type="text" class="P"><label>X</label></item>)");
    CHECK(checkSuccession(was, was).empty());
    CHECK(checkSuccession(was, version(R"(<item id="fernwick:x" type="text" class="P" retired="true"><label>X</label></item>)")).empty());
    CHECK(firstCode(checkSuccession(was, version(R"(<item id="fernwick:x" type="date" class="P"><label>X</label></item>)"))) == "TR-O12");
    CHECK(firstCode(checkSuccession(was, version(R"(<item id="fernwick:y" type="text" class="P"><label>X</label></item>)"))) == "TR-O12");
}

TEST_CASE("White space, comments and the order of attributes do not change an overlay's hash, and words do") {
    const auto core = coreForm();
    const std::string label = R"(<relabel item="bond"><was>I could speak openly</was><label>New</label></relabel>)";
    auto hash = [&](const std::string& operations) { return soundOverlay(operations, *core).hash; };
    CHECK(hash(label) == hash("<!-- why -->\n  <relabel   item=\"bond\">\n<was> I could  speak openly </was><label>New</label></relabel>"));
    CHECK(hash(label) != hash(R"(<relabel item="bond"><was>I could speak openly</was><label>new</label></relabel>)"));
    CHECK(hash(R"(<move item="bond" was="after goals" after="colour"/>)") == hash(R"(<move after="colour" was="after goals" item="bond"/>)"));
}

TEST_CASE("The schema for editors and the overlay reader name the same elements and attributes") {
    const auto schema = fileText(sourceFolder() / "templates/schema/overlay.rng");
    std::set<std::string> elements, attributes;
    for (auto& shape : overlayShapes()) {
        elements.insert(std::string(shape.name));
        attributes.insert(shape.attributes.begin(), shape.attributes.end());
        for (auto& child : shape.children) CHECK(elementShape(overlayShapes(), child, shape.name));
    }
    CHECK(named(schema, "element") == elements);
    CHECK(named(schema, "attribute") == attributes);
}

TEST_CASE("Where xmllint is installed, it finds a whole overlay true to the schema, and a wrong one not") {
    if (std::system("command -v xmllint >/dev/null 2>&1") != 0) SKIP("no xmllint on this machine");
    const auto file = std::filesystem::temp_directory_path() / "trellis-overlay-schema.xml";
    auto valid = [&](const std::string& text) {
        std::ofstream(file) << text;
        const auto command = "xmllint --noout --relaxng '" + (sourceFolder() / "templates/schema/overlay.rng").string() +
                             "' '" + file.string() + "' >/dev/null 2>&1";
        return std::system(command.c_str()) == 0;
    };
    const auto core = coreForm();
    const auto whole = overlayXml(soundOverlay(R"x(
<relabel item="core.agenda"><was>Was an agenda agreed?</was><label>B</label><option code="no"><was>No</was><label>Not</label></option></relabel>
<rehelp item="goals"><was/><help>Help</help></rehelp><hide item="act.due"><was>By when</was></hide>
<move item="goals" was="first-in alliance" before="colour"/><require item="bond" was="" rule="${core.minutes} &gt; 1"/>
<translate item="bond" lang="cy"><was>I could speak openly</was><label>Agored</label><help>H</help><constraint-message>N</constraint-message>
<anchor value="1">Un</anchor></translate>
<translate item="acts" lang="cy"><was>Actions</was><label>Camau</label><add>Ychwanegu</add></translate>
<narrow item="core.minutes"><constraint was=". &gt;= 0" message="M">. &lt;= 9</constraint><class was="A">P</class></narrow>
<add first-in="acts"><item id="fernwick:a" type="text" class="P"><label>A</label></item></add>)x", *core));
    CHECK(valid(whole));
    CHECK_FALSE(valid(fileText(sourceFolder() / "tests/overlay/bad/no-reason.xml")));
    std::filesystem::remove(file);
}
