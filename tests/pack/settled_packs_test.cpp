// What was settled about a newer core, as the next version of the pack: sources for its publisher, built, signed,
// installed.
#include "crypto/fingerprint_words.hpp"
#include "desk/form_shelf.hpp"
#include "desk/form_upgrades.hpp"
#include "desk/settled_packs.hpp"
#include "pack/pack_box.hpp"
#include "scenario/workshop.hpp"

#include <algorithm>

using namespace trellis;
using namespace trellis::test;
using Catch::Matchers::ContainsSubstring;

namespace {

constexpr const char* notHeld = "core.session-not-held";
constexpr const char* passphrase = "four green boats leave";

const std::string ours = R"x(<change id="words"><reason who="FD5" when="FW2" planned="FP2" goal="FG3" reasons="FR2c"
 fidelity="FF1" what="FX1" nature="FN1" date="2025-03-02" recorded-by="locality-admin" target="strategy">Staff asked which
 day was meant, the day they heard or entered.</reason>
<relabel item="session.cancelled-on"><was>When it was known</was><label>The day you heard of it</label></relabel></change>)x";

/// A pack with one overlay is installed, and then the core asks the same question in other words.
struct Settling {
    Settling() {
        writeFile(box.folder / "fernwick.pub", box.key.publicKey().file());
        shop.desk().packs().trustKey(box.folder / "fernwick.pub", "Fernwick", fingerprint(box.key.publicKey()));
        shop.desk().packs().install(pack("1.0.0", ours));
        upgradeCore();
        shop.as("FK-S1");
    }
    fs::path pack(const std::string& version, const std::string& changes) {
        const auto form = installedForm(notHeld, {templates() / "core"}, codeListsIn(templates() / "code-lists"));
        const auto overlay =
            "<overlay xmlns=\"urn:trellis:overlay:1\" id=\"fernwick.not-held\" version=\"1.0.0\" "
            "layer=\"site\" locality=\"fernwick\" template=\"core.session-not-held\" template-version=\"" +
            form->ref.version + "\" template-hash=\"" + form->ref.hash + "\">" + changes + "</overlay>\n";
        auto manifest =
            "<!-- version=\"1.0.0\" <pack> -->\n" + packXml(R"(<policies><cadence grace="3"/></policies>)", version);
        return box.signedPack({{"pack.xml", manifest}, {"README.md", "Ours."}, {"overlays/not-held.xml", overlay}},
                              "fernwick-" + version);
    }
    fs::path templates() const { return shop.environment.installation.templates; }
    void upgradeCore() {
        const auto home = box.folder / "newer";
        fs::create_directories(home);
        fs::copy(fs::canonical(templates()), home / "templates", fs::copy_options::recursive);
        const auto file = home / "templates/core/session-not-held.xml";
        auto xml = fileText(file);
        for (auto& [was, now] : {std::pair<std::string, std::string>{"version=\"1.0.0\"", "version=\"1.1.0\""},
                                 {"<label>When it was known</label>", "<label>The day it became known</label>"}}) {
            REQUIRE(xml.find(was) != std::string::npos);
            xml.replace(xml.find(was), was.size(), now);
        }
        writeFile(file, xml);
        shop.environment.installation.templates = home / "templates";
    }
    std::vector<SettledPack> settled(UpgradeDecision::Choice choice = UpgradeDecision::Choice::Keep) {
        FormUpgrades upgrades(shop.desk());
        std::vector<UpgradeDecision> answers;
        for (auto& line : upgrades.tried(notHeld, {}).lines)
            if (line.state != UpgradeState::Clean)
                answers.push_back({line.overlay, line.change, line.operation, line.property, choice, ""});
        REQUIRE(answers.size() == 1);
        return settledPacks(shop.desk().packs(), upgrades.overlays(notHeld, answers));
    }
    std::string keyFile() { return lockMinisignPair(box.key, passphrase, MinisignCost::cheapest()); }

    PackBox box;
    Workshop shop;
};

std::vector<fs::path> everythingIn(const fs::path& folder) {
    std::vector<fs::path> out;
    for (auto& entry : fs::recursive_directory_iterator(folder)) out.push_back(entry.path());
    return out;
}

} // namespace

TEST_CASE("Files that are not what was installed make no next version") {
    Settling at;
    const auto answers = at.settled();
    writeFile(at.shop.folder / "packs/fernwick.forms/1.0.0/README.md", "Altered.");
    // The pack is in use until the workspace is opened again, so this is the last place to notice.
    CHECK(codeOf([&] { (void)at.settled(); }) == "TR-W21");
}

TEST_CASE("Nothing is written over, and a wrong passphrase leaves nothing behind") {
    Settling at;
    const auto pack = at.settled().front();
    const auto into = at.box.folder / "out";
    fs::create_directories(into);
    CHECK(codeOf([&] { (void)buildSigned(pack.source, into, at.keyFile(), "another one entirely"); }) == "TR-K12");
    CHECK(codeOf([&] { (void)buildSigned(pack.source, into, "no key", passphrase); }) == "TR-K11");
    CHECK(everythingIn(into).empty());
    writeSources(pack.source, into);
    const auto before = everythingIn(into);
    CHECK(codeOf([&] { writeSources(pack.source, into); }) == "TR-W22");
    CHECK(codeOf([&] { writeSources(pack.source, at.box.folder / "fernwick.pub"); }) == "TR-W22");
    CHECK(everythingIn(into) == before);
}

TEST_CASE("The next version differs from the installed one in its number and in what was settled") {
    Settling at;
    const auto packs = at.settled();
    REQUIRE(packs.size() == 1);
    CHECK(packs[0].was == "1.0.0");
    const auto& source = packs[0].source;
    CHECK(source.manifest.version == "1.0.1");
    CHECK(source.manifest.title == "Fernwick: our forms");
    CHECK(source.manifest.policies.cadence.graceDays == 3);
    CHECK_FALSE(source.manifest.listsFiles);
    REQUIRE(source.text("README.md"));
    CHECK(*source.text("README.md") == "Ours.");
    REQUIRE(source.text("overlays/not-held.xml"));
    CHECK_THAT(*source.text("overlays/not-held.xml"), ContainsSubstring("<was>The day it became known</was>") &&
                                                          ContainsSubstring("template-version=\"1.1.0\"") &&
                                                          ContainsSubstring("The day you heard of it"));
}

TEST_CASE("Built, signed and installed it upgrades the pack, and nothing is to settle any more") {
    Settling at;
    const auto into = at.box.folder / "out";
    fs::create_directories(into);
    const auto file = buildSigned(at.settled().front().source, into, at.keyFile(), passphrase);
    auto& packs = at.shop.desk().packs();
    CHECK(packs.preview(file).judgement.trust == Trust::Trusted);
    packs.install(file);
    CHECK(packs.active().front().version == "1.0.1");
    const auto form = FormUpgrades(at.shop.desk()).forms().front();
    CHECK(form.why == FormChoice::Why::AsMade);
    CHECK_FALSE(form.open());
    CHECK(at.shop.desk().currentTemplate(notHeld)->find("session.cancelled-on")->label == "The day you heard of it");
    // What was rolled back meanwhile keeps its number: a version is published once.
    packs.rollback("fernwick.forms", "1.0.0");
    CHECK(at.settled().front().source.manifest.version == "1.0.2");
}

TEST_CASE("An overlay of which nothing is left is not in the next version") {
    Settling at;
    const auto packs = at.settled(UpgradeDecision::Choice::TakeTheirs);
    REQUIRE(packs.size() == 1);
    CHECK(packs[0].source.text("overlays/not-held.xml") == nullptr);
    CHECK(packs[0].source.text("README.md"));
    CHECK_NOTHROW(openPack(buildPack(packs[0].source)));
}
