// The laws of adapting a form, over random forms, overlays and newer cores with a fixed seed:
//
// 1. Edits that touch different things: merging gives what the newer core's edits make of the adapted form.
// 2. A conflict exactly where the core and the overlay changed the same property to different things.
// 3. The same overlay makes the same form, in whichever order it is written.
// 4. No core question ever vanishes without an operation and a reason of its own that say so.
#include "overlaying.hpp"

#include "model/environment.hpp"
#include "overlay/form_tree.hpp"
#include "overlay/overlay_writer.hpp"
#include "overlay/upgrade.hpp"

#include <algorithm>
#include <functional>
#include <set>

using namespace trellis;
using namespace trellis::test;

namespace {

using Touched = std::pair<std::string, std::string>; ///< item, property

const std::vector<std::string> kItems{"a", "b", "c", "d", "e", "f"};

std::string randomCore(SeededRandom& random) {
    std::string out = "<section id=\"one\" title=\"One\">";
    for (auto& id : kItems) {
        if (id == "d") out += "</section><section id=\"two\" title=\"Two\">";
        const bool choice = random.between(0, 1);
        out += "<item id=\"" + id + "\" type=\"" + (choice ? "choice" : "text") + "\" class=\"" +
               (random.between(0, 1) ? "P" : "P M") + "\"" + (random.between(0, 1) ? " core=\"true\" serves=\"K7\"" : "") +
               "><label>Question " + id + "</label>" + (random.between(0, 1) ? "<help>Help " + id + "</help>" : "");
        if (choice) out += "<option code=\"yes\">Yes</option><option code=\"no\">No</option><option code=\"some\">Some</option>";
        out += "</item>";
    }
    return out + "</section>";
}

/// A random value for one property of one item, or nothing where it does not fit.
std::optional<Alteration> randomAlteration(FormTree& core, const std::string& id, SeededRandom& random, bool overlay) {
    const bool choice = core.property(id, "type") == "choice";
    const auto words = "Words " + std::to_string(random.between(0, 2)); // few, so that both sides may say the same
    switch (random.between(0, 4)) {
    case 0:
        return Alteration{"label", core.property(id, "label"), words, {}};
    case 1:
        return Alteration{"help", core.property(id, "help"), words, {}};
    case 2:
        if (!choice) return {};
        return Alteration{"option:no", core.property(id, "option:no"), words, {}};
    case 3:
        if (core.property(id, "class") != "P M") return {};
        return Alteration{"class", "P M", overlay ? "P" : random.between(0, 1) ? "M" : "P", {}};
    default:
        return Alteration{"required", core.property(id, "required"), "true()", {}};
    }
}

std::string operationXml(const std::string& id, const Alteration& one) {
    const auto was = "<was>" + one.was + "</was>";
    if (one.property == "label") return "<relabel item=\"" + id + "\">" + was + "<label>" + one.now + "</label></relabel>\n";
    if (one.property == "help") return "<rehelp item=\"" + id + "\">" + was + "<help>" + one.now + "</help></rehelp>\n";
    if (one.property == "option:no")
        return "<relabel item=\"" + id + "\"><option code=\"no\">" + was + "<label>" + one.now + "</label></option></relabel>\n";
    if (one.property == "class")
        return "<narrow item=\"" + id + "\"><class was=\"" + one.was + "\">" + one.now + "</class></narrow>\n";
    return "<require item=\"" + id + "\" was=\"" + one.was + "\"/>\n";
}

std::map<Touched, Alteration> randomAlterations(FormTree& core, SeededRandom& random, bool overlay) {
    std::map<Touched, Alteration> out;
    for (int i = random.between(1, 5); i > 0; --i) {
        auto id = kItems[static_cast<std::size_t>(random.between(0, 5))];
        if (auto one = randomAlteration(core, id, random, overlay)) out.emplace(Touched{id, one->property}, *one);
    }
    return out;
}

TemplatePtr edited(const TemplatePtr& form, const std::map<Touched, Alteration>& edits, bool addOne) {
    FormTree tree(*form);
    for (auto& [touched, one] : edits) tree.setProperty(touched.first, touched.second, one.now);
    if (addOne) { // a new question of the core, which touches nothing that is there
        XmlElement item;
        LintLog log("");
        item = XmlDocument::read("<item id=\"n\" type=\"text\" class=\"P\"><label>New</label></item>", log).root;
        auto& section = *tree.find("two").element;
        section.children.push_back(item);
    }
    if (!form->origin) setAttribute(tree.root, "version", "2.2.0");
    auto read = readTemplate(tree.text(), "edited.xml", frameLists());
    INFO(said(read.messages));
    REQUIRE(read.form);
    return read.form;
}

/// What is asked, without what it was made from.
std::string asked(const Template& form) {
    std::string out;
    for (auto& child : FormTree(form).root.children)
        if (child.name == "section") out += xmlText(child);
    return out;
}

std::string xmlOf(const std::map<Touched, Alteration>& changes) {
    std::string out;
    for (auto& [touched, one] : changes) out += operationXml(touched.first, one);
    return out;
}

const std::string kAdded = R"(<add after="b"><item id="fernwick:x" type="text" class="P" required="true"><label>X</label></item></add>)";

} // namespace

TEST_CASE("Where the core and a place touch different things, merging is the same as editing the adapted form") {
    SeededRandom random(41);
    int tried = 0;
    for (int round = 0; round < 400; ++round) {
        const auto core = coreForm(randomCore(random), "2.1.0");
        FormTree tree(*core);
        auto ours = randomAlterations(tree, random, true), theirs = randomAlterations(tree, random, false);
        for (auto& [touched, one] : ours) theirs.erase(touched);
        if (ours.empty()) continue;
        const bool addOne = random.between(0, 1);
        const auto overlay = soundOverlay(xmlOf(ours) + (random.between(0, 1) ? kAdded : ""), *core);
        const auto now = edited(core, theirs, addOne);
        auto upgrade = mergeUpgrade(core, now, {overlay}, frameLists());
        INFO("round " << round << "\n" << xmlOf(ours) << "core:\n" << xmlOf(theirs));
        REQUIRE(upgrade.messages.empty());
        REQUIRE(upgrade.clean());
        const auto here = resolve(core, {overlay}, frameLists()).form;
        REQUIRE(here);
        CHECK(asked(*upgrade.form) == asked(*edited(here, theirs, addOne)));
        // And the merged overlay is an ordinary one for the new core.
        auto again = resolve(now, upgrade.layers, frameLists());
        REQUIRE(again.form);
        CHECK(again.form->ref == upgrade.form->ref);
        ++tried;
    }
    CHECK(tried > 300);
}

TEST_CASE("There is a conflict exactly where both changed the same property, and to different things") {
    SeededRandom random(42);
    int conflicts = 0, agreed = 0;
    for (int round = 0; round < 400; ++round) {
        const auto core = coreForm(randomCore(random), "2.1.0");
        FormTree tree(*core);
        const auto ours = randomAlterations(tree, random, true), theirs = randomAlterations(tree, random, false);
        if (ours.empty()) continue;
        const auto now = edited(core, theirs, false);
        auto upgrade = mergeUpgrade(core, now, {soundOverlay(xmlOf(ours), *core)}, frameLists());
        REQUIRE(upgrade.messages.empty());
        REQUIRE(upgrade.lines.size() == ours.size());
        for (auto& line : upgrade.lines) {
            INFO("round " << round << " " << line.item << " " << line.property << ": " << line.sentence);
            auto their = theirs.find({line.item, line.property});
            const bool both = their != theirs.end();
            const bool same = both && FormTree::same(line.property, their->second.now, line.ours);
            CHECK(line.state == (both && !same ? UpgradeState::Review : UpgradeState::Clean));
            CHECK(line.fallsAway == same);
            conflicts += both && !same;
            agreed += same;
        }
        CHECK(upgrade.clean() == (upgrade.count(UpgradeState::Clean) == upgrade.lines.size()));
    }
    CHECK(conflicts > 20);
    CHECK(agreed > 20);
}

TEST_CASE("An overlay makes the same form every time, and in whichever order its operations stand") {
    SeededRandom random(43);
    for (int round = 0; round < 200; ++round) {
        const auto core = coreForm(randomCore(random), "2.1.0");
        FormTree tree(*core);
        std::vector<std::string> operations;
        for (auto& [touched, one] : randomAlterations(tree, random, true)) operations.push_back(operationXml(touched.first, one));
        operations.push_back(kAdded);
        operations.push_back("<move item=\"a\" was=\"first-in one\" after=\"fernwick:x\"/>");
        operations.push_back("<move item=\"f\" was=\"after e\" before=\"c\"/>");
        auto all = [&] {
            std::string out;
            for (auto& one : operations) out += one;
            return out;
        };
        const auto first = soundForm(core, all());
        CHECK(first->ref == soundForm(core, all())->ref);
        for (std::size_t i = operations.size(); i > 1; --i)
            std::swap(operations[i - 1], operations[static_cast<std::size_t>(random.between(0, static_cast<int>(i) - 1))]);
        INFO("round " << round << "\n" << all());
        CHECK(asked(*first) == asked(*soundForm(core, all())));
    }
}

TEST_CASE("No core question vanishes but by an operation of its own with a reason that says so") {
    SeededRandom random(44);
    int refused = 0, made = 0;
    for (int round = 0; round < 300; ++round) {
        // Each question may wait for an earlier one: firmly (unanswered hides it), or not (unknown shows it).
        std::map<std::string, std::pair<std::string, bool>> waits;
        std::string items = "<section id=\"one\" title=\"One\">";
        for (std::size_t i = 0; i < kItems.size(); ++i) {
            const auto& id = kItems[i];
            std::string relevant;
            if (i && random.between(0, 2)) {
                const auto on = kItems[static_cast<std::size_t>(random.between(0, static_cast<int>(i) - 1))];
                const bool firm = random.between(0, 1);
                waits[id] = {on, firm};
                relevant = " relevant=\"" + (firm ? "coalesce(${" + on + "} = 'yes', false())" : "${" + on + "} = 'yes'") + "\"";
            }
            items += "<item id=\"" + id + "\" type=\"choice\" class=\"P\" core=\"true\" serves=\"K7\" required=\"true\"" + relevant +
                     "><label>" + id + "</label><option code=\"yes\">Yes</option><option code=\"no\">No</option></item>";
        }
        const auto core = coreForm(items + "</section>", "2.1.0");
        std::set<std::string> hidden;
        std::string operations;
        for (auto& id : kItems)
            if (random.between(0, 3) == 0) {
                hidden.insert(id);
                operations += "<hide item=\"" + id + "\"><was>" + id + "</was></hide>";
            }
        if (hidden.empty()) continue;
        // Worked out without the engine: a question can be asked unless it waits firmly for one that cannot.
        std::function<bool(const std::string&)> canBeAsked = [&](const std::string& id) {
            auto wait = waits.find(id);
            return !hidden.count(id) && (wait == waits.end() || !wait->second.second || canBeAsked(wait->second.first));
        };
        bool vanishes = false;
        for (auto& id : kItems) vanishes = vanishes || (!hidden.count(id) && !canBeAsked(id));
        INFO("round " << round << "\n" << coreXml(items) << "\n" << operations);
        auto out = resolved(core, operations, random.between(0, 1) ? "FF2" : "FF3");
        CHECK((out.form == nullptr) == vanishes);
        if (vanishes) CHECK(firstCode(out.messages) == "TR-O36");
        if (out.form)
            for (auto& item : core->sections[0].items) {
                REQUIRE(out.form->find(item.id));
                CHECK(out.form->find(item.id)->notAsked == hidden.contains(item.id));
                CHECK(out.form->find(item.id)->required->text() == item.required->text());
            }
        // With a reason that says nothing of it, none of this goes.
        CHECK_FALSE(resolved(core, operations, "FF1").form);
        ++(vanishes ? refused : made);
    }
    CHECK(refused > 30);
    CHECK(made > 30);
}
