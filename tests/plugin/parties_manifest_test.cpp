// What a manifest says of kinds that stand under no agreement (<parties>), of what a new record may start from
// (<start>) and of choices whose options are found where a view is looked at (<choice from>): mistakes first, then all
// of it.
#include "plugin/manifest.hpp"
#include "plugin/plugin_box.hpp"

using namespace trellis;
using namespace trellis::test;
using Catch::Matchers::ContainsSubstring;

namespace {

std::string plugin(const std::string& body) {
    return R"(<plugin xmlns="urn:trellis:plugin:1" id="a.b" version="1.0.0" abi="1.0" library="l">
<title>T</title><publisher>P</publisher><when-disabled>W</when-disabled>
)" + body + "</plugin>";
}
/// A kind with these attributes and children.
std::string kind(const std::string& inside, const std::string& attributes = "") {
    return plugin(R"(<kind id="k" template="t" )" + attributes + "><title>K</title><plural>Ks</plural>" + inside +
                  "</kind>");
}
/// A view with this choice.
std::string view(const std::string& choice) {
    return plugin(
        R"(<view id="a.v" kind="table" class="A"><title>V</title><question>Q?</question><uses measures="m.n"/>)" +
        choice + "</view>");
}
Manifest read(const std::string& xml) {
    const PluginBox box;
    box.manifest("p", xml);
    return readManifest(box.folder() / "plugins/p");
}

} // namespace

TEST_CASE("A mistake in whose records are, what they start from or what can be chosen is told with its place") {
    struct Mistake {
        std::string xml, saying;
    };
    const auto mistake = GENERATE(values<Mistake>({
        {kind(R"(<parties/><parties/>)"), "more than one <parties>"},
        {kind(R"(<parties writer="w" whom="n"/>)"), "whom is not an attribute"},
        {kind(R"(<parties><who/></parties>)"), "3:"},
        {kind(R"(<parties/>)", R"(role="agreement")"), "role=\"record\" only"},
        {kind(R"(<parties/>)", R"(due="true")"), "due by no terms"},
        {kind(R"(<parties begun-by="boss"/>)"), "begun-by:"},
        {kind(R"(<parties named="n" named-are="supervisor boss"/>)"), "named-are:"},
        {kind(R"(<parties begun-by="supervisor supervisor"/>)"), "named twice"},
        {kind(R"(<parties named-are="supervisor"/>)"), "go with named"},
        {kind(R"(<parties alone="true"/>)"), "go with named"},
        {kind(R"(<parties named="n" alone="maybe"/>)"), "true or false"},
        {kind(R"(<parties asks="a"/>)"), "asks and answers go together"},
        {kind(R"(<parties answers="a"/>)"), "asks and answers go together"},
        {kind(R"(<parties asks="a" answers="b"/>)", R"(audience="author")"), "asked of nobody"},
        {kind(R"(<parties named-takes="a"/>)"), "go with named"},
        {kind(R"(<parties writer="w" writer-takes="a"/>)"), "go with named"},
        {kind(R"(<parties named="n" writer-takes="a" named-takes="b a"/>)"), "one of the two or for both"},
        {kind(R"(<parties named="n" named-takes="named:a"/>)"), "cannot be the id of a step"},
        {kind(R"(<parties writer="w" writer-writes="i"/>)"), "one writes every answer"},
        {kind(R"(<parties named="n" writer-writes="i j" named-writes="j"/>)"), "one of the two or for both"},
        {kind(R"(<parties named="n" named-writes="j j"/>)"), "named twice"},
        {kind(R"(<start id="s" title="S"/>)"), "<start> needs a <set"},
        {kind(R"(<start id="s"><set item="i">x</set></start>)"), "needs the attribute title"},
        {kind(R"(<start id="s" title="S"><set item="i"> </set></start>)"), "<set> is empty"},
        {kind(R"(<start id="s" title="S"><set>x</set></start>)"), "needs the attribute item"},
        {kind(R"(<start id="s" title="S"><set item="i"><b>x</b></set></start>)"), "holds text only"},
        {kind(
             R"(<start id="s" title="S"><set item="i">x</set></start><start id="s" title="S"><set item="i">x</set></start>)"),
         "called \"s\""},
        {view(R"(<choice id="c" title="C" from="people"/>)"), "from must be localities or supervisors, not \"people\""},
        {view(R"(<choice id="c" title="C" from=""/>)"), "from must be localities or supervisors"},
        {view(R"(<choice id="c" title="C" from="localities"><option id="o" title="O"/></choice>)"),
         "leave <option> out"},
        {view(R"(<choice id="c" title="C"><option id="o" title="O"/></choice>)"), "two <option> or more"},
        {view(R"(<choice id="c" title="C" from="localities"/><choice id="c" title="C" from="supervisors"/>)"),
         "called \"c\""},
    }));
    const PluginBox box;
    box.manifest("p", mistake.xml);
    const auto error = errorOf([&] { (void)readManifest(box.folder() / "plugins/p"); });
    INFO(mistake.xml << "\n" << error.message());
    CHECK(error.code() == "TR-P11");
    CHECK_THAT(error.message(), ContainsSubstring("plugin.xml:3:"));
    CHECK_THAT(error.message(), ContainsSubstring(mistake.saying));
}

TEST_CASE("Whose records are that stand under no agreement is read as it stands") {
    const auto one = read(kind(
        R"(<parties writer="w" named="n" alone="true" begun-by="meta-supervisor supervisor" named-are="supervisor"
                    asks="a b" answers="answer take-up" place="p"/>)"));
    REQUIRE(one.kinds.front().parties);
    auto& rule = *one.kinds.front().parties;
    CHECK(rule.writer == "w");
    CHECK(rule.named == "n");
    CHECK(rule.alone);
    CHECK(rule.begunBy == std::vector{Role::MetaSupervisor, Role::Supervisor});
    CHECK(rule.namedAre == std::vector{Role::Supervisor});
    CHECK(rule.asks == std::vector<std::string>{"a", "b"});
    CHECK(rule.answers == std::vector<std::string>{"answer", "take-up"});
    CHECK(rule.place == "p");

    const auto theirs = read(kind(R"(<parties named="n" writer-takes="take-back" named-takes="reply"/>)"));
    CHECK(theirs.kinds.front().parties->answers == std::vector<std::string>{"writer:take-back", "named:reply"});
    const auto words = read(kind(R"(<parties named="n" writer-writes="i" named-writes="j k"/>)"));
    CHECK(words.kinds.front().parties->answers ==
          std::vector<std::string>{"writer-writes:i", "named-writes:j", "named-writes:k"});

    const auto bare = read(kind("<parties/>"));
    REQUIRE(bare.kinds.front().parties); // anybody begins one and names nobody
    CHECK(bare.kinds.front().parties->begunBy.empty());
    CHECK_FALSE(bare.kinds.front().parties->alone);
    CHECK_FALSE(read(kind("")).kinds.front().parties); // stands under an agreement
}

TEST_CASE("What a new record may start from keeps its order, its codes and one space between words") {
    const auto one = read(kind(R"(<start id="s" title="First"><set item="i">  two
        words </set><set item="j">K2 K4</set></start><start id="t" title="Second"><set item="i">x</set></start>)"));
    auto& starts = one.kinds.front().starts;
    REQUIRE(starts.size() == 2);
    CHECK(starts[0].title == "First");
    CHECK(starts[0].set == std::vector<std::pair<std::string, std::string>>{{"i", "two words"}, {"j", "K2 K4"}});
    CHECK(starts[1].id == "t");
}

TEST_CASE("The options of a choice stand in the manifest or are found where it is looked at") {
    const auto one =
        read(view(R"(<choice id="c" title="C" from="localities"/><choice id="d" title="D" from="supervisors"/>
        <choice id="e" title="E"><option id="o" title="O"/><option id="p" title="P"/></choice>)"));
    auto& choices = one.views.front().choices;
    REQUIRE(choices.size() == 3);
    CHECK(choices[0].from == ChoiceSource::Localities);
    CHECK(choices[1].from == ChoiceSource::Supervisors);
    CHECK(choices[2].from == ChoiceSource::Listed);
    CHECK(choices[0].options.empty());
    CHECK(choices[2].options.size() == 2);
}
