// The Library page in words: packs, plugins, publishers, what was done.
#include "workbench/controller/library.hpp"
#include "workbench/controller/pack_plan.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_all.hpp>

using namespace trellis;
using Catch::Matchers::ContainsSubstring;

namespace {

const Date today = *Date::fromIso("2025-09-16");

PackLine pack(const std::string& version = "1.2.0") {
    PackLine out;
    out.id = "fernwick.forms";
    out.version = version;
    out.title = "Fernwick: our forms";
    out.publisher = "Fernwick forms group";
    out.locality = "Fernwick";
    out.trust = Trust::Trusted;
    out.why = "Signed by fernwick (trusted by FK-S1).";
    out.inUse = true;
    out.since = *Moment::fromIso("2025-09-03T10:00:00.000Z");
    out.by = "FK-S1";
    out.versions = {"1.0.0", "1.1.0", version};
    return out;
}

PackEvent event(PackDeed deed, const std::string& version, const char* at, const std::string& from = {}) {
    PackEvent out;
    out.deed = deed;
    out.pack = "fernwick.forms";
    out.version = version;
    out.from = from;
    out.by = "FK-S1";
    out.at = *Moment::fromIso(at);
    return out;
}

PluginStatus plugin(const std::string& id, const std::string& state, const std::string& why = {}) {
    PluginStatus out;
    out.manifest.id = id;
    out.manifest.title = "Plugin " + id;
    out.manifest.whenDisabled = "Its records stay readable.";
    out.state = state;
    out.why = why;
    return out;
}

const std::vector<Trust> everyTrust{Trust::Shipped,  Trust::Trusted, Trust::UnknownPublisher,
                                    Trust::Modified, Trust::Revoked, Trust::Unsigned};

} // namespace

TEST_CASE("Every state of trust has words, a meaning and a sign, and no two mean the same") {
    std::set<std::string> words, meanings;
    for (auto trust : everyTrust) {
        words.insert(trustWords(trust));
        meanings.insert(trustMeaning(trust));
        CHECK_FALSE(trustIcon(trust).empty());
        CHECK(trustMeaning(trust).ends_with("."));
    }
    CHECK(words.size() == everyTrust.size());
    CHECK(meanings.size() == everyTrust.size());
    for (auto trust : {Trust::Modified, Trust::Revoked, Trust::Unsigned}) CHECK(trustIcon(trust) == "warning");
}

TEST_CASE("A pack says by whom, since when, and whether its word is taken") {
    const auto card = packCards({pack()}, {}, today).front();
    CHECK(card.title == "Fernwick: our forms");
    CHECK(card.facts == "Version 1.2.0 · by Fernwick forms group · for Fernwick, as a site");
    CHECK(card.since == "In use since 3 Sep, put there by FK-S1");
    CHECK(card.trust == "Trusted publisher");
    auto unused = pack();
    unused.inUse = false;
    unused.trust = Trust::Revoked;
    CHECK(packCards({unused}, {}, today).front().since == "Installed 3 Sep, put there by FK-S1");
}

TEST_CASE("One can go back to versions that were in use here and are kept, and to no others") {
    const std::vector<PackEvent> ledger{event(PackDeed::Installed, "1.1.0", "2025-09-01T10:00:00.000Z"),
                                        event(PackDeed::Upgraded, "1.2.0", "2025-09-03T10:00:00.000Z", "1.1.0"),
                                        event(PackDeed::Installed, "0.9.0", "2025-08-01T10:00:00.000Z")};
    CHECK(packCards({pack()}, ledger, today).front().back == std::vector<std::string>{"1.1.0"});
    CHECK(packCards({pack()}, {}, today).front().back.empty());
}

TEST_CASE(
    "A plugin that a pack has turned off or replaced cannot be switched here, and it is said whose word that is") {
    auto by = pack();
    by.manifest.plugins = {{"a", false, "fernwick.a", {}, {}}, {"b", false, "", {}, {}}};
    const std::vector<PluginStatus> plugins{plugin("a", "off"), plugin("b", "off", "It was turned off."),
                                            plugin("c", "on"), plugin("fernwick.a", "on")};
    auto cards = pluginCards(plugins, {by}, false);
    CHECK(cards[0].state == "Replaced by Plugin fernwick.a");
    CHECK(cards[0].deed == PluginCard::Deed::None);
    CHECK_THAT(cards[0].why.front(), ContainsSubstring("Fernwick: our forms"));
    CHECK(cards[1].state == "Off");
    CHECK(cards[1].deed == PluginCard::Deed::None);
    CHECK(cards[2].deed == PluginCard::Deed::TurnOff);
    by.inUse = false; // a pack that is not used decides nothing
    cards = pluginCards(plugins, {by}, false);
    CHECK(cards[0].deed == PluginCard::Deed::TurnOn);
    CHECK(cards[1].why.front() == "It was turned off.");
}

TEST_CASE("Of two packs the nearer one has the last word about a plugin") {
    auto organisation = pack(), site = pack();
    organisation.manifest.plugins = {{"a", false, "", {}, {}}};
    site.manifest.plugins = {{"a", true, "", {}, {}}};
    const std::vector<PluginStatus> plugins{plugin("a", "on")};
    CHECK(pluginCards(plugins, {organisation, site}, false).front().deed == PluginCard::Deed::TurnOff);
    CHECK(pluginCards(plugins, {site, organisation}, false).front().deed == PluginCard::Deed::None);
}

TEST_CASE("What remains of a plugin that is off is said once") {
    const auto card = pluginCards({plugin("a", "off", "It was turned off. Its records stay readable.")}, {}, false).front();
    CHECK_THAT(card.why.front(), ContainsSubstring("stay readable"));
    CHECK(card.remains.empty());
}

TEST_CASE("What was set aside can be tried again, and in safe mode nothing can be switched") {
    const std::vector<PluginStatus> plugins{plugin("a", "set aside after a crash", "It ended twice. (TR-P32)"),
                                            plugin("b", "could not be loaded", "It was made for another. (TR-P05)")};
    const auto cards = pluginCards(plugins, {}, false);
    for (auto& card : cards) {
        CHECK(card.deed == PluginCard::Deed::TryAgain);
        CHECK(card.icon == "warning");
        CHECK_THAT(card.why.front(), ContainsSubstring("TR-P"));
        CHECK(card.remains == "Its records stay readable.");
    }
    for (auto& card : pluginCards(plugins, {}, true)) {
        CHECK(card.deed == PluginCard::Deed::None);
        CHECK_THAT(card.why.front(), ContainsSubstring("safe mode"));
    }
}

TEST_CASE("What needs somebody stands first in its list, and the rest stays as it was") {
    const std::vector<PluginStatus> plugins{plugin("a", "on"), plugin("b", "could not be loaded"), plugin("c", "off"),
                                            plugin("d", "set aside after a crash"), plugin("e", "on")};
    std::string order;
    for (auto& card : pluginCards(plugins, {}, false)) order += card.id;
    CHECK(order == "bdace");

    auto organisation = pack(), altered = pack(), team = pack();
    organisation.id = "a", altered.id = "b", team.id = "c";
    altered.inUse = false;
    altered.trust = Trust::Modified;
    order.clear();
    for (auto& card : packCards({organisation, altered, team}, {}, today)) order += card.id;
    CHECK(order == "bac");
}

TEST_CASE("A publisher's words stand four to a line, and those taken back stand last") {
    KnownKeys keys;
    KnownKey old{MinisignKey{Bytes{1, 2, 3, 4, 5, 6, 7, 8}, {}}, "Old", "this workspace", true, "taken back by FK-S1"};
    KnownKey now{MinisignKey{Bytes{8, 7, 6, 5, 4, 3, 2, 1}, {}}, "Now", "this machine", false, ""};
    keys.add(old);
    keys.add(now);
    const auto cards = keyCards(keys);
    CHECK(cards[0].name == "Now");
    CHECK(cards[0].note == "Known to this machine.");
    CHECK(cards[1].state == "Taken back");
    CHECK(cards[1].note == "Taken back by FK-S1.");
    CHECK(wordLines("a b c d e f g h i j k l") == "a b c d\ne f g h\ni j k l");
    CHECK(std::ranges::count(cards[0].words, '\n') == 2);
}

TEST_CASE("The log tells packs, plugins and publishers in one, the newest first, and nothing else") {
    const std::vector<PackEvent> ledger{event(PackDeed::Installed, "1.0.0", "2025-09-01T10:00:00.000Z"),
                                        event(PackDeed::Upgraded, "1.1.0", "2025-09-05T10:00:00.000Z", "1.0.0"),
                                        event(PackDeed::RolledBack, "1.0.0", "2025-09-07T10:00:00.000Z", "1.1.0")};
    const std::vector<AuditLine> audit{
        {*Moment::fromIso("2025-09-06T10:00:00.000Z"), "FK-S2", "plugin turned off", "a"},
        {*Moment::fromIso("2025-09-06T11:00:00.000Z"), "FK-S2", "viewed", "x"},
        {*Moment::fromIso("2025-09-05T10:00:00.000Z"), "FK-S1", "pack upgraded", "again"}};
    const auto lines = deedLines(ledger, audit);
    REQUIRE(lines.size() == 4);
    CHECK(lines[0].what == "Pack rolled back");
    CHECK(lines[0].about == "fernwick.forms 1.0.0, before it 1.1.0");
    CHECK(lines[1].what == "Plugin turned off");
    CHECK(lines[1].by == "FK-S2");
    CHECK(lines[3].day == "2025-09-01");
}

TEST_CASE("What a pack changes is grouped as people think of it, and no change is lost") {
    const std::vector<PackChange> changes{{"policy", "grace-days", "", "set", "", "3", "", ""},
                                          {"form", "core.session", "agenda", "other words", "Agenda", "Priorities",
                                           "Meant the same.", "Our staff say so."},
                                          {"plugin", "trellis.x", "", "changed", "on", "off", "", ""},
                                          {"form", "fernwick.ours", "", "added", "", "1.0.0", "Our own", ""},
                                          {"weather", "x", "", "changed", "", "", "", ""}};
    const auto groups = changeGroups(changes, [](auto& id) { return id == "core.session" ? "Session" : id; });
    REQUIRE(groups.size() == 5);
    CHECK(groups[0].title == "Form: Session");
    CHECK(groups[0].changes[0].head == "“agenda”: other words");
    CHECK(groups[0].changes[0].reason == "Our staff say so.");
    CHECK(groups[1].changes[0].head == "A form of its own");
    CHECK(groups[2].title == "Plugins");
    CHECK(groups[3].title == "Rules");
    CHECK(groups[4].title == "weather");
    CHECK(changeSummary(changes) == "5 differences from the core: 2 in forms, 1 in plugins and 1 in rules.");
    CHECK(changeSummary({}) == "It differs from the core in nothing.");
}

TEST_CASE("What stands in the way of installing is said whole, with what to do, and then it cannot be installed") {
    PackPreview preview;
    preview.manifest.id = "fernwick.forms";
    preview.manifest.version = "1.0.0";
    preview.active = "1.1.0";
    preview.messages = {{LintMessage::Kind::Error, "x", {}, "TR-L40", "It is older.", "Use rollback."},
                        {LintMessage::Kind::Warning, "x", {}, "TR-T40", "A word is long.", ""}};
    auto plan = packPlan(preview, [](auto& id) { return id; });
    CHECK_FALSE(plan.mayInstall());
    CHECK(plan.obstacles.front() == "It is older. Use rollback. (TR-L40)");
    CHECK(plan.remarks.front() == "A word is long. (TR-T40)");
    CHECK(plan.deed == "Upgrade from 1.1.0");
    preview.messages.clear();
    preview.active.clear();
    plan = packPlan(preview, [](auto& id) { return id; });
    CHECK(plan.mayInstall());
    CHECK(plan.deed == "Install");
}
