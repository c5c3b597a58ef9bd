// pack.xml is read like a compiler reads: each mistake with its line, its column and a sentence.
#include "pack/manifest.hpp"

#include "pack/pack_box.hpp"
#include "pack/pack_shape.hpp"

#include <cstdlib>
#include <set>

#include <catch2/generators/catch_generators.hpp>

using namespace trellis;
using namespace trellis::test;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string firstLine(const std::string& xml) {
    const auto read = readPackManifest(xml, "pack.xml");
    CHECK_FALSE(read.manifest);
    return firstError(read.messages);
}
const std::string sum(64, 'a');

} // namespace

TEST_CASE("A pack.xml that is not understood says where and why") {
    struct Mistake {
        std::string xml, place, saying;
    };
    const auto mistake = GENERATE(values<Mistake>({
        {"", "pack.xml", ""},
        {"<pack", "pack.xml:1", ""},
        {"<plugin/>", "1:1", "must be <pack>"},
        {"<pack/>", "1:1", "later workbench"},
        {R"(<pack xmlns="urn:trellis:pack:2"/>)", "1:1", "later workbench"},
        {packXml("<option/>"), "5:1", "no element <option> in <pack>"},
        {packXml("<polices/>"), "5:1", "Did you mean 'policies'?"},
        {packXml("<needs trelis=\"0.1.0\"/>"), "5:8", "Did you mean 'trellis'?"},
        {packXml("", "one"), "1:", "not a version"},
        {packXml("", "1.0.0", "fernwick"), "1:", "one part only"},
        {packXml("", "1.0.0", "core.forms"), "1:", "comes with Trellis itself"},
        {packXml("", "1.0.0", "Fern Wick.x"), "1:", "cannot be an id"},
        {packXml("<title>Again</title>"), "5:1", "stands twice"},
        {packXml("stray"), "1:", "Text cannot stand"},
        {packXml("<needs trellis=\"new\"/>"), "5:8", "not a version"},
        {packXml("<needs><template id=\"core.x\"/></needs>"), "5:8", "does not say its version"},
        {packXml(R"(<needs><plugin id="a.b" version="1.0.0"/><plugin id="a.b" version="1.0.0"/></needs>)"), "5:",
         "named twice"},
        {packXml(R"(<plugins><plugin id="a.b" use="maybe"/></plugins>)"), "5:", "on or off"},
        {packXml(R"(<plugins><plugin id="a.b" use="on" replaced-by="fernwick.x"/></plugins>)"), "5:",
         "cannot be on as well"},
        {packXml(R"(<plugins><plugin id="a.b" use="off" replaced-by="other.x"/></plugins>)"), "5:",
         "not a plugin of this pack"},
        {packXml(R"(<plugins><plugin id="a.b"><option key="k">1</option><option key="k">2</option></plugin></plugins>)"),
         "5:", "set twice"},
        {packXml(R"(<policies><cadence days="0"/></policies>)"), "5:20", "from 1 to 366"},
        {packXml(R"(<policies><cadence grace="a week"/></policies>)"), "5:20", "whole number"},
        {packXml(R"(<policies><target figure="f" percent="101"/></policies>)"), "5:", "from 0 to 100"},
        {packXml(R"(<policies><sees role="stranger" classes="A"/></policies>)"), "5:", "no role that is known"},
        {packXml(R"(<policies><sees role="auditor" classes="Q"/></policies>)"), "5:", "not a visibility class"},
        {packXml(R"(<policies><retention of="CONTENTS" trigger="owner" period="2 years" action="review" authority="IG"/></policies>)"),
         "5:", "Did you mean 'CONTENT'?"},
        {packXml(R"(<policies><retention of="CONTENT" trigger="owner" period="a while" action="review" authority="IG"/></policies>)"),
         "5:", "not a period"},
        {packXml(R"(<policies><hold of="*" since="soon" authority="IG">Inquiry</hold></policies>)"), "5:", "not a day"},
        {packXml(R"(<files><file path="../a" size="1" blake2b=")" + sum + R"("/></files>)"), "5:", "leads out"},
        {packXml(R"(<files><file path="a" size="-1" blake2b=")" + sum + R"("/></files>)"), "5:", "not a size"},
        {packXml(R"(<files><file path="a" size="1" blake2b="xyz"/></files>)"), "5:", "64 digits"},
        {packXml("<files><file path=\"a\" size=\"1\" blake2b=\"" + sum + "\"/><file path=\"A\" size=\"1\" blake2b=\"" + sum +
                 "\"/></files>"),
         "5:1", "cannot both be there"},
        {"<!DOCTYPE pack [<!ENTITY a \"b\">]>" + packXml(), "1:", ""},
    }));
    const auto said = firstLine(mistake.xml);
    INFO(said);
    CHECK_THAT(said, ContainsSubstring(mistake.place));
    CHECK_THAT(said, ContainsSubstring(mistake.saying));
    CHECK_THAT(said, ContainsSubstring("error: "));
}

TEST_CASE("What would loosen the core's protection is refused by name, and tightening is taken") {
    for (const std::string looser :
         {R"(<sees role="auditor" classes="A S"/>)", R"(<sees role="service-lead" classes="P"/>)",
          R"(<suppression smallest-shown="5"/>)", R"(<suppression smallest-denominator="9"/>)",
          R"(<suppression smallest-people="3"/>)", R"(<suppression dominance="80"/>)",
          R"(<suppression remember-months="6"/>)"}) {
        INFO(looser);
        CHECK_THAT(firstLine(packXml("<policies>" + looser + "</policies>")), ContainsSubstring("TR-L13"));
    }
    const auto read = readPackManifest(packXml(R"(<policies>
      <cadence days="14" grace="3"/><target figure="compliance" percent="90"/>
      <sees role="service-lead" classes="A"/><sees role="auditor"/>
      <suppression smallest-shown="12" dominance="50"/>
      <retention of="CONTENT" trigger="end-of-agreement" period="3 years" action="destroy" authority="Fernwick IG"/>
      <hold of="*" since="2025-01-06" authority="Inquiry team">A public inquiry asks for all of it.</hold>
    </policies>)"),
                                       "pack.xml");
    for (auto& one : read.messages) UNSCOPED_INFO(one.line());
    REQUIRE(read.manifest);
    auto& policies = read.manifest->policies;
    CHECK(policies.cadence.days == 14);
    CHECK(policies.floor.seenBy(Role::ServiceLead) == ClassSet(VisibilityClass::A));
    CHECK(policies.floor.seenBy(Role::Auditor).empty());
    CHECK(policies.suppression.smallestShown == 12);
    CHECK(policies.suppression.dominance == 50);
    CHECK(policies.suppression.smallestPeople == 8);
    CHECK(policies.options().at("policy.target.compliance") == "90");
    CHECK(words(*policies.ruleOf("CONTENT")) == "3 years");
    CHECK(words(*policies.ruleOf("ADMIN")) == "6 years");
    REQUIRE(policies.holdOn("CONTENT"));
    CHECK(policies.ruleOf("NOTHING") == nullptr);
}

TEST_CASE("Of two packs' rules the nearer one sets numbers, and of what protects both hold") {
    Policies wide, near;
    wide.cadence = {28, 7, std::nullopt, std::nullopt};
    near.cadence.graceDays = 3;
    wide.floor.tighten(Role::ServiceLead, {});
    near.suppression.smallestShown = 12;
    wide.retention.push_back({"CONTENT", "owner", 12, "destroy", "organisation"});
    near.retention.push_back({"CONTENT", "owner", 24, "review", "site"});
    wide.holds.push_back({"META", *Date::fromIso("2025-01-06"), "a", "b"});
    wide.add(near);
    CHECK(wide.cadence.days == 28);
    CHECK(wide.cadence.graceDays == 3);
    CHECK(wide.floor.seenBy(Role::ServiceLead).empty());
    CHECK(wide.suppression.smallestShown == 12);
    CHECK(wide.ruleOf("CONTENT")->authority == "site");
    CHECK(wide.retention.size() == 1);
    CHECK(wide.holdOn("META"));
    CHECK_FALSE(wide.holdOn("ADMIN"));
}

TEST_CASE("Building and reading pack.xml is one round: every file comes back with its size and hash") {
    const std::vector<PackFile> files{{"README.md", 4, sum, {}}, {"templates/a.xml", 12, std::string(64, 'b'), {}}};
    const auto read = readPackManifest(withFiles(packXml(), files), "pack.xml");
    REQUIRE(read.manifest);
    CHECK(read.manifest->files == files);
    CHECK(read.manifest->prefix() == "fernwick.");
    CHECK(olderPack("1.9.2", "1.10.0"));
    CHECK_FALSE(olderPack("1.10.0", "1.10.0"));
}

TEST_CASE("The schema for editors names every element and attribute that the reader knows, and no other") {
    const auto schema = fileText(fs::path(TRELLIS_SOURCE_DIR) / "templates/schema/pack.rng");
    const auto named = [&](const std::string& kind) {
        std::set<std::string> out;
        const auto mark = "<" + kind + " name=\"";
        for (auto at = schema.find(mark); at != std::string::npos; at = schema.find(mark, at + 1)) {
            const auto from = at + mark.size();
            out.insert(schema.substr(from, schema.find('"', from) - from));
        }
        return out;
    };
    std::set<std::string> elements, attributes;
    for (auto& shape : packShapes()) {
        elements.insert(std::string(shape.name));
        attributes.insert(shape.attributes.begin(), shape.attributes.end());
    }
    CHECK(named("element") == elements);
    CHECK(named("attribute") == attributes);
}

TEST_CASE("Where xmllint is installed, it finds a whole pack.xml true to the schema") {
    if (std::system("command -v xmllint >/dev/null 2>&1") != 0) SKIP("no xmllint on this machine");
    const PackBox box;
    const auto bytes = box.built(box.source({{"README.md", "x"}}));
    writeFile(box.folder / "pack.xml", readArchive(bytes).front().bytes);
    const auto schema = fs::path(TRELLIS_SOURCE_DIR) / "templates/schema/pack.rng";
    CHECK(std::system(("xmllint --noout --relaxng '" + schema.string() + "' '" + (box.folder / "pack.xml").string() +
                       "' >/dev/null 2>&1")
                          .c_str()) == 0);
}
