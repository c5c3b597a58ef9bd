// An installed pack takes effect: a new record opens with the adapted form, older ones as they were filled in, and a
// newer core changes nothing until somebody has settled what it leaves open.
#include "crypto/fingerprint_words.hpp"
#include "desk/draft.hpp"
#include "desk/form_decisions.hpp"
#include "desk/form_shelf.hpp"
#include "desk/form_upgrades.hpp"
#include "desk/packs.hpp"
#include "pack/pack_box.hpp"
#include "scenario/workshop.hpp"
#include "store/workspace.hpp"

using namespace trellis;
using namespace trellis::test;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr const char* notHeld = "core.session-not-held";

std::string reason(const std::string& words = "Staff asked which day was meant, the day they heard or entered.") {
    return "<reason who=\"FD5\" when=\"FW2\" planned=\"FP2\" goal=\"FG3\" reasons=\"FR2c\" fidelity=\"FF1\" what=\"FX1\" "
           "nature=\"FN1\" date=\"2025-03-02\" recorded-by=\"locality-admin\" target=\"strategy\">" +
           words + "</reason>";
}

struct Town {
    Town() {
        auto& desk = shop.desk();
        writeFile(box.folder / "fernwick.pub", box.key.publicKey().file());
        desk.addUser("FK-IT", Role::LocalityAdmin, workshopPassphrase);
        as("FK-IT").packs().trustKey(box.folder / "fernwick.pub", "Fernwick", fingerprint(box.key.publicKey()));
        agreement = as("FK-S1").agreements().empty() ? shop.signedAgreement() : Id();
    }
    Desk& as(const PersonCode& who) { return shop.as(who); }
    /// An overlay of the form as it is installed now.
    std::string overlay(const std::string& operations, const std::string& version = "1.0.0", const std::string& layer = "site",
                        const std::string& id = "fernwick.not-held") {
        const auto form = installedForm(notHeld, {templates() / "core"}, codeListsIn(templates() / "code-lists"));
        return "<overlay xmlns=\"urn:trellis:overlay:1\" id=\"" + id + "\" version=\"" + version + "\" layer=\"" + layer +
               "\" locality=\"" + id.substr(0, id.find('.')) + "\" template=\"core.session-not-held\" template-version=\"" +
               form->ref.version + "\" template-hash=\"" + form->ref.hash + "\"><change id=\"words\">" + reason() +
               operations + "</change></overlay>\n";
    }
    fs::path pack(const std::string& overlayXml, const std::string& version = "1.0.0",
                  const std::string& id = "fernwick.forms", const std::string& layer = "site") {
        auto manifest = packXml("", version, id);
        manifest.insert(manifest.find(" locality="), " layer=\"" + layer + "\"");
        return box.signedPack({{"pack.xml", manifest}, {"overlays/not-held.xml", overlayXml}}, id + "-" + version);
    }
    fs::path templates() const { return shop.environment.installation.templates; }
    Id notHeldRecord() {
        NewRecord what;
        what.kind = "session-not-held";
        what.agreement = agreement;
        return shop.desk().newRecord(what);
    }
    std::string label(const Id& record, const std::string& item = "session.cancelled-on") {
        const auto* found = shop.desk().show(record).form->find(item);
        return found ? found->label : "(not there)";
    }
    /// The core moves on: version 1.1.0, with one wording replaced by another.
    void upgradeCore(const std::vector<std::pair<std::string, std::string>>& changes) {
        const auto home = box.folder / "newer";
        fs::create_directories(home);
        fs::copy(fs::canonical(templates()), home / "templates", fs::copy_options::recursive);
        const auto file = home / "templates/core/session-not-held.xml";
        auto xml = fileText(file);
        const auto replace = [&](const std::string& was, const std::string& now) {
            REQUIRE(xml.find(was) != std::string::npos);
            xml.replace(xml.find(was), was.size(), now);
        };
        replace("version=\"1.0.0\"", "version=\"1.1.0\"");
        for (auto& [was, now] : changes) replace(was, now);
        writeFile(file, xml);
        shop.environment.installation.templates = home / "templates";
    }
    std::size_t records() { return shop.desk().records().size(); }

    PackBox box;
    Workshop shop;
    Id agreement;
};

const std::string ours = "<relabel item=\"session.cancelled-on\"><was>When it was known</was><label>The day you heard of "
                         "it</label></relabel><add after=\"session.cancelled-on\"><item id=\"fernwick:rebooks\" type=\"text\" "
                         "class=\"A\"><label>Who finds the new date?</label></item></add>";

} // namespace

TEST_CASE("Packs whose overlays are of another layer, do not fit, or lie over the same form are refused") {
    Town at;
    auto& packs = at.as("FK-IT").packs();
    CHECK(codeOf([&] { packs.install(at.pack(at.overlay(ours, "1.0.0", "team"))); }) == "TR-L25");
    CHECK(codeOf([&] { packs.install(at.pack(at.overlay(ours, "1.0.0", "site", "other.not-held"))); }) == "TR-L25");
    auto stale = at.overlay(ours);
    stale.replace(stale.find("When it was known"), 17, "When it was heard");
    CHECK(codeOf([&] { packs.install(at.pack(stale)); }) == "TR-L25");
    auto older = at.overlay(ours);
    older.replace(older.find("template-version=\"1.0.0\""), 24, "template-version=\"0.9.0\"");
    CHECK(codeOf([&] { packs.install(at.pack(older)); }) == "TR-L25");
    CHECK(packs.active().empty());

    packs.install(at.pack(at.overlay(ours)));
    const auto words = ours.substr(0, ours.find("<add"));
    const auto second = at.pack(at.overlay(words, "1.0.0", "site", "northmoor.not-held"), "1.0.0", "northmoor.forms");
    const auto error = errorOf([&] { packs.install(second); });
    CHECK(error.code() == "TR-K14");
    CHECK_THAT(error.message(), ContainsSubstring("core.session-not-held") && ContainsSubstring("site"));
    CHECK(packs.active().size() == 1);
}

TEST_CASE("A new record opens with the adapted form in the same desk that installed it, and older ones as they were") {
    Town at;
    const auto before = at.notHeldRecord();
    CHECK(at.label(before) == "When it was known");
    auto& desk = at.as("FK-IT");
    const auto shown = desk.packs().preview(at.pack(at.overlay(ours)));
    const auto change = std::ranges::find(shown.changes, "session.cancelled-on", &PackChange::item);
    REQUIRE(change != shown.changes.end());
    CHECK(change->was == "When it was known");
    CHECK_THAT(change->reason, ContainsSubstring("Staff asked which day was meant") && ContainsSubstring("2025-03-02"));
    CHECK(desk.currentTemplate(notHeld)->find("fernwick:rebooks") == nullptr);
    desk.packs().install(at.pack(at.overlay(ours)));
    CHECK(desk.currentTemplate(notHeld)->find("session.cancelled-on")->label == "The day you heard of it");

    at.as("FK-S1");
    const auto after = at.notHeldRecord();
    CHECK(at.label(after) == "The day you heard of it");
    CHECK(at.label(after, "fernwick:rebooks") == "Who finds the new date?");
    CHECK(at.label(before) == "When it was known");
    at.as("FK-IT").packs().remove("fernwick.forms");
    CHECK(at.shop.desk().currentTemplate(notHeld)->find("fernwick:rebooks") == nullptr);
    at.as("FK-S1");
    CHECK(at.label(after) == "The day you heard of it");
    CHECK(at.label(at.notHeldRecord()) == "When it was known");
}

TEST_CASE("A pack whose files were altered adapts nothing any more, and says so") {
    Town at;
    at.as("FK-IT").packs().install(at.pack(at.overlay(ours)));
    const auto file = at.shop.folder / "packs/fernwick.forms/1.0.0/overlays/not-held.xml";
    REQUIRE(fs::exists(file));
    writeFile(file, at.overlay("<hide item=\"session.planned-minutes\"><was>Minutes planned</was></hide>"));
    auto& desk = at.as("FK-S1");
    CHECK_FALSE(desk.currentTemplate(notHeld)->origin);
    const auto notes = desk.openingNotes();
    CHECK(std::ranges::any_of(notes, [](auto& note) { return note.find("is not used") != std::string::npos; }));
}

TEST_CASE("A newer core that the overlays fit is taken with them by itself") {
    Town at;
    at.as("FK-IT").packs().install(at.pack(at.overlay(ours)));
    at.upgradeCore({{"<label>New date</label>", "<label>The new date</label>"}});
    const auto form = at.as("FK-S1").currentTemplate(notHeld);
    CHECK(form->find("session.cancelled-on")->label == "The day you heard of it");
    CHECK(form->find("session.rescheduled-to")->label == "The new date");
    CHECK(FormUpgrades(at.shop.desk()).forms().front().why == FormChoice::Why::Merged);
}

TEST_CASE("A newer core that changed the same words waits for a person, and the last good form stays in use meanwhile") {
    Town at;
    at.as("FK-IT").packs().install(at.pack(at.overlay(ours)));
    const auto good = at.shop.desk().currentTemplate(notHeld)->ref;
    at.upgradeCore({{"<label>When it was known</label>", "<label>The day it became known</label>"},
                    {"<label>New date</label>", "<label>The new date</label>"}});
    auto& desk = at.as("FK-IT");
    CHECK(desk.currentTemplate(notHeld)->ref == good);
    FormUpgrades upgrades(desk);
    auto form = upgrades.forms().front();
    CHECK(form.why == FormChoice::Why::LastGood);
    REQUIRE(form.toReview == 1);
    CHECK(form.coreWas == "1.0.0");
    CHECK(form.coreNow == "1.1.0");
    const auto line = *std::ranges::find(form.lines, UpgradeState::Review, &UpgradeLine::state);
    CHECK(line.coreNow == "The day it became known");
    CHECK(line.ours == "The day you heard of it");

    CHECK(codeOf([&] { upgrades.settle(notHeld, {}); }) == "TR-K16");
    CHECK(codeOf([&] { upgrades.settle("core.supervision-session", {}); }) == "TR-K15");
    CHECK(codeOf([&] { upgrades.reopen(notHeld); }) == "TR-K15");
    const std::vector<UpgradeDecision> answer{
        {line.overlay, line.change, line.operation, line.property, UpgradeDecision::Choice::Edit, "The day we heard"}};
    CHECK_FALSE(upgrades.tried(notHeld, answer).open());
    CHECK(desk.currentTemplate(notHeld)->ref == good);
    const auto written = upgrades.overlays(notHeld, answer);
    REQUIRE(written.size() == 1);
    CHECK(written.front().first == "fernwick.not-held-1.0.1.xml");
    CHECK_THAT(written.front().second, ContainsSubstring("The day we heard"));

    upgrades.settle(notHeld, answer);
    const auto settled = desk.currentTemplate(notHeld);
    CHECK(settled->find("session.cancelled-on")->label == "The day we heard");
    CHECK(settled->find("session.rescheduled-to")->label == "The new date");
    CHECK(at.as("FK-S1").currentTemplate(notHeld)->ref == settled->ref);
    CHECK(codeOf([&] { FormUpgrades(at.as("FK-CP3")).reopen(notHeld); }) == "TR-U05");
    FormUpgrades(at.as("FK-IT")).reopen(notHeld);
    CHECK(at.shop.desk().currentTemplate(notHeld)->ref == good);
}

TEST_CASE("A core change that takes away what ours stands on is broken until theirs is taken, and no record is touched") {
    Town at;
    const auto before = at.notHeldRecord();
    at.as("FK-IT").packs().install(at.pack(at.overlay(
        "<relabel item=\"session.reason-note\"><was>A word about it, if it helps</was><label>Anything else?</label></relabel>")));
    at.as("FK-S1");
    const auto during = at.notHeldRecord();
    at.upgradeCore({{"<item id=\"session.reason-note\" type=\"text\"", "<item id=\"session.reason-note\" retired=\"true\" type=\"text\""}});
    auto& desk = at.as("FK-IT");
    FormUpgrades upgrades(desk);
    const auto form = upgrades.forms().front();
    REQUIRE(form.broken == 1);
    const auto line = *std::ranges::find(form.lines, UpgradeState::Broken, &UpgradeLine::state);
    const auto decide = [&](UpgradeDecision::Choice choice) {
        return std::vector<UpgradeDecision>{{line.overlay, line.change, line.operation, line.property, choice, ""}};
    };
    CHECK(codeOf([&] { upgrades.settle(notHeld, decide(UpgradeDecision::Choice::Keep)); }) == "TR-K16");
    upgrades.settle(notHeld, decide(UpgradeDecision::Choice::TakeTheirs));
    CHECK(desk.currentTemplate(notHeld)->find("session.reason-note")->retired);
    at.as("FK-S1");
    CHECK(at.label(before, "session.reason-note") == "A word about it, if it helps");
    CHECK(at.label(during, "session.reason-note") == "Anything else?");
}

TEST_CASE("Where neither the core an overlay was made for nor an adapted form is kept, no new record is begun on the bare core") {
    Town at;
    at.as("FK-IT").packs().install(at.pack(at.overlay(ours)));
    // As on a machine to which only the log has come: its own copy of the forms is gone.
    FormShelf shelf(at.shop.desk().workspace(), {at.templates() / "core"}, {at.templates() / "code-lists"});
    auto overlay = at.shop.desk().packs().overlays().front();
    overlay.id = "elsewhere.not-held";
    overlay.target.version = "0.1.0";
    shelf.adapt({overlay});
    CHECK(codeOf([&] { (void)shelf.current(notHeld); }) == "TR-K14");
}

TEST_CASE("Answers about a newer core are read strictly and come back as they were written") {
    for (auto* text : {"", "[{]", "{\"overlay\": 1}", R"([{"overlay": "a", "change": "b", "property": "label"}])",
                       R"([{"overlay": "a", "change": "b", "property": "label", "choice": "perhaps"}])"})
        CHECK(codeOf([&] { (void)decisionsFromText(text); }) == "TR-K17");
    const std::vector<UpgradeDecision> answers{{"fernwick.small", "words", 1, "label", UpgradeDecision::Choice::Edit, "Ours"},
                                               {"fernwick.small", "words", 0, "place", UpgradeDecision::Choice::Keep, ""}};
    const auto text = decisionsText(answers);
    const auto again = decisionsFromText(text);
    CHECK(decisionsText(again) == text);
    REQUIRE(again.size() == 2);
    CHECK(again.front().text == "Ours");
    CHECK(again.back().choice == UpgradeDecision::Choice::Keep);
}
