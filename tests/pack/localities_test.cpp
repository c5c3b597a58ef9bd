// The two example packs: in order, the same bytes each time, and taking effect as a whole.
#include "desk/draft.hpp"
#include "desk/figure_desk.hpp"
#include "desk/exchange_desk.hpp"
#include "desk/form_language.hpp"
#include "desk/form_upgrades.hpp"
#include "desk/place_policies.hpp"
#include "desk/retention.hpp"
#include "pack/localities.hpp"
#include "pack/overlay_contents.hpp"
#include "pack/simulation.hpp"
#include "pack/translation_check.hpp"
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

TEST_CASE("Fernwick switches quick mode on: the page begins quick looks, and a full round is asked after when it is due") {
    PackTown town;
    const auto agreement = town.shop.signedAgreement();
    const auto begins = [](const Desk& desk) {
        for (auto* page : desk.plugins().pages())
            if (page->id == "unlearning") return page->kinds.front();
        return std::string();
    };
    const auto hints = [](Desk& desk, const Id& look) {
        std::string all;
        for (auto& one : desk.openDraft(look)->findings()) all += one.code + " ";
        return all;
    };
    CHECK(begins(town.shop.desk()) == "unlearning-rating");
    const auto full = newRecord(town.shop.desk(), "unlearning-rating", agreement);
    town.shop.answer(full, R"({"ratings": [{"rating.pair": "U05", "rating.self-hold": 2, "rating.self-presence": 2}]})");
    town.shop.desk().take(full, "finish");
    town.shop.on("2025-12-16"); // fifteen weeks on
    const auto before = newRecord(town.shop.desk(), "unlearning-quick", agreement);
    CHECK_THAT(hints(town.shop.desk(), before), !ContainsSubstring("quick.full-round"));

    town.install(fernwickFiles(), "fernwick");
    auto& desk = town.shop.desk();
    CHECK(begins(desk) == "unlearning-quick");
    CHECK(pluginCalled(desk, "trellis.unlearning-checklist")->manifest.settings.at("begins.unlearning") == "unlearning-quick");
    CHECK_THAT(hints(desk, before), ContainsSubstring("quick.full-round"));
    const auto quick = newRecord(desk, begins(desk), agreement);
    CHECK(desk.show(quick).form->find("fernwick:quick.try"));
    desk.packs().remove("fernwick.forms");
    CHECK(begins(desk) == "unlearning-rating");
}

TEST_CASE("Fernwick's session can be read in Welsh whole, on the screen and on paper, and stays the same form") {
    PackTown town;
    const auto agreement = town.shop.signedAgreement();
    town.install(fernwickFiles(), "fernwick");
    auto& desk = town.shop.desk();
    const auto session = town.shop.session(agreement);
    const auto coverage = translationCoverage(*desk.currentTemplate("core.supervision-session"), "cy");
    for (auto& one : coverage.missing) UNSCOPED_INFO(one);
    CHECK(coverage.whole());
    CHECK(coverage.texts > 250);

    const auto english = desk.show(session).formRef;
    CHECK(formLanguages(desk) == std::vector<std::string>{"cy"});
    readFormsIn(desk, "cy");
    const auto view = desk.show(session);
    CHECK(view.formRef == english);
    CHECK(view.form->find("agenda")->label == "Beth ddaethom ni heddiw");
    CHECK(view.form->find("session.modality")->options.front().label == "Wyneb yn wyneb");
    CHECK(view.form->sections.front().title == "Cyrraedd a holi");
    CHECK(view.form->find("fernwick:risk.crisis-card")->options.front().label == "Ydy, edrychwyd arno gyda'n gilydd");
    CHECK_THAT(html(desk, session), ContainsSubstring("Beth ddaethom ni heddiw"));
    CHECK(desk.openDraft(session)->form().form().find("agenda.topic")->label == "Beth sy'n cael ei ddwyn");
    town.shop.signByAll(session); // what is kept and signed is the form as it was written
    CHECK(desk.workspace().verify().sound());
    readFormsIn(desk, "");
    CHECK(desk.show(session).formRef == english);
    CHECK_THAT(html(desk, session), ContainsSubstring("What we bring today") && !ContainsSubstring("Beth ddaethom"));
}

TEST_CASE("A translation of older words is not read in the place of the new ones, and simulating says so") {
    PackTown town;
    auto files = fernwickFiles();
    change(files, "overlays/quick.xml", "of=\"8336f5fa\"", "of=\"00000000\"");
    const auto source = town.box.source(files);
    const auto under = surroundingsOf(town.shop.environment.installation);
    std::vector<LintMessage> messages;
    const auto pack = readPackSource(source, messages);
    REQUIRE(pack);
    const auto contents = readContents(*pack, under, "", source, messages);
    std::string said;
    for (auto& form : formsToSimulate(contents, under)) {
        LintLog log("");
        checkTranslations(*form, {}, languagesBegun(contents, *form), log);
        for (auto& one : log.take()) said += one.line() + "\n";
        const auto welsh = inLanguage(form, "cy");
        if (const auto* item = welsh->find("fernwick:quick.try"))
            CHECK(item->label == "One thing to try before next time");
    }
    CHECK_THAT(said, ContainsSubstring("of 'fernwick:quick.try' is of an older wording"));
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
    files = fernwickFiles();
    change(files, "pack.xml", ">unlearning-quick<", ">unlearning-quik<");
    CHECK_THAT(errorOf([&] { town.install(files, "no-kind"); }).message(),
               ContainsSubstring("is no kind of the page \"Unlearning\"") && ContainsSubstring("unlearning-quick"));
    CHECK(town.shop.desk().packs().active().empty());
}

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
        CHECK(upgrades.waiting() == 1);
        std::vector<UpgradeDecision> answers;
        for (auto& line : form.lines)
            if (line.state != UpgradeState::Clean)
                answers.push_back({line.overlay, line.change, line.operation, line.property,
                                   line.state == UpgradeState::Review ? UpgradeDecision::Choice::Keep
                                                                      : UpgradeDecision::Choice::TakeTheirs,
                                   ""});
        // What is decided and not in use yet is there when the workspace is opened again.
        upgrades.keepBegun(session, {answers.front()});
        auto& later = town.shop.as("FK-S1");
        FormUpgrades resumed(later);
        REQUIRE(resumed.begun(session).size() == 1);
        CHECK(resumed.begun(session).front().property == answers.front().property);
        CHECK(later.currentTemplate(session)->ref == good);
        resumed.settle(session, answers);
        CHECK(resumed.begun(session).empty());
        CHECK(resumed.waiting() == 0);
        const auto now = later.show(newRecord(later, "supervision-session", agreement)).form;
        CHECK(now->ref.version.starts_with("1.1.0+"));
        CHECK(now->find(retired)->retired);
        CHECK((now->find("fernwick:risk.crisis-card") || now->find("stourbeck:risk.told")));
        CHECK(later.show(before).formRef == good);
    }
}
