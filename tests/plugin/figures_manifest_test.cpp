// A manifest on what a plugin counts, shows and hands out.
#include "plugin/manifest.hpp"
#include "plugin/plugin_box.hpp"

using namespace trellis;
using namespace trellis::test;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string manifest(const std::string& body, const std::string& id = "a.b") {
    return "<plugin xmlns=\"urn:trellis:plugin:1\" id=\"" + id + R"(" version="1.0.0" abi="1.0" library="l">
<title>T</title><publisher>P</publisher><when-disabled>W</when-disabled>
<kind id="k" template="t"><title>K</title><plural>Ks</plural></kind>
<kind id="own" template="t" audience="author"><title>K</title><plural>Ks</plural></kind>
)" + body + "</plugin>";
}
Manifest read(const std::string& xml) {
    const PluginBox box;
    box.manifest("p", xml);
    return readManifest(box.folder() / "plugins/p");
}
std::string measure(const std::string& attributes, const std::string& inside = R"(<question>Q?</question><reads kinds="k">i</reads>)") {
    return "<measure id=\"m\" title=\"M\" " + attributes + ">" + inside + "</measure>";
}
std::string view(const std::string& attributes, const std::string& inside) {
    return "<view id=\"v\" " + attributes + "><title>V</title><question>Q?</question>" + inside + "</view>";
}
const std::string plain = R"(scope="person" unit="percent" reduce="once" class="A")";
const std::string reads = R"(<reads kinds="k">i</reads>)";

} // namespace

TEST_CASE("A measure, a view or an export that is not said rightly is refused with its place") {
    struct Mistake {
        std::string xml, saying;
    };
    const auto mistake = GENERATE(values<Mistake>({
        {measure(R"(scope="planet" unit="percent" reduce="sum" class="A")"), "scope must be agreement, person"},
        {measure(R"(scope="person" unit="furlongs" reduce="sum" class="A")"), "unit must be percent"},
        {measure(R"(scope="person" unit="percent" reduce="guess" class="A")"), "reduce must be sum, once or last"},
        {measure(R"(scope="person" unit="percent" reduce="sum" class="Q")"), "is not a visibility class"},
        {measure(R"(scope="person" unit="percent" reduce="sum")"), "needs the attribute class"},
        {measure(plain + R"( target="85%")"), "target must be a number"},
        {measure(plain, reads), "needs a <question>"},
        {measure(plain, "<question>Q?</question>"), "needs <reads"},
        {measure(plain) + measure(plain), "two measures called \"m\""},
        {measure(plain, "<question>Q?</question>" + reads + R"(<dimension id="person" title="P"/>)"), "there by itself"},
        {measure(plain, "<question>Q?</question>" + reads +
                            R"(<dimension id="d" title="D"/><dimension id="d" title="D"/>)"),
         "two dimensions called \"d\""},
        {measure(plain, R"(<question>Q?</question><reads kinds="own">i</reads>)"), "scope=\"author\""},
        {view(R"(kind="pie" class="A" scope="person")", reads), "kind must be table, run"},
        {view(R"(kind="run" class="A" scope="person")", ""), "scope goes with <reads"},
        {view(R"(kind="run" class="A")", reads), "<reads> goes with a scope"},
        {view(R"(kind="run" class="A")", ""), "needs a scope and <reads>, or <uses>"},
        {view(R"(kind="run" class="A" scope="person")", R"(<reads kinds="own">i</reads>)"), "are their authors' own"},
        {view(R"(kind="run" class="A" scope="person")", reads + R"(<choice id="c" title="C"><option id="o" title="O"/></choice>)"),
         "needs two <option> or more"},
        {view(R"(kind="run" class="A" scope="person" cross-site="true")", reads), "lives on figures alone"},
        {view(R"(kind="run" class="A")", R"(<uses measures="m"/><choice id="c" title="C"><option id="o" title="O" cross-site="true"/></choice>)"),
         "only in a view that is too"},
        {view(R"(kind="run" class="A" scope="person" page="p")", reads) +
             R"(<page id="q" title="Q" views="v"><intro>I</intro></page>)",
         "stands on the page \"p\""},
        {R"(<page id="q" title="Q" views="nowhere"><intro>I</intro></page>)", "no view \"nowhere\""},
        {R"(<page id="q" title="Q"><intro>I</intro></page>)", "needs kinds, views or both"},
        {R"(<export id="e" title="E" media="csv" extension="csv" scope="person"><reads kinds="k">i</reads></export>)",
         "media must be a media type"},
        {R"(<export id="e" title="E" media="text/csv" extension="csv" scope="person"/>)", "what leaves in it"},
        {R"(<export id="e" title="E" media="text/csv" extension="csv" scope="person"><reads kinds="own">i</reads></export>)",
         "scope=\"author\""},
    }));
    INFO(mistake.xml);
    const auto error = errorOf([&] { (void)read(manifest(mistake.xml)); });
    CHECK(error.code() == "TR-P11");
    CHECK_THAT(error.message(), ContainsSubstring("plugin.xml:"));
    CHECK_THAT(error.message(), ContainsSubstring(mistake.saying));
}

TEST_CASE("What a plugin counts, shows and hands out is read as it stands") {
    const auto made = read(manifest(
        measure(plain + R"( target="85")",
                "<question>How many were met?</question>" + reads + R"(<dimension id="side" title="Called off by"/>)") +
        view(R"(kind="heat-map" class="A M" scope="author" card="true")",
             R"(<uses measures="m other.measure"/><reads kinds="own">i j</reads>
                <choice id="c" title="C"><option id="o" title="O"/><option id="p" title="P"/></choice>)") +
        R"(<export id="e" title="E" media="text/csv" extension="csv" scope="author"><reads kinds="own">i</reads></export>
           <page id="q" title="Q" views="v"><intro>I</intro></page>)"));
    REQUIRE(made.measures.size() == 1);
    auto& m = made.measures.front();
    CHECK(m.scope == Scope::Person);
    CHECK(m.unit == Unit::Percent);
    CHECK(m.reduce == Reduce::Once);
    CHECK(m.target == 85);
    CHECK(m.version == "1.0.0");
    CHECK(m.dimensions.front().title == "Called off by");
    REQUIRE(made.views.size() == 1);
    auto& v = made.views.front();
    CHECK(v.kind == ViewKind::HeatMap);
    CHECK(v.scope == Scope::Author);
    CHECK(v.classes == (VisibilityClass::A | VisibilityClass::M));
    CHECK(v.card);
    CHECK(v.page == "q"); // because the page names it
    CHECK(v.uses == std::vector<std::string>{"m", "other.measure"});
    CHECK(v.choices.front().options.back().id == "p");
    CHECK(made.exports.front().extension == "csv");
    CHECK(made.pages.front().views == std::vector<std::string>{"v"});
}

TEST_CASE("A plugin that reads another's private kind in a part for several people stays off") {
    const PluginBox box;
    box.manifest("a.b", manifest(""));
    box.manifest("c.d", R"(<plugin xmlns="urn:trellis:plugin:1" id="c.d" version="1.0.0" abi="1.0" library="l">
<title>T</title><publisher>P</publisher><when-disabled>W</when-disabled>
<measure id="spy" title="M" scope="supervisor" unit="count" reduce="sum" class="A"><question>Q?</question><reads kinds="own">i</reads></measure>
</plugin>)");
    const PluginSet set(box.folders());
    REQUIRE(set.plugins().size() == 2);
    CHECK_THAT(set.plugins()[1].why, ContainsSubstring("TR-P14"));
    CHECK(set.measures().empty());
}
