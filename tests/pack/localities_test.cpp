// The two example packs: in order, the same bytes each time, and taking effect as a whole.
#include "desk/draft.hpp"
#include "desk/figure_desk.hpp"
#include "desk/form_language.hpp"
#include "desk/form_upgrades.hpp"
#include "desk/place_policies.hpp"
#include "pack/localities.hpp"
#include "pack/overlay_contents.hpp"
#include "pack/simulation.hpp"
#include "pack/translation_check.hpp"
#include "store/workspace.hpp"

using namespace trellis;
using namespace trellis::test;
using Catch::Matchers::ContainsSubstring;

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
