// A newer core under both example packs.
#include "desk/form_upgrades.hpp"
#include "pack/localities.hpp"

using namespace trellis;
using namespace trellis::test;

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
