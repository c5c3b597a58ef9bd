// The two example packs: in order, the same bytes each time, and taking effect as a whole.
#include "desk/draft.hpp"
#include "desk/figure_desk.hpp"
#include "desk/form_upgrades.hpp"
#include "desk/place_policies.hpp"
#include "desk/retention.hpp"
#include "pack/localities.hpp"
#include "pack/overlay_contents.hpp"
#include "pack/simulation.hpp"
#include "store/workspace.hpp"

using namespace trellis;
using namespace trellis::test;
using Catch::Matchers::ContainsSubstring;

namespace {

const PluginStatus* pluginCalled(const Desk& desk, const std::string& id) {
    for (auto& one : desk.plugins().plugins())
        if (one.manifest.id == id) return &one;
    return nullptr;
}

Id newRecord(Desk& desk, const std::string& kind, const Id& agreement, const std::string& form = {}) {
    NewRecord what;
    what.kind = kind;
    what.agreement = agreement;
    what.templateId = form;
    return desk.newRecord(what);
}

std::string html(Desk& desk, const Id& record) { return desk.html(record); }

} // namespace

TEST_CASE("Both example packs are in order, every question of theirs can be reached, and they build to the same bytes") {
    const PackBox box;
    Installation here{fs::path(TRELLIS_BUILD_DIR) / "lib/trellis/plugins", fs::path(TRELLIS_BUILD_DIR) / "share/trellis/templates"};
    const auto under = surroundingsOf(here);
    for (auto& [name, files, forms] : {std::tuple{"fernwick", fernwickFiles(), 2u}, std::tuple{"stourbeck", stourbeckFiles(), 5u}}) {
        INFO(name);
        const auto source = box.source(files, name);
        std::vector<LintMessage> messages;
        const auto pack = readPackSource(source, messages);
        REQUIRE(pack);
        const auto contents = readContents(*pack, under, "", source, messages);
        for (auto& one : messages) UNSCOPED_INFO(one.line());
        CHECK(messages.empty());
        const auto all = formsToSimulate(contents, under);
        CHECK(all.size() == forms);
        SimulationOptions how;
        how.seeds = 60;
        how.today = *Date::fromIso("2025-09-02");
        for (auto& form : all)
            for (auto& one : simulate(form, form->ref.id, how).messages) {
                UNSCOPED_INFO(one.line());
                CHECK(one.kind == LintMessage::Kind::Warning);
            }
        CHECK(buildPack(*pack) == box.built(source));
        auto turned = files;
        std::ranges::reverse(turned);
        CHECK(box.built(box.source(turned, std::string(name) + "-again")) == box.built(source));
    }
}

TEST_CASE("Fernwick's pack: words, crisis card, a question not asked, Welsh, and rules that say who has set them") {
    PackTown town;
    const auto agreement = town.shop.signedAgreement();
    const auto before = town.shop.session(agreement);
    auto& desk = town.shop.desk();
    const auto shown = town.install(fernwickFiles(), "fernwick");
    const auto hidden = std::ranges::find(shown.changes, "depth.action", &PackChange::item);
    REQUIRE(hidden != shown.changes.end());
    CHECK_THAT(hidden->reason, ContainsSubstring("departs from the core") && ContainsSubstring("FF2"));

    const auto after = newRecord(desk, "supervision-session", agreement);
    const auto form = desk.show(after).form;
    CHECK(form->find("agenda")->label == "What we bring today");
    CHECK(form->find("fernwick:risk.crisis-card"));
    CHECK(form->find("depth.action")->notAsked);
    const auto& welsh = form->find("agenda")->translations;
    REQUIRE(welsh.size() == 1);
    CHECK_FALSE(welsh.front().stale);
    CHECK(desk.show(before).form->find("agenda")->label == "Agenda");
    CHECK(desk.currentTemplate("core.unlearning-quick")->find("fernwick:quick.try"));
    const auto ledger = FormUpgrades(desk).ledger("core.supervision-session");
    CHECK_THAT(ledger.reading, ContainsSubstring("core questions are asked as in the core"));

    for (auto& one : FigureDesk(desk).measures())
        if (one.id == "supervision.compliance") CHECK(one.target == "90 % (set by Fernwick)");
    const auto rules = dueRules(desk.packs());
    REQUIRE(rules.size() == 2);
    CHECK_THAT(rules.back(), ContainsSubstring("5 days") && ContainsSubstring("set by Fernwick"));
    const auto small = disclosurePolicyOf(desk.packs().policies());
    CHECK(small.primaryTo == 9);
    CHECK(small.rateFrom == 15);
    CHECK(small.meanFrom == DisclosurePolicy().meanFrom);
    for (auto& rule : placeRules(desk.packs())) {
        if (rule.of == "CONTENT") CHECK(rule.by == "Fernwick");
        if (rule.of == "ADMIN") CHECK(rule.by.empty());
        if (rule.of == "RISKPOINTER") CHECK_THAT(rule.hold, ContainsSubstring("public inquiry"));
    }
    CHECK(pluginCalled(desk, "trellis.supervision-log")->manifest.settings.at("signed-within-working-days") == "3");
}

TEST_CASE("A locality's grace moves what is overdue at once, and goes with the pack") {
    PackTown town;
    const auto agreement = town.shop.signedAgreement();
    town.shop.signedSession(agreement);
    auto& desk = town.shop.desk();
    town.shop.on("2025-09-22"); // due on 16 September: six days past
    const auto standing = [&] { return desk.due().front().due.standing; };
    CHECK(standing() == DueStanding::InGrace);
    town.install(fernwickFiles(), "fernwick");
    CHECK(standing() == DueStanding::Overdue);
    desk.packs().remove("fernwick.forms");
    CHECK(standing() == DueStanding::InGrace);
}

TEST_CASE("An option that would loosen what the plugin says, or that it does not have, keeps the pack out") {
    PackTown town;
    auto files = fernwickFiles();
    change(files, "pack.xml", "<option key=\"signed-within-working-days\">3<", "<option key=\"signed-within-working-days\">9<");
    const auto looser = errorOf([&] { town.install(files, "looser"); });
    CHECK(looser.code() == "TR-L25");
    CHECK_THAT(looser.message(), ContainsSubstring("TR-L13") && ContainsSubstring("may not be more than 5"));
    files = fernwickFiles();
    change(files, "pack.xml", "discussed-within-days", "discussed-within");
    CHECK_THAT(errorOf([&] { town.install(files, "unknown"); }).message(), ContainsSubstring("has no option"));
    files = fernwickFiles();
    change(files, "pack.xml", "<option key=\"discussed-within-days\">21<", "<option key=\"discussed-within-days\">soon<");
    CHECK_THAT(errorOf([&] { town.install(files, "no-number"); }).message(), ContainsSubstring("is not a whole number"));
    CHECK(town.shop.desk().packs().active().empty());
}

TEST_CASE("A plugin that a pack turns off is off with the pack's name, its records stay readable, and it comes back") {
    PackTown town;
    const auto agreement = town.shop.signedAgreement();
    const auto look = newRecord(town.shop.desk(), "unlearning-focus", agreement);
    auto files = fernwickFiles();
    change(files, "pack.xml", "  </plugins>", "    <plugin id=\"trellis.unlearning-checklist\" use=\"off\"/>\n  </plugins>");
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

TEST_CASE("A newer core under both packs waits with one change to review and one broken, and is settled line by line") {
    for (auto& [files, retired] : {std::pair{fernwickFiles(), "agenda.minutes"}, std::pair{stourbeckFiles(), "scan"}}) {
        INFO(retired);
        PackTown town;
        const auto agreement = town.shop.signedAgreement();
        town.install(files, "ours");
        const auto before = town.shop.session(agreement);
        const auto good = town.shop.desk().show(before).formRef;
        fs::copy(fs::canonical(town.shop.environment.installation.templates), town.box.folder / "newer",
                 fs::copy_options::recursive);
        const auto file = town.box.folder / "newer/core/supervision-session.xml";
        auto xml = fileText(file);
        for (auto& [was, now] : {std::pair<std::string, std::string>{"version=\"1.0.0\"", "version=\"1.1.0\""},
                                 {"<label>Agenda</label>", "<label>What to look at</label>"},
                                 {"<label>Recorded on</label>", "<label>Written there on</label>"},
                                 {std::string(" id=\"") + retired + "\"", std::string(" id=\"") + retired + "\" retired=\"true\""}}) {
            REQUIRE(xml.find(was) != std::string::npos);
            xml.replace(xml.find(was), was.size(), now);
        }
        writeFile(file, xml);
        town.shop.environment.installation.templates = town.box.folder / "newer";
        auto& desk = town.shop.as("FK-S1");
        FormUpgrades upgrades(desk);
        const std::string session = "core.supervision-session";
        const auto all = upgrades.forms();
        const auto form = *std::ranges::find(all, session, &AdaptedForm::form);
        CHECK(form.why == FormChoice::Why::LastGood);
        CHECK(form.toReview >= 1);
        CHECK(form.broken >= 1);
        CHECK(desk.currentTemplate(session)->ref == good);
        std::vector<UpgradeDecision> answers;
        for (auto& line : form.lines)
            if (line.state != UpgradeState::Clean)
                answers.push_back({line.overlay, line.change, line.operation, line.property,
                                   line.state == UpgradeState::Review ? UpgradeDecision::Choice::Keep
                                                                      : UpgradeDecision::Choice::TakeTheirs,
                                   ""});
        upgrades.settle(session, answers);
        const auto now = desk.show(newRecord(desk, "supervision-session", agreement)).form;
        CHECK(now->ref.version.starts_with("1.1.0+"));
        CHECK(now->find(retired)->retired);
        CHECK((now->find("fernwick:risk.crisis-card") || now->find("stourbeck:risk.told")));
        CHECK(desk.show(before).formRef == good);
    }
}
