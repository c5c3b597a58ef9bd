// plugin.xml is read like a compiler reads: each mistake with its line, its column and a sentence.
#include "plugin/manifest.hpp"
#include "plugin/plugin_box.hpp"

using namespace trellis;
using namespace trellis::test;
using Catch::Matchers::ContainsSubstring;

namespace {

Error errorIn(const std::string& xml) {
    const PluginBox box;
    box.manifest("p", xml);
    return errorOf([&] { (void)readManifest(box.folder() / "plugins/p"); });
}
std::string with(const std::string& body) {
    return R"(<plugin xmlns="urn:trellis:plugin:1" id="a.b" version="1.0.0" abi="1.0" library="l">
<title>T</title><publisher>P</publisher><when-disabled>W</when-disabled>
)" + body + "</plugin>";
}
const std::string kind = R"(<kind id="k" template="t"><title>K</title><plural>Ks</plural>)";

} // namespace

TEST_CASE("A manifest that is not understood says where and why") {
    struct Mistake {
        std::string xml, place, saying;
    };
    const auto mistake = GENERATE(values<Mistake>({
        {"", "1:1", "not well-formed"},
        {"<plugin", "1:", "not well-formed"},
        {"<plug/>", "1:2", "must be <plugin>"},
        {"<plugin/>", "1:2", "needs the attribute xmlns"},
        {R"(<plugin xmlns="urn:trellis:plugin:9" id="a" version="1" abi="1.0" library="l"/>)", "1:2",
         "later workbench"},
        {R"(<plugin xmlns="urn:trellis:plugin:1" id="A B" version="1" abi="1.0" library="l"/>)", "1:2",
         "\"A B\" cannot be the id"},
        {R"(<plugin xmlns="urn:trellis:plugin:1" id="a" version="1" abi="one" library="l"/>)", "1:2",
         "two numbers with a dot"},
        {R"(<plugin xmlns="urn:trellis:plugin:1" id="a" version="1" abi="1.0" library="../l"/>)", "1:2",
         "cannot be the library"},
        {R"(<plugin xmlns="urn:trellis:plugin:1" id="a" version="1" abi="1.0" library="l" colour="red"/>)", "1:2",
         "colour is not an attribute"},
        {R"(<plugin xmlns="urn:trellis:plugin:1" id="a" version="1" abi="1.0" libary="l"/>)", "1:2",
         "Did you mean library?"},
        {with("<kinds/>"), "3:2", "Did you mean <kind>?"},
        {with("<title>Again</title>"), "3:2", "more than one <title>"},
        {with("stray"), "", "only holds elements"},
        {with(R"(<offers feature="everything"/>)"), "3:2", "not the id of a feature"},
        {with(R"(<kind template="t"/>)"), "3:2", "needs the attribute id"},
        {with(R"(<kind id="k" template="t"/>)"), "3:2", "needs a <title>"},
        {with(R"(<kind id="k" template="t" role="boss"><title>K</title><plural>K</plural></kind>)"), "3:2",
         "role must be record"},
        {with(R"(<kind id="k" template="t" due="maybe"><title>K</title><plural>K</plural></kind>)"), "3:2",
         "true or false"},
        {with(kind + "</kind>" + kind + "</kind>"), "3:", "two kinds called \"k\""},
        {with(kind + "<reads>*</reads></kind>"), "3:", "\"*\" cannot be the id of an item"},
        {with(kind + "<reads>a a</reads></kind>"), "3:", "named twice"},
        {with(kind + "<reads><item/></reads></kind>"), "3:", "holds text only"},
        {with(R"(<option key="k">K</option>)"), "3:2", "needs the attribute default"},
        {with(R"(<option key="k" default="7"/>)"), "3:2", "<option> is empty"},
        {with(R"(<option key="k" type="list" default="7">K</option>)"), "3:2", "text, number or yes-no"},
        {with(R"(<option key="k" type="number" default="-7">K</option>)"), "3:2", "is not a whole number"},
        {with(R"(<option key="k" type="yes-no" default="true">K</option>)"), "3:2", "is neither yes nor no"},
        {with(R"(<option key="k" default="7" only="lower">K</option>)"), "3:2", "type=\"number\""},
        {with(R"(<option key="k" type="number" default="7" only="down">K</option>)"), "3:2", "lower or higher"},
        {with(R"(<page id="p" title="P" kinds="k"><intro>I</intro></page>)"), "3:2", "no kind \"k\""},
        {with(kind + R"(</kind><page id="p" title="P" kinds="k"/>)"), "3:", "needs an <intro>"},
        {R"(<plugin xmlns="urn:trellis:plugin:1" id="a" version="1" abi="1.0" library="l"><title>T</title></plugin>)",
         "1:2", "needs a <publisher>"},
    }));
    const auto error = errorIn(mistake.xml);
    INFO(error.message());
    CHECK(error.code() == "TR-P11");
    CHECK_THAT(error.message(), ContainsSubstring("plugin.xml:" + mistake.place));
    CHECK_THAT(error.message(), ContainsSubstring(mistake.saying));
}

TEST_CASE("A manifest that is not there, or is a folder, or is huge, cannot be read") {
    const PluginBox box;
    CHECK(errorOf([&] { (void)readManifest(box.folder() / "nowhere"); }).code() == "TR-P10");
    std::filesystem::create_directories(box.folder() / "odd/plugin.xml");
    CHECK(errorOf([&] { (void)readManifest(box.folder() / "odd"); }).code() == "TR-P10");
    box.manifest("huge", std::string(2'000'000, ' '));
    CHECK(errorOf([&] { (void)readManifest(box.folder() / "plugins/huge"); }).code() == "TR-P10");
}

TEST_CASE("A whole manifest is read as it stands") {
    const PluginBox box;
    box.manifest("p", with(R"(<offers feature="trellis.kind/1"/><requires feature="trellis.host.draft/1"/>
<kind id="k" template="t" role="agreement" day="k.day" next="k.next" minutes="k.minutes" due="true"><title>A  kind</title><plural>Kinds</plural>
  <reads kinds="k other">k.day
    k.next</reads></kind>
<page id="p" title="Page" icon="sessions" kinds="k"><intro>What will
   be here.</intro></page>)"));
    const auto manifest = readManifest(box.folder() / "plugins/p");
    CHECK(manifest.id == "a.b");
    CHECK(manifest.library == "l.so");
    CHECK(manifest.abiMajor == 1);
    REQUIRE(manifest.kinds.size() == 1);
    const auto& k = manifest.kinds.front();
    CHECK(k.plugin == "a.b");
    CHECK(k.title == "A kind");
    CHECK(k.role == "agreement");
    CHECK(k.offersDue);
    CHECK(k.reads == std::vector<std::string>{"k.day", "k.next"});
    CHECK(k.readsKinds == std::vector<std::string>{"k", "other"});
    REQUIRE(manifest.pages.size() == 1);
    CHECK(manifest.pages.front().intro == "What will be here.");
    CHECK(manifest.requires_ == std::vector<std::string>{"trellis.host.draft/1"});
}
