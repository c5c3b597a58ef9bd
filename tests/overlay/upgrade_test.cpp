// A newer core under an overlay: what is asked of a person, how it is settled, and which form is in use meanwhile.
#include "overlaying.hpp"

#include "overlay/form_choice.hpp"
#include "overlay/overlay_writer.hpp"

#include <algorithm>

using namespace trellis;
using namespace trellis::test;

namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

const std::string kOurs = R"x(
<relabel item="core.agenda"><was>Was an agenda agreed?</was><label>Were priorities agreed?</label></relabel>
<translate item="goals" lang="cy"><was>We agreed what it is for</was><label>Cytunwyd</label></translate>
<move item="colour" was="after repair" after="goals"/>
<add after="rupture"><item id="fernwick:x" type="text" class="P" relevant="answered(${rupture})"><label>Else?</label></item></add>
<hide item="act.due"><was>By when</was></hide>)x";

/// The core, later: the agenda is asked otherwise, and what the addition stands behind is retired.
TemplatePtr later() {
    auto items = replaced(kCoreItems, "Was an agenda agreed?", "Did you agree an agenda together?");
    items = replaced(items, R"(<item id="rupture" type="text" class="P")", R"(<item id="rupture" type="text" class="P" retired="true")");
    return coreForm(items, "2.2.0");
}

UpgradeLine lineOf(const Upgrade& upgrade, const std::string& item) {
    for (auto& line : upgrade.lines)
        if (line.item == item) return line;
    FAIL("no line about " << item);
    return {};
}

UpgradeDecision decide(const UpgradeLine& line, UpgradeDecision::Choice choice, const std::string& text = "") {
    return {line.overlay, line.change, line.operation, line.property, choice, text};
}

} // namespace

TEST_CASE("A review shows the three sides, and nothing is half applied") {
    const auto core = coreForm();
    const auto overlay = soundOverlay(kOurs, *core);
    auto upgrade = mergeUpgrade(core, later(), {overlay}, frameLists());
    REQUIRE(upgrade.messages.empty());
    CHECK_FALSE(upgrade.form);
    auto agenda = lineOf(upgrade, "core.agenda");
    CHECK(agenda.state == UpgradeState::Review);
    CHECK(agenda.coreWas == "Was an agenda agreed?");
    CHECK(agenda.coreNow == "Did you agree an agenda together?");
    CHECK(agenda.ours == "Were priorities agreed?");
    CHECK(agenda.overlay == "fernwick.small");
    CHECK(lineOf(upgrade, "fernwick:x").state == UpgradeState::Review);
    CHECK(lineOf(upgrade, "goals").state == UpgradeState::Clean);
    CHECK(lineOf(upgrade, "colour").state == UpgradeState::Clean);
    CHECK(lineOf(upgrade, "act.due").state == UpgradeState::Clean);
}

TEST_CASE("What a person settled goes into the overlay's next version, which fits the new core by itself") {
    using enum UpgradeDecision::Choice;
    const auto core = coreForm(), now = later();
    const auto overlay = soundOverlay(kOurs, *core);
    auto open = mergeUpgrade(core, now, {overlay}, frameLists());
    auto settle = [&](UpgradeDecision::Choice choice, const std::string& text = "") {
        return mergeUpgrade(core, now, {overlay}, frameLists(),
                            {decide(lineOf(open, "core.agenda"), choice, text), decide(lineOf(open, "fernwick:x"), TakeTheirs)});
    };
    auto kept = settle(Keep), theirs = settle(TakeTheirs), written = settle(Edit, "Did you agree priorities together?");
    REQUIRE(kept.clean());
    CHECK(kept.form->find("core.agenda")->label == "Were priorities agreed?");
    CHECK(theirs.form->find("core.agenda")->label == "Did you agree an agenda together?");
    CHECK(written.form->find("core.agenda")->label == "Did you agree priorities together?");
    for (auto* one : {&kept, &theirs, &written}) {
        CHECK(one->form->ref.version == "2.2.0+fernwick.small-1.0.1");
        REQUIRE(one->layers.size() == 1);
        CHECK(one->layers[0].hash == overlayHash(one->layers[0]));
        // The text alone is enough: read, it fits the new core.
        auto again = readAs(overlayXml(one->layers[0]));
        REQUIRE(again.overlay);
        CHECK(resolve(now, {*again.overlay}, frameLists()).form->ref == one->form->ref);
    }
    // Half of the decisions settle nothing.
    auto half = mergeUpgrade(core, now, {overlay}, frameLists(), {decide(lineOf(open, "core.agenda"), Keep)});
    CHECK_FALSE(half.clean());
    CHECK(lineOf(half, "core.agenda").settled);
}

TEST_CASE("What is gone cannot be kept by deciding so, only dropped or placed elsewhere") {
    using enum UpgradeDecision::Choice;
    const auto core = coreForm();
    const auto now = coreForm(replaced(replaced(kCoreItems, R"x(<item id="rupture" type="text" class="P" relevant="${bond} &lt; 4"><label>What made it hard to speak?</label></item>)x", ""), "Minutes", "Minutes held"), "2.2.0");
    const auto overlay = soundOverlay(R"x(<rehelp item="rupture"><was/><help>Take your time.</help></rehelp>
<add after="rupture"><item id="fernwick:x" type="text" class="P"><label>Else?</label></item></add>)x", *core);
    auto open = mergeUpgrade(core, now, {overlay}, frameLists());
    auto help = lineOf(open, "rupture"), added = lineOf(open, "fernwick:x");
    CHECK(help.state == UpgradeState::Broken);
    CHECK(added.state == UpgradeState::Broken);
    auto with = [&](UpgradeDecision one, UpgradeDecision two) { return mergeUpgrade(core, now, {overlay}, frameLists(), {one, two}); };
    CHECK_FALSE(with(decide(help, Keep), decide(added, TakeTheirs)).clean());
    CHECK_FALSE(with(decide(help, TakeTheirs), decide(added, Keep)).clean());
    CHECK_FALSE(with(decide(help, TakeTheirs), decide(added, Edit, "somewhere")).clean());
    auto moved = with(decide(help, TakeTheirs), decide(added, Edit, "after bond"));
    REQUIRE(moved.clean());
    CHECK(order(*moved.form, "alliance") == std::vector<std::string>{"goals", "bond", "fernwick:x", "repair", "colour"});
}

TEST_CASE("What only the whole shows to be broken can be dropped by deciding so, and by nothing else") {
    using enum UpgradeDecision::Choice;
    const auto core = coreForm();
    const auto now = coreForm(
        replaced(kCoreItems, R"x(<item id="rupture" type="text" class="P" relevant="${bond} &lt; 4"><label>What made it hard to speak?</label></item>)x", ""),
        "2.2.0");
    // It stands behind what is still there, and asks about what is gone.
    const auto overlay = soundOverlay(
        R"x(<add after="goals"><item id="fernwick:x" type="text" class="P" relevant="answered(${rupture})"><label>Else?</label></item></add>
<relabel item="core.minutes"><was>Minutes</was><label>How many minutes?</label></relabel>)x",
        *core);
    auto open = mergeUpgrade(core, now, {overlay}, frameLists());
    auto added = lineOf(open, "fernwick:x");
    REQUIRE(added.state == UpgradeState::Broken);
    CHECK(added.sentence.find("rupture") != std::string::npos);
    CHECK_FALSE(mergeUpgrade(core, now, {overlay}, frameLists(), {decide(added, Keep)}).clean());
    CHECK_FALSE(mergeUpgrade(core, now, {overlay}, frameLists(), {decide(lineOf(open, "core.minutes"), TakeTheirs)}).clean());
    auto settled = mergeUpgrade(core, now, {overlay}, frameLists(), {decide(added, TakeTheirs)});
    REQUIRE(settled.clean());
    CHECK_FALSE(settled.form->find("fernwick:x"));
    CHECK(settled.form->find("core.minutes")->label == "How many minutes?");
    CHECK(lineOf(settled, "fernwick:x").settled);
}

TEST_CASE("Where the core took over our words, ours falls away") {
    const auto core = coreForm();
    const auto now = coreForm(replaced(kCoreItems, "Was an agenda agreed?", "Were priorities agreed?"), "2.2.0");
    auto upgrade = mergeUpgrade(core, now, {soundOverlay(R"(<relabel item="core.agenda"><was>Was an agenda agreed?</was><label>Were priorities agreed?</label></relabel>)", *core)}, frameLists());
    REQUIRE(upgrade.clean());
    CHECK(upgrade.lines.front().fallsAway);
    CHECK(upgrade.form == now);
}

TEST_CASE("A hidden or translated question that the core asks otherwise is looked at again") {
    const auto core = coreForm();
    auto items = replaced(kCoreItems, "We agreed what it is for", "We agreed why we meet");
    items = replaced(items, "By when", "Until");
    auto upgrade = mergeUpgrade(core, coreForm(items, "2.2.0"), {soundOverlay(kOurs, *core)}, frameLists());
    CHECK(lineOf(upgrade, "goals").state == UpgradeState::Review);
    CHECK(lineOf(upgrade, "act.due").state == UpgradeState::Review);
    CHECK(lineOf(upgrade, "core.agenda").state == UpgradeState::Clean);
}

TEST_CASE("What only breaks as a whole is broken where it comes from") {
    const auto core = coreForm();
    // Nothing that the overlay names changed, but its condition reads what is asked no more.
    const auto overlay = soundOverlay(R"x(<add after="goals"><item id="fernwick:x" type="text" class="P" relevant="answered(${colour})"><label>Else?</label></item></add>)x", *core);
    const auto now = coreForm(replaced(kCoreItems, R"(<item id="colour")", R"(<item id="colour" retired="true")"), "2.2.0");
    auto upgrade = mergeUpgrade(core, now, {overlay}, frameLists());
    CHECK_FALSE(upgrade.clean());
    CHECK(lineOf(upgrade, "fernwick:x").state == UpgradeState::Broken);
    CHECK(lineOf(upgrade, "fernwick:x").sentence.find("retired") != std::string::npos);
    // And an id that the core has taken meanwhile.
    auto taken = mergeUpgrade(core, coreForm(replaced(kCoreItems, "id=\"old\"", "id=\"fernwick:x\""), "2.2.0"), {overlay}, frameLists());
    CHECK(lineOf(taken, "fernwick:x").state == UpgradeState::Broken);
}

TEST_CASE("A layer further out is compared with what lies beneath it") {
    const auto core = coreForm();
    auto organisation = soundOverlay(OverlayText{R"(<relabel item="bond"><was>I could speak openly</was><label>I spoke freely</label></relabel>)", "FF1", "organisation", "north.small", "north"}, *core);
    auto site = soundOverlay(R"(<relabel item="bond"><was>I spoke freely</was><label>We spoke freely</label></relabel>)", *core);
    auto quiet = mergeUpgrade(core, coreForm(replaced(kCoreItems, "Minutes", "Minutes held"), "2.2.0"), {organisation, site}, frameLists());
    CHECK(quiet.clean());
    auto loud = mergeUpgrade(core, coreForm(replaced(kCoreItems, "I could speak openly", "I could speak"), "2.2.0"), {site, organisation}, frameLists());
    REQUIRE(loud.lines.size() == 2);
    CHECK(loud.lines[0].overlay == "north.small");
    CHECK(loud.lines[0].state == UpgradeState::Review);
    CHECK(loud.lines[1].state == UpgradeState::Review); // what it replaced is not there while that is open
}

TEST_CASE("Overlays that do not fit the old form have no upgrade, and another form is none") {
    const auto core = coreForm();
    auto wrong = soundOverlay(kOurs, *core);
    wrong.target.version = "1.9.0";
    auto upgrade = mergeUpgrade(core, later(), {wrong}, frameLists());
    CHECK(firstCode(upgrade.messages) == "TR-O35");
    CHECK(upgrade.lines.empty());
    auto other = std::make_shared<Template>(*later());
    other->ref.id = "core.other";
    CHECK(firstCode(mergeUpgrade(core, other, {soundOverlay(kOurs, *core)}, frameLists()).messages) == "TR-O34");
}

TEST_CASE("The form in use is the newest that fits, else the last good one, and it says why") {
    using enum FormChoice::Why;
    const auto core = coreForm(), open = later();
    const auto fine = coreForm(replaced(kCoreItems, "Minutes", "Minutes held"), "2.1.1");
    const auto overlay = soundOverlay(kOurs, *core);
    auto choose = [&](std::vector<TemplatePtr> cores, std::vector<TemplatePtr> kept = {}) {
        return chooseForm(cores, {overlay}, frameLists(), kept);
    };
    CHECK(chooseForm({core, open}, {}).why == Core);
    CHECK(chooseForm({core, open}, {}).form == open);
    CHECK(choose({core}).why == AsMade);
    CHECK(choose({core, fine}).why == Merged);
    CHECK(choose({core, fine}).form->ref.version == "2.1.1+fernwick.small-1.0.0");

    auto waiting = choose({open, core});
    CHECK(waiting.why == LastGood);
    CHECK(waiting.form->ref.version == "2.1.0+fernwick.small-1.0.0");
    CHECK(waiting.upgrade.count(UpgradeState::Review) == 2);
    CHECK(waiting.sentence.find("2 changes are settled") != std::string::npos);
    auto between = choose({open, fine, core});
    CHECK(between.why == LastGood);
    CHECK(between.form->ref.version == "2.1.1+fernwick.small-1.0.0");

    // The core it was made for is not here: what the workspace keeps stays in use, and never the bare core.
    CHECK(choose({open}).why == Nothing);
    CHECK_FALSE(choose({open}).form);
    auto kept = choose({open}, {waiting.form, between.form, core});
    CHECK(kept.why == LastGood);
    CHECK(kept.form == between.form);
    CHECK(choose({}).why == Nothing);
}
