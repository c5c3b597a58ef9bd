// What comes of a core form and the overlays over it: refusals first, then each operation.
#include "overlaying.hpp"

#include "overlay/overlay_writer.hpp"
#include "template/form.hpp"
#include "template/template_hash.hpp"
#include "template/template_writer.hpp"

#include <algorithm>

using namespace trellis;
using namespace trellis::test;

namespace {

struct Refusal {
    const char* why;
    std::string operations;
    std::string code;
    std::string fidelity = "FF1";
};

} // namespace

TEST_CASE("What an overlay may not do is refused as a whole, at its own line") {
    const std::string item = R"(type="text" class="P"><label>Anything else?</label></item>)";
    const std::vector<Refusal> refusals{
        {"an item that is not there", R"(<relabel item="bnod"><was>I could speak openly</was><label>New</label></relabel>)", "TR-O22"},
        {"a retired item", R"(<relabel item="old"><was>Old question</was><label>New</label></relabel>)", "TR-O23"},
        {"a wrong quotation", R"(<relabel item="bond"><was>I could speak</was><label>New</label></relabel>)", "TR-O24"},
        {"a wrong quotation of a rule", R"x(<require item="rupture" was="${bond} &lt; 3"/>)x", "TR-O24"},
        {"a wrong quotation of a place", R"(<move item="bond" was="after colour" before="goals"/>)", "TR-O24"},
        {"a translation of other words", R"(<translate item="goals" lang="cy"><was>What is it for</was><label>Nod</label></translate>)", "TR-O24"},
        {"other words for a code list's choice", R"(<relabel item="colour"><option code="red"><was>Red</was><label>Rot</label></option></relabel>)", "TR-O25"},
        {"a choice that is not there", R"(<relabel item="core.agenda"><option code="maybe"><was>Maybe</was><label>Perhaps</label></option></relabel>)", "TR-O25"},
        {"hiding a section", R"(<hide item="alliance"><was>Working together</was></hide>)", "TR-O25"},
        {"requiring a note", R"(<require item="note" was=""/>)", "TR-O25"},
        {"offering less of a number", R"(<narrow item="core.minutes"><offer was="">1 2</offer></narrow>)", "TR-O25"},
        {"hiding core with FF1", R"(<hide item="goals"><was>We agreed what it is for</was></hide>)", "TR-O26"},
        {"hiding a table with core cells", R"(<hide item="acts"><was>Actions</was></hide>)", "TR-O26"},
        {"hiding whose row it is", R"(<hide item="act.owner"><was>Who</was></hide>)", "TR-O27", "FF2"},
        {"hiding what names rows", R"(<hide item="act.what"><was>What</was></hide>)", "TR-O27", "FF2"},
        {"showing an answer to more people", R"(<narrow item="rupture"><class was="P">P S</class></narrow>)", "TR-O28"},
        {"showing an answer to the meta-supervisor", R"(<narrow item="summary"><class was="S">M</class></narrow>)", "TR-O28"},
        {"a code that was never there", R"(<narrow item="core.agenda"><offer was="yes partly no">yes maybe</offer></narrow>)", "TR-O29"},
        {"offering just as much", R"(<narrow item="colour"><offer was="red blue">blue red</offer></narrow>)", "TR-O29"},
        {"asking a core question less", R"(<narrow item="goals"><relevant was="">${core.minutes} &gt; 9</relevant></narrow>)", "TR-O29"},
        {"an added id that is taken", R"(<add after="bond"><item id="fernwick:x" )" + item + R"(</add><add after="goals"><item id="fernwick:y" )" + item + R"(</add><add after="colour"><item id="fernwick:x" )" + item + "</add>", "TR-T07"},
        {"a place that is not there", R"(<add after="bnd"><item id="fernwick:x" )" + item + "</add>", "TR-O30"},
        {"places that wait for each other", R"(<move item="goals" was="first-in alliance" after="bond"/><move item="bond" was="after goals" before="goals"/>)", "TR-O31"},
        {"a cell that leaves its table", R"(<move item="act.due" was="after act.owner" after="summary"/>)", "TR-O32"},
        {"an item that enters a table", R"(<move item="summary" was="after old" after="act.due"/>)", "TR-O32"},
        {"a table in a table", R"(<add after="act.due"><rows id="fernwick:r" class="P"><label>R</label><item id="fernwick:c" )" + item + "</rows></add>", "TR-O32"},
        {"standing beside a section", R"(<move item="summary" was="after old" after="alliance"/>)", "TR-O32"},
        {"requiring what is required", R"x(<require item="core.agenda" was="true" rule="${goals} = 1"/>)x", "TR-O33"},
        {"a circle through an added item", R"x(<narrow item="rupture"><relevant was="${bond} &lt; 4">${fernwick:x} = 'a'</relevant></narrow><add after="bond"><item id="fernwick:x" relevant="answered(${rupture})" )x" + item + "</add>", "TR-T17"},
        {"an expression about nothing", R"(<add after="bond"><item id="fernwick:x" relevant="${nothing} = 1" )" + item + "</add>", "TR-T14"},
        {"an expression that reads what is retired", R"(<add after="bond"><item id="fernwick:x" relevant="${old} = 'a'" )" + item + "</add>", "TR-T18"},
        {"a core question that waits for what is hidden", R"(<hide item="bond"><was>I could speak openly</was></hide>)", "TR-O36", "FF2"},
    };
    const auto core = coreForm();
    for (auto& one : refusals) {
        INFO(one.why);
        auto read = readAs(overlayText({one.operations, one.fidelity}, *core));
        auto messages = read.messages;
        if (read.overlay) {
            auto out = resolve(core, {*read.overlay}, frameLists());
            CHECK_FALSE(out.form);
            messages = out.messages;
        }
        INFO(said(messages));
        REQUIRE_FALSE(messages.empty());
        CHECK(messages.front().code == one.code);
        CHECK(messages.front().file == "overlay.xml");
        CHECK(messages.front().place.line >= 3);
    }
}

TEST_CASE("Four layers, two of one layer, another form, another version and another text are refused") {
    const auto core = coreForm();
    auto overlay = [&](const std::string& layer, const std::string& id) {
        return soundOverlay(OverlayText{"<require item=\"goals\" was=\"\"/>", "FF1", layer, "fernwick." + id}, *core);
    };
    auto first = [&](const std::vector<Overlay>& layers) {
        auto out = resolve(core, layers, frameLists());
        CHECK_FALSE(out.form);
        return firstCode(out.messages);
    };
    CHECK(first({overlay("organisation", "a"), overlay("site", "b"), overlay("team", "c"), overlay("team", "d")}) == "TR-O20");
    CHECK(first({overlay("site", "a"), overlay("site", "b")}) == "TR-O20");
    auto other = overlay("site", "a");
    other.target.id = "core.other";
    CHECK(first({other}) == "TR-O34");
    other.target = core->ref, other.target.version = "2.0.0";
    CHECK(first({other}) == "TR-O35");
    other.target = core->ref, other.target.hash = std::string(64, '0');
    CHECK(first({other}) == "TR-O35");
}

TEST_CASE("Nothing over a form leaves the form itself, and an adapted form is not adapted again") {
    const auto core = coreForm();
    CHECK(resolve(core, {}).form == core);
    auto once = soundForm(core, R"(<require item="goals" was=""/>)");
    auto again = resolve(once, {soundOverlay("<require item=\"goals\" was=\"\"/>", *core)}, frameLists());
    CHECK(firstCode(again.messages) == "TR-O20");
}

TEST_CASE("The form says what it is made from, has a hash of its own and reads back as itself") {
    const auto core = coreForm();
    auto overlay = soundOverlay(R"(<relabel item="bond"><was>I could speak openly</was><label>I spoke openly</label></relabel>)", *core);
    auto form = resolve(core, {overlay}, frameLists()).form;
    REQUIRE(form);
    CHECK(form->ref.id == core->ref.id);
    CHECK(form->ref.version == "2.1.0+fernwick.small-1.0.0");
    CHECK(form->ref.hash != core->ref.hash);
    REQUIRE(form->origin);
    CHECK(form->origin->core == core->ref);
    CHECK(form->origin->layers == std::vector<FormLayer>{{"fernwick.small", "1.0.0", overlay.hash, "site"}});
    // The workspace keeps only the text, without any list or overlay at hand.
    auto again = readTemplate(form->xml, "kept.xml", {});
    INFO(said(again.messages));
    REQUIRE(again.form);
    CHECK(again.form->ref == form->ref);
    CHECK(again.form->origin == form->origin);
    CHECK(again.form->find("bond")->adapted == std::vector{Comparability::Reworded});
}

TEST_CASE("Words change, and what they mean does not") {
    const auto core = coreForm();
    auto form = soundForm(core, R"(
<relabel item="core.agenda"><was>Was an agenda agreed?</was><label>Were priorities agreed?</label>
  <option code="partly"><was>Partly</was><label>Some of it</label></option></relabel>
<relabel item="alliance"><was>Working together</was><label>The two of you</label></relabel>
<rehelp item="core.agenda"><was>At the start.</was><help>In the first five minutes.</help></rehelp>
<rehelp item="goals"><was/><help>Think of today.</help></rehelp>)");
    auto &was = *core->find("core.agenda"), &now = *form->find("core.agenda");
    CHECK(now.label == "Were priorities agreed?");
    CHECK(now.options[1].label == "Some of it");
    CHECK(now.options[1].code == "partly");
    CHECK(now.help == "In the first five minutes.");
    CHECK(now.type == was.type);
    CHECK(now.core);
    CHECK(form->find("goals")->help == "Think of today.");
    CHECK(form->sections[1].title == "The two of you");
}

TEST_CASE("A translation quotes the words it translates, also those that the same overlay gives") {
    const auto core = coreForm();
    auto form = soundForm(core, R"(
<translate item="bond" lang="cy"><was>I spoke openly</was><label>Siaradais yn agored</label><help>Heddiw</help></translate>
<relabel item="bond"><was>I could speak openly</was><label>I spoke openly</label></relabel>
<translate item="core.agenda" lang="cy"><was>Was an agenda agreed?</was><label>A gytunwyd ar agenda?</label><option code="yes">Do</option></translate>
<translate item="start" lang="cy"><was>Start</was><label>Dechrau</label></translate>)");
    auto& bond = *form->find("bond");
    REQUIRE(bond.translations.size() == 2);
    auto cy = std::find_if(bond.translations.begin(), bond.translations.end(), [](auto& one) { return one.lang == "cy"; });
    CHECK(cy->label == "Siaradais yn agored");
    CHECK(cy->of == labelHash("I spoke openly"));
    CHECK_FALSE(cy->stale);
    // The core's own German words are of the old question: marked as stale, not thrown away.
    auto de = std::find_if(bond.translations.begin(), bond.translations.end(), [](auto& one) { return one.lang == "de"; });
    CHECK(de->stale);
    CHECK(form->find("core.agenda")->translations.front().options.at("yes") == "Do");
    CHECK(form->sections[0].translations.front().label == "Dechrau");
    CHECK(bond.adapted == std::vector{Comparability::Translated, Comparability::Reworded});
}

TEST_CASE("What is hidden is recorded as not asked here, and so is what was said before it was hidden") {
    const auto core = coreForm();
    auto form = soundForm(core, R"(
<hide item="goals"><was>We agreed what it is for</was></hide>
<hide item="act.due"><was>By when</was></hide>)", "FF2");
    CHECK(form->find("goals")->notAsked);
    Answers given;
    given.values["goals"] = 4.0;
    given.values["summary"] = std::string("Well");
    given.rows["acts"] = {Row{"00000000000000000000000000000001", {{"act.what", std::string("Call")}}}};
    Form filled(form, given, {Date(20'000)});
    CHECK_FALSE(filled.relevant({"goals", "", ""}));
    CHECK_FALSE(filled.required({"goals", "", ""}));
    auto kept = filled.relevantAnswers();
    CHECK(kept.values.at("goals") == Value(Missing{kNotAskedHere}));
    CHECK(kept.values.at("summary") == Value(std::string("Well")));
    CHECK(kept.rows.at("acts").front().cells.at("act.due") == Value(Missing{kNotAskedHere}));
    CHECK(kept.rows.at("acts").front().cells.at("act.what") == Value(std::string("Call")));
}

TEST_CASE("A hidden table says so once, and its cells compare as hidden") {
    auto form = soundForm(coreForm(), R"(<hide item="acts"><was>Actions</was></hide>)", "FF3");
    CHECK(Form(form, {}, {Date(20'000)}).relevantAnswers().values.at("acts") == Value(Missing{kNotAskedHere}));
    for (auto& one : comparability(*form))
        if (one.item.starts_with("act")) CHECK(one.strongest == Comparability::Hidden);
}

TEST_CASE("A question that waits for a hidden one can be hidden with it, and one that shows when unknown stays") {
    const auto core = coreForm();
    auto form = soundForm(core, R"(
<hide item="bond"><was>I could speak openly</was></hide>
<hide item="repair"><was>What would help?</was></hide>)", "FF2");
    // 'rupture' asks for bond < 4; that is unknown now, and unknown shows (ruling E4).
    CHECK(Form(form, {}, {Date(20'000)}).relevant({"rupture", "", ""}));
}

TEST_CASE("What is added stands where it is put and belongs to the locality") {
    const auto core = coreForm();
    auto form = soundForm(core, R"(
<add after="bond"><item id="fernwick:risk.discussed" type="choice" class="P" required="true"><label>Was risk discussed?</label><option code="yes">Yes</option><option code="no">No</option></item>
  <item id="fernwick:risk.note" type="text" class="P" relevant="${fernwick:risk.discussed} = 'yes' and ${bond} &lt; 5"><label>What was said?</label></item></add>
<add first-in="actions"><rows id="fernwick:contacts" class="P"><label>Contacts</label><item id="fernwick:contact.who" type="person" class="P"><label>Who</label></item></rows></add>
<add before="act.due"><item id="fernwick:act.place" type="text" class="P"><label>Where</label></item></add>)");
    CHECK(order(*form, "alliance") == std::vector<std::string>{"goals", "bond", "fernwick:risk.discussed", "fernwick:risk.note", "rupture", "repair", "colour"});
    CHECK(order(*form, "actions") == std::vector<std::string>{"fernwick:contacts", "acts", "old", "summary"});
    CHECK(order(*form, "acts") == std::vector<std::string>{"act.what", "act.owner", "fernwick:act.place", "act.due"});
    CHECK_FALSE(form->find("fernwick:risk.discussed")->core);
    Form filled(form, {}, {Date(20'000)});
    CHECK(filled.required({"fernwick:risk.discussed", "", ""}));
}

TEST_CASE("Rules are only ever added to") {
    const auto core = coreForm();
    auto form = soundForm(core, R"x(
<require item="rupture" was="" rule="${bond} = 1"/>
<narrow item="core.minutes"><constraint was=". &gt;= 0" message="At most two hours.">. &lt;= 120</constraint><class was="A">P</class></narrow>
<narrow item="core.agenda"><offer was="yes partly no">yes no</offer></narrow>
<narrow item="colour"><offer was="red blue">blue</offer></narrow>)x");
    CHECK(form->find("core.minutes")->constraint->text() == "(. >= 0) and (. <= 120)");
    CHECK(form->find("core.minutes")->constraintMessage == "At most two hours.");
    CHECK(form->find("core.minutes")->classes.text() == "P");
    CHECK(form->find("core.agenda")->options.size() == 2);
    CHECK(form->find("colour")->options.size() == 1);
    CHECK(form->optionLabel(*form->find("colour"), "red") == "Red"); // the list still knows it
    CHECK(form->find("rupture")->required->text() == "${bond} = 1");
}

TEST_CASE("Layers lie over each other, each sees the one beneath, and the order in which they are given is no matter") {
    const auto core = coreForm();
    auto organisation = soundOverlay(OverlayText{R"(<relabel item="bond"><was>I could speak openly</was><label>I spoke freely</label></relabel>)", "FF1", "organisation", "north.small", "north"}, *core);
    auto site = soundOverlay(OverlayText{R"(<relabel item="bond"><was>I spoke freely</was><label>We spoke freely</label></relabel><add after="bond"><item id="fernwick:x" type="text" class="P"><label>Else?</label></item></add>)"}, *core);
    auto team = soundOverlay(OverlayText{R"(<move item="fernwick:x" was="after bond" before="goals"/>)", "FF1", "team", "blue.small", "blue"}, *core);
    auto one = resolve(core, {organisation, site, team}, frameLists()), two = resolve(core, {team, organisation, site}, frameLists());
    INFO(said(one.messages));
    REQUIRE(one.form);
    REQUIRE(two.form);
    CHECK(one.form->ref == two.form->ref);
    CHECK(one.form->find("bond")->label == "We spoke freely");
    CHECK(order(*one.form, "alliance").front() == "fernwick:x");
    CHECK(one.form->ref.version == "2.1.0+north.small-1.0.0+fernwick.small-1.0.0+blue.small-1.0.0");
    CHECK(firstCode(resolve(core, {site}, frameLists()).messages) == "TR-O24"); // without the one beneath
}

TEST_CASE("Every core item says how it compares, and what nobody touched is as it is") {
    auto form = soundForm(coreForm(), R"(
<relabel item="core.agenda"><was>Was an agenda agreed?</was><label>Were priorities agreed?</label></relabel>
<move item="goals" was="first-in alliance" after="colour"/>
<narrow item="core.minutes"><constraint was=". &gt;= 0">. &lt;= 120</constraint></narrow>
<translate item="summary" lang="cy"><was>Summary</was><label>Crynodeb</label></translate>
<require item="bond" was=""/>
<hide item="act.due"><was>By when</was></hide>)");
    std::map<std::string, Comparability> by;
    for (auto& one : comparability(*form)) by[one.item] = one.strongest;
    CHECK(by == std::map<std::string, Comparability>{{"core.agenda", Comparability::Reworded},
                                                     {"core.minutes", Comparability::Narrowed},
                                                     {"goals", Comparability::Reordered},
                                                     {"bond", Comparability::AsIs},
                                                     {"repair", Comparability::AsIs},
                                                     {"acts", Comparability::AsIs},
                                                     {"act.what", Comparability::AsIs},
                                                     {"act.owner", Comparability::AsIs},
                                                     {"summary", Comparability::Translated}});
}

TEST_CASE("An overlay written out reads back as itself") {
    const auto core = coreForm();
    auto overlay = soundOverlay(R"x(
<relabel item="core.agenda"><was>Was an agenda agreed?</was><label>A &amp; "B" &lt; C</label><option code="no"><was>No</was><label>Not</label></option></relabel>
<rehelp item="goals"><was/><help>Help</help></rehelp>
<hide item="act.due"><was>By when</was></hide>
<move item="goals" was="first-in alliance" before="colour"/>
<translate item="bond" lang="cy"><was>I could speak openly</was><label>Agored</label><help>H</help></translate>
<require item="bond" was="" rule="${core.minutes} &gt; 1"/>
<narrow item="core.minutes"><constraint was=". &gt;= 0" message="M">. &lt;= 9</constraint><class was="A">P</class></narrow>
<add first-in="acts"><item id="fernwick:a" type="text" class="P"><label>A</label></item></add>)x", *core);
    auto again = readAs(overlayXml(overlay));
    INFO(said(again.messages));
    REQUIRE(again.overlay);
    CHECK(overlayXml(*again.overlay) == overlayXml(overlay));
    CHECK(again.overlay->hash == overlay.hash);
    CHECK(resolve(core, {overlay}, frameLists()).form->ref == resolve(core, {*again.overlay}, frameLists()).form->ref);
}

TEST_CASE("The overlay on the handbook's page about a first adaptation does what the page says") {
    const auto page = fileText(sourceFolder() / "packaging/handbook/first-overlay.md");
    const std::string fence = "```xml\n";
    const auto from = page.find(fence);
    REQUIRE(from != std::string::npos);
    auto xml = page.substr(from + fence.size(), page.find("```", from + fence.size()) - from - fence.size());
    const auto core = loadTemplate(sourceFolder() / "templates/core/session-not-held.xml", frameLists());
    REQUIRE(xml.find("HASH") != std::string::npos);
    xml.replace(xml.find("HASH"), 4, core->ref.hash);
    auto read = readAs(xml, "not-held.xml");
    INFO(said(read.messages));
    REQUIRE(read.overlay);
    auto out = resolve(core, {*read.overlay}, frameLists());
    INFO(said(out.messages));
    REQUIRE(out.form);
    CHECK(out.form->find("session.cancelled-on")->label == "The day you heard of it");
    CHECK(out.form->find("fernwick:rebooks") != nullptr);
}
