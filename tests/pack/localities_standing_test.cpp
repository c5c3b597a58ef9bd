// The two example packs among other things: plugins off and replaced, records where neither pack is, packs that nobody has
// signed, later versions, and what is kept how long.
#include "desk/draft.hpp"
#include "desk/exchange_desk.hpp"
#include "desk/retention.hpp"
#include "pack/localities.hpp"
#include "store/workspace.hpp"

using namespace trellis;
using namespace trellis::test;
using Catch::Matchers::ContainsSubstring;

TEST_CASE("A plugin that a pack turns off is off with the pack's name, its records stay readable, and it comes back") {
    PackTown town;
    const auto agreement = town.shop.signedAgreement();
    const auto look = newRecord(town.shop.desk(), "unlearning-focus", agreement);
    auto files = fernwickFiles();
    change(files, "pack.xml", "<plugin id=\"trellis.unlearning-checklist\" use=\"on\">",
           "<plugin id=\"trellis.unlearning-checklist\" use=\"off\">");
    town.install(files, "off");
    auto& desk = town.shop.desk();
    const auto* plugin = pluginCalled(desk, "trellis.unlearning-checklist");
    REQUIRE(plugin);
    CHECK(plugin->state == "off");
    CHECK_THAT(plugin->why, ContainsSubstring("Fernwick") && ContainsSubstring("turned it off"));
    CHECK(codeOf([&] { newRecord(desk, "unlearning-focus", agreement); }) == "TR-D12");
    CHECK_THAT(html(desk, look), ContainsSubstring("Pairs in focus"));
    desk.packs().remove("fernwick.forms");
    CHECK(pluginCalled(desk, "trellis.unlearning-checklist")->loaded);
}

TEST_CASE("Stourbeck's plugin takes the place of the shipped group session, in a process of its own, as long as its pack holds") {
    PackTown town;
    for (auto* code : {"SB-W1", "SB-W2", "SB-W3"}) town.shop.addUser(code, Role::Supervisee);
    const auto agreement = town.shop.signedAgreement({"SB-W1", "SB-W2", "SB-W3"});
    auto& desk = town.shop.desk();
    const auto before = newRecord(desk, "group-session", agreement);
    CHECK(desk.show(before).formRef.id == "core.group-session");
    town.install(stourbeckFiles(), "stourbeck");

    const auto* plugin = pluginCalled(desk, "stourbeck.group-supervision");
    REQUIRE(plugin);
    INFO(plugin->why);
    CHECK(plugin->loaded);
    CHECK(plugin->apart);
    CHECK(plugin->origin.pack == "stourbeck.circles");
    CHECK(plugin->origin.trust == words(Trust::Trusted));
    CHECK(plugin->manifest.settings.at("largest-circle") == "5");
    const auto circle = newRecord(desk, "group-session", agreement);
    CHECK(desk.show(circle).formRef.id == "stourbeck.group-session");
    CHECK(desk.show(circle).line.kindTitle == "Circle");
    CHECK(desk.show(before).formRef.id == "core.group-session");
    CHECK(pluginCalled(desk, "trellis.supervision-log")->loaded); // pairs and agreements stay with it
    const auto pair = newRecord(desk, "supervision-session", town.shop.signedAgreement());
    CHECK(desk.show(pair).form->find("risk.care-record-on")->label == "Passed on to them on");
    // Own pairs and the own model are offered beside the core's.
    std::vector<std::string> forms;
    for (auto& form : desk.formsOf("unlearning-focus")) forms.push_back(form->ref.id);
    CHECK(std::ranges::find(forms, "stourbeck.unlearning-focus-ours") != forms.end());
    forms.clear();
    for (auto& form : desk.formsOf("reflection")) forms.push_back(form->ref.id);
    CHECK(std::ranges::find(forms, "stourbeck.reflection-circle") != forms.end());

    desk.packs().remove("stourbeck.circles");
    CHECK_FALSE(pluginCalled(desk, "stourbeck.group-supervision"));
    CHECK(desk.show(newRecord(desk, "group-session", agreement)).formRef.id == "core.group-session");
}

TEST_CASE(
    "What was begun with a form of the pack is looked at and goes on when the pack is gone, and the other way round") {
    PackTown town;
    for (auto* code : {"SB-W1", "SB-W2"}) town.shop.addUser(code, Role::Supervisee);
    const auto agreement = town.shop.signedAgreement({"SB-W1", "SB-W2"});
    auto& desk = town.shop.desk();
    const auto troubled = [&](const Id& record) {
        for (auto& one : desk.check(record))
            if (one.code == "plugin") return one.message;
        return std::string();
    };
    const auto core = newRecord(desk, "group-session", agreement);
    town.install(stourbeckFiles(), "stourbeck");
    const auto circle = newRecord(desk, "group-session", agreement);
    CHECK(troubled(core) == "");
    desk.packs().remove("stourbeck.circles");
    CHECK(troubled(circle) == "");
}

TEST_CASE("Records of both places open as filled in where neither pack is, and print with their own words") {
    PackTown town;
    const auto agreement = town.shop.signedAgreement();
    for (auto* code : {"SB-W1", "SB-W2"}) town.shop.addUser(code, Role::Supervisee);
    const auto group = town.shop.signedAgreement({"SB-W1", "SB-W2"});
    town.install(fernwickFiles(), "fernwick");
    const auto session = town.shop.session(agreement);
    town.shop.signByAll(session);
    town.shop.desk().packs().remove("fernwick.forms");
    town.install(stourbeckFiles(), "stourbeck");
    const auto circle = newRecord(town.shop.desk(), "group-session", group);
    town.shop.answer(circle, R"({"rounds": [{"round.person": "SB-W1", "round.kind": "work", "round.heard": "A garden."}]})");
    town.shop.desk().packs().remove("stourbeck.circles");
    town.shop.close();
    fs::remove_all(town.shop.folder / "packs");

    auto& desk = town.shop.as("FK-S1");
    CHECK(desk.packs().active().empty());
    CHECK_THAT(html(desk, session), ContainsSubstring("What we bring today") && ContainsSubstring("The room at the practice"));
    CHECK_THAT(html(desk, circle), ContainsSubstring("Listen: what we heard") && ContainsSubstring("A garden."));
    CHECK(desk.workspace().revision(desk.workspace().headRevisions(session).front()));
}

TEST_CASE("Records of both places open as filled in where neither pack ever was, carried there in a bundle") {
    PackTown town;
    const auto agreement = town.shop.signedAgreement();
    for (auto* code : {"SB-W1", "SB-W2"}) town.shop.addUser(code, Role::Supervisee);
    const auto group = town.shop.signedAgreement({"SB-W1", "SB-W2"});
    town.install(fernwickFiles(), "fernwick");
    const auto session = town.shop.session(agreement);
    town.shop.answer(session, R"({"risk.raised": true, "fernwick:risk.crisis-card": "yes", "risk.items": [{"risk.kind": "self-neglect",
        "risk.immediacy": "monitor", "risk.decision": ["advice"], "risk.owner": "FK-S1", "risk.raised-by": "FK-CP3",
        "risk.discussed-with": "duty senior", "risk.rationale": "Agreed together.", "risk.care-record": true,
        "risk.care-record-on": "2025-09-02", "risk.care-record-by": "FK-CP3"}]})");
    town.shop.signByAll(session);
    town.shop.desk().packs().remove("fernwick.forms");
    town.install(stourbeckFiles(), "stourbeck");
    const auto circle = newRecord(town.shop.desk(), "group-session", group);
    town.shop.answer(circle, R"({"session.type": ["PEER"], "session.modality": "in-person", "risk.raised": false,
        "rounds": [{"round.person": "SB-W1", "round.kind": "work", "round.heard": "A garden."}]})");
    for (auto& one : town.shop.desk().openDraft(circle)->findings())
        if (one.severity == Severity::Refuse) UNSCOPED_INFO(one.where.item << ": " << one.message);
    town.shop.desk().take(circle, "finish");

    Workshop elsewhere(TRELLIS_BUILD_DIR, 23); // the same supervisor's other machine
    REQUIRE(elsewhere.desk().packs().active().empty());
    ExchangeDesk here(town.shop.desk()), there(elsewhere.desk());
    here.keepCorrespondent("FK-S1", there.key(), Role::Supervisor);
    there.believe(here.deviceWords(), "Fernwick");
    const auto bundle = town.box.folder / "carried.trellisbundle";
    here.send({{"FK-S1"}, {}, {}}, bundle);
    there.take(bundle);

    auto& desk = elsewhere.desk();
    CHECK(desk.packs().active().empty());
    CHECK_FALSE(desk.currentTemplate("core.supervision-session")->origin); // a new one asks as the core does
    const auto carried = desk.show(session);
    CHECK(carried.formRef == town.shop.desk().show(session).formRef);
    CHECK(carried.form->find("agenda")->label == "What we bring today");
    CHECK(carried.answers.value("fernwick:risk.crisis-card") == Value(Code{"yes"}));
    CHECK_THAT(html(desk, session), ContainsSubstring("What we bring today") && ContainsSubstring("Is the crisis card up to date?") &&
                                        ContainsSubstring("Yes, looked at together"));
    CHECK(desk.show(circle).formRef.id == "stourbeck.group-session");
    CHECK_THAT(html(desk, circle), ContainsSubstring("Listen: what we heard") && ContainsSubstring("A garden."));
    CHECK(desk.workspace().verify().sound());
    CHECK(elsewhere.as("FK-S1").show(session).form->find("agenda")->label == "What we bring today");
}

TEST_CASE("Unsigned packs are taken in developer mode only, under a banner that stays") {
    PackTown town;
    auto& packs = town.shop.desk().packs();
    const auto unsignedPack = town.box.put(town.box.built(town.box.source(fernwickFiles())), "unsigned", std::nullopt);
    CHECK(packs.banner().empty());
    CHECK(codeOf([&] { packs.install(unsignedPack); }) == "TR-L01");
    packs.setDeveloperMode(true);
    CHECK_THAT(packs.banner(), ContainsSubstring("Developer mode"));
    packs.install(unsignedPack);
    CHECK(town.shop.desk().currentTemplate("core.supervision-session")->origin);
    CHECK_THAT(town.shop.as("FK-S1").packs().banner(), ContainsSubstring("Developer mode"));
    town.shop.desk().packs().setDeveloperMode(false);
    CHECK(town.shop.desk().packs().banner().empty());
    CHECK_FALSE(town.shop.desk().currentTemplate("core.supervision-session")->origin);
}

TEST_CASE("A later version of an overlay may not drop or change the type of what it once added") {
    PackTown town;
    town.install(fernwickFiles(), "fernwick");
    auto files = fernwickFiles();
    change(files, "pack.xml", "id=\"fernwick.forms\" version=\"1.0.0\"", "id=\"fernwick.forms\" version=\"1.1.0\"");
    change(files, "overlays/quick.xml", "id=\"fernwick.quick\" version=\"1.0.0\"", "id=\"fernwick.quick\" version=\"1.1.0\"");
    change(files, "overlays/quick.xml", "id=\"fernwick:quick.try\" type=\"text\"", "id=\"fernwick:quick.try\" type=\"date\"");
    CHECK(codeOf([&] { town.install(files, "later"); }) == "TR-O12");
    CHECK(town.shop.desk().packs().active().front().version == "1.0.0");
}

TEST_CASE("What is due for review is listed by class with its rule, a legal hold keeps it, and nothing is destroyed") {
    PackTown town;
    const auto agreement = town.shop.signedAgreement();
    const auto session = town.shop.signedSession(agreement);
    auto& desk = town.shop.desk();
    CHECK(retentionList(desk).empty());
    desk.endAgreement(agreement, *Date::fromIso("2025-12-01"));
    const auto dueOf = [&](const std::string& of) {
        for (auto& line : retentionList(desk, true))
            if (line.of == of) return line.due;
        FAIL("nothing of " << of);
        return std::optional<Date>();
    };
    CHECK(dueOf("CONTENT") == Date::fromIso("2027-12-01"));
    CHECK(dueOf("AGREEMENT") == Date::fromIso("2031-12-01"));
    town.install(fernwickFiles(), "fernwick");
    CHECK(dueOf("CONTENT") == Date::fromIso("2028-12-01"));
    town.shop.on("2029-01-10");
    auto due = retentionList(desk);
    REQUIRE(due.size() == 1);
    CHECK(due.front().of == "CONTENT");
    CHECK_FALSE(due.front().hold);
    auto files = fernwickFiles();
    change(files, "pack.xml", "id=\"fernwick.forms\" version=\"1.0.0\"", "id=\"fernwick.forms\" version=\"1.1.0\"");
    change(files, "pack.xml", "<hold of=\"RISKPOINTER\"", "<hold of=\"*\"");
    town.install(files, "held");
    REQUIRE(retentionList(desk).front().hold);
    CHECK(desk.show(session).line.id == session);
    CHECK(codeOf([&] { (void)retentionList(town.shop.as("FK-CP3")); }) == "TR-U05");
}
