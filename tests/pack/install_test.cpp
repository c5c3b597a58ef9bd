// A pack in a workspace: shown first, then all there or nothing changed; and no record is ever touched.
#include "desk/packs.hpp"
#include "pack/pack_box.hpp"
#include "scenario/workshop.hpp"
#include "store/workspace.hpp"

#include <csignal>

#include <sys/resource.h>

using namespace trellis;
using namespace trellis::test;
using Catch::Matchers::ContainsSubstring;

namespace {

struct PackPlace {
    PackPlace() {
        places = PackPlaces::of(shop.environment.installation);
        places.trustedKeys = box.trusted();
    }
    /// As they are now; what the desk itself works by is asked after opening it again.
    Packs& packs() {
        packs_ = std::make_unique<Packs>(shop.desk().workspace(), places);
        return *packs_;
    }
    fs::path pack(const std::string& version = "1.0.0", const std::string& inside = "",
                  const std::string& items = "") const {
        return box.signedPack({{"pack.xml", packXml(inside, version)},
                               {"README.md", "version " + version},
                               {"templates/reflection-ours.xml", formXml("fernwick.reflection-ours", items)}},
                              "ours-" + version);
    }
    std::string hashOf(const Id& record) {
        auto& workspace = shop.desk().workspace();
        return workspace.revision(workspace.headRevisions(record).front())->contentHash;
    }
    std::string version() {
        return packs().active().empty() ? "" : packs().active().front().version;
    }
    PackBox box;
    Workshop shop;
    PackPlaces places;
    std::unique_ptr<Packs> packs_;
};

} // namespace

TEST_CASE("What is not trusted does not come in, by whatever door") {
    PackPlace at;
    const auto bytes = fileText(at.pack());
    const auto stranger = MinisignPair::make();
    CHECK(codeOf([&] { at.packs().install(at.box.put(bytes, "unsigned", std::nullopt)); }) == "TR-L01");
    CHECK(codeOf([&] { at.packs().preview(at.box.put(bytes, "unsigned", std::nullopt)); }) == "TR-L01");
    CHECK(codeOf([&] { at.packs().install(at.box.put(bytes, "stranger", stranger)); }) == "TR-L02");
    auto file = at.box.put(bytes, "modified", at.box.key);
    writeFile(file, bytes + "x");
    CHECK(codeOf([&] { at.packs().install(file); }) == "TR-L03");
    CHECK(codeOf([&] { at.packs().install(at.box.folder / "nowhere.trellispack"); }) == "TR-L05");
    at.packs().revokeKey("fernwick", "a lost laptop");
    CHECK(codeOf([&] { at.packs().install(at.pack()); }) == "TR-L04");
    CHECK(at.packs().active().empty());
    CHECK(at.packs().ledger().empty());
}

TEST_CASE("A downgrade, another pack of the same version, and one whose forms have errors are refused") {
    PackPlace at;
    at.packs().install(at.pack("1.1.0"));
    CHECK(codeOf([&] { at.packs().install(at.pack("1.0.0")); }) == "TR-L40");
    const auto other = at.box.signedPack({{"pack.xml", packXml("", "1.1.0")}, {"README.md", "another"}}, "other");
    CHECK(codeOf([&] { at.packs().install(other); }) == "TR-L41");
    CHECK(codeOf([&] { at.packs().install(at.pack("1.2.0", "", "<item id=\"x\" type=\"mood\"/>")); }) == "TR-L25");
    CHECK(codeOf([&] { at.packs().install(at.pack("1.2.0", R"(<needs trellis="99.0.0"/>)")); }) == "TR-L25");
    CHECK(codeOf([&] {
              at.packs().install(at.pack("1.2.0", R"(<needs><template id="core.supervision-session" version="99.0.0"/></needs>)"));
          }) == "TR-L25");
    CHECK(codeOf([&] { at.packs().install(at.pack("1.2.0", R"(<plugins><plugin id="trellis.nothing"/></plugins>)")); }) ==
          "TR-L25");
    CHECK(at.version() == "1.1.0");
    CHECK(at.packs().ledger().size() == 1);
}

TEST_CASE("A pack cannot bring what bears another's word, and two packs cannot bring the same") {
    PackPlace at;
    const auto bring = [&](const std::string& id, const std::string& form) {
        return at.box.signedPack({{"pack.xml", packXml("", "1.0.0", id)}, {"templates/a.xml", formXml(form)}}, id);
    };
    CHECK(codeOf([&] { at.packs().install(bring("fernwick.a", "core.supervision-session")); }) == "TR-L25");
    at.packs().install(bring("fernwick.a", "fernwick.ours"));
    CHECK(codeOf([&] { at.packs().install(bring("fernwick.b", "fernwick.ours")); }) == "TR-L42");
    CHECK(at.packs().active().size() == 1);
}

TEST_CASE("A next version by another hand than the one in use is said before anybody says yes") {
    PackPlace at;
    const auto next = MinisignPair::make();
    writeFile(at.box.folder / "next.pub", next.publicKey().file());
    at.packs().trustKey(at.box.folder / "next.pub", "Stourbeck", fingerprint(next.publicKey()));
    const auto why = [&](const fs::path& file) { return at.packs().preview(file).judgement.why; };
    const auto later = fileText(at.pack("1.1.0"));
    const auto theirs = at.box.put(later, "theirs", next), ours = at.box.put(later, "same-hand", at.box.key);
    CHECK_THAT(why(theirs), !ContainsSubstring("in use"));
    at.packs().install(at.pack("1.0.0"));
    CHECK_THAT(why(theirs), ContainsSubstring("Signed by Stourbeck") &&
                                ContainsSubstring("Version 1.0.0, which is in use, was signed by fernwick"));
    CHECK_THAT(why(ours), !ContainsSubstring("in use"));

    // A key that took the place of the one before bears its name, and needs no such word.
    const auto heir = MinisignPair::make();
    const auto file = at.box.folder / "heir.pub", statement = at.box.folder / "heir.pub.minisig";
    writeFile(file, heir.publicKey().file());
    writeFile(statement,
              at.box.key.sign(fileText(file), rotationComment(at.box.key.publicKey(), heir.publicKey())).file());
    at.packs().trustSuccessor(file, statement);
    CHECK_THAT(why(at.box.put(later, "heir", heir)), !ContainsSubstring("in use"));
}

TEST_CASE("On a full disk nothing is installed, and the version before stays active") {
    PackPlace at;
    at.packs().install(at.pack("1.0.0"));
    const auto large = at.box.signedPack({{"pack.xml", packXml("", "1.1.0")}, {"README.md", std::string(3'000'000, 'x')}},
                                         "large");
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit was{};
    ::getrlimit(RLIMIT_FSIZE, &was);
    const rlimit full{1'000'000, was.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &full);
    const auto code = codeOf([&] { at.packs().install(large); });
    ::setrlimit(RLIMIT_FSIZE, &was);
    CHECK(code == "TR-S08");
    CHECK(at.version() == "1.0.0");
    CHECK(at.packs().active().front().inUse);
    at.packs().install(large);
    CHECK(at.version() == "1.1.0");
}

TEST_CASE("Installing that is stopped on the way has changed nothing") {
    struct Stopped : Progress {
        void step(std::string_view, long, long) override {}
        bool cancelled() const override { return true; }
    } stopped;
    PackPlace at;
    at.packs().install(at.pack("1.0.0"));
    CHECK(codeOf([&] { at.packs().install(at.pack("1.1.0"), stopped); }) == "TR-W20");
    CHECK(at.version() == "1.0.0");
    CHECK(at.packs().active().front().versions == std::vector<std::string>{"1.0.0"});
    CHECK(at.packs().ledger().size() == 1);
}

TEST_CASE("What the desk's own packs take in holds in the open desk, and no longer once it is removed") {
    PackPlace at;
    auto& desk = at.shop.desk();
    const auto pub = at.box.folder / "trusted/fernwick.pub";
    desk.packs().trustKey(pub, "Fernwick", fingerprint(at.box.key.publicKey()));
    CHECK(codeOf([&] { desk.currentTemplate("fernwick.reflection-ours"); }) == "TR-D10");
    desk.packs().install(at.pack());
    CHECK(desk.currentTemplate("fernwick.reflection-ours")->title == "Our own reflection");
    CHECK(desk.packs().changesOf("fernwick.forms") == desk.packs().preview(at.pack()).changes);
    CHECK(codeOf([&] { desk.packs().changesOf("fernwick.nothing"); }) == "TR-L43");
    desk.packs().remove("fernwick.forms");
    CHECK(codeOf([&] { desk.currentTemplate("fernwick.reflection-ours"); }) == "TR-D10");
    CHECK(desk.packs().mayManage());
    CHECK_FALSE(at.shop.as("FK-CP3").packs().mayManage());
}

TEST_CASE("Files that were altered after installing are known on the next opening, and are not used") {
    PackPlace at;
    at.packs().install(at.pack());
    const auto file = at.packs().active().front().folder / "templates/reflection-ours.xml";
    REQUIRE_NOTHROW(at.shop.as("FK-S1").currentTemplate("fernwick.reflection-ours"));
    writeFile(file, formXml("fernwick.reflection-ours", "<item id=\"spy\" type=\"text\" class=\"A\"><label>Spy</label></item>"));
    at.shop.as("FK-S1");
    REQUIRE(at.packs().active().size() == 1);
    CHECK(at.packs().active().front().trust == Trust::Modified);
    CHECK_FALSE(at.packs().active().front().inUse);
    CHECK(codeOf([&] { at.shop.desk().currentTemplate("fernwick.reflection-ours"); }) == "TR-D10");
    bool said = false;
    for (auto& note : at.shop.desk().openingNotes()) said |= note.find("was changed after it was installed") != note.npos;
    CHECK(said);
    at.packs().install(at.pack()); // the same pack again mends it
    CHECK(at.packs().active().front().inUse);
    CHECK(at.packs().ledger().size() == 1);
}

TEST_CASE("A key that is taken back takes its packs out of use, and a rollback does not bring them back") {
    PackPlace at;
    at.packs().install(at.pack("1.0.0"));
    at.packs().install(at.pack("1.1.0"));
    at.packs().revokeKey(at.box.key.publicKey().idText(), "a lost laptop");
    CHECK(at.packs().active().front().trust == Trust::Revoked);
    CHECK_FALSE(at.packs().active().front().inUse);
    CHECK(codeOf([&] { at.packs().rollback("fernwick.forms"); }) == "TR-L04");
    CHECK(codeOf([&] { at.packs().trustKey(at.box.folder / "trusted/fernwick.pub", "", fingerprint(at.box.key.publicKey())); }) ==
          "TR-L52");
}

TEST_CASE("Those who do not look after a place cannot change what it uses") {
    PackPlace at;
    const auto file = at.pack();
    at.packs().install(file);
    at.shop.as("FK-CP3");
    CHECK(codeOf([&] { at.packs().install(at.pack("1.1.0")); }) == "TR-U05");
    CHECK_THAT(errorOf([&] { at.packs().remove("fernwick.forms"); }).what(),
               ContainsSubstring("TR-U05") && ContainsSubstring("packs are looked after by"));
    CHECK(codeOf([&] { at.packs().rollback("fernwick.forms"); }) == "TR-U05");
    CHECK(codeOf([&] { at.packs().setDeveloperMode(true); }) == "TR-U05");
    CHECK(codeOf([&] { at.packs().revokeKey("fernwick", ""); }) == "TR-U05");
    CHECK(at.version() == "1.0.0");
}

TEST_CASE("A publisher is trusted by words that were compared, or by the key before theirs") {
    PackPlace at;
    const auto next = MinisignPair::make();
    const auto file = at.box.folder / "next.pub";
    writeFile(file, next.publicKey().file());
    CHECK(codeOf([&] { at.packs().trustKey(file, "Next", "acorn acorn acorn"); }) == "TR-L51");
    CHECK(codeOf([&] { at.packs().trustKey(at.box.folder / "none.pub", "Next", ""); }) == "TR-L50");
    const auto forged = at.box.folder / "forged.minisig";
    writeFile(forged, next.sign(next.publicKey().file(), rotationComment(at.box.key.publicKey(), next.publicKey())).file());
    CHECK(codeOf([&] { at.packs().trustSuccessor(file, forged); }) == "TR-L53");
    CHECK(codeOf([&] { at.packs().revokeKey("nobody", ""); }) == "TR-L54");

    const auto statement = at.box.folder / "next.pub.minisig";
    writeFile(statement, at.box.key.sign(next.publicKey().file(), rotationComment(at.box.key.publicKey(), next.publicKey())).file());
    at.packs().trustSuccessor(file, statement);
    CHECK_FALSE(at.packs().keys().find(next.keyId)->revoked);
    const auto other = MinisignPair::make();
    writeFile(at.box.folder / "other.pub", other.publicKey().file());
    at.packs().trustKey(at.box.folder / "other.pub", "Other", fingerprint(other.publicKey()));
    at.shop.as("FK-S1"); // it stands in the workspace
    CHECK(at.packs().keys().find(other.keyId)->name == "Other");
    auto thief = MinisignPair::make();
    thief.keyId = other.keyId;
    writeFile(at.box.folder / "thief.pub", thief.publicKey().file());
    CHECK(codeOf([&] { at.packs().trustKey(at.box.folder / "thief.pub", "", fingerprint(thief.publicKey())); }) == "TR-L52");
}

TEST_CASE("Installing shows what changes, makes it hold at once, and stands in the ledger") {
    PackPlace at;
    const auto first = at.pack("1.0.0", R"(<policies><cadence grace="3"/></policies>)");
    const auto preview = at.packs().preview(first);
    CHECK(at.packs().active().empty()); // looking changes nothing
    CHECK(preview.judgement.trust == Trust::Trusted);
    bool form = false, grace = false;
    for (auto& one : preview.changes) {
        form |= one.area == "form" && one.of == "fernwick.reflection-ours" && one.what == "added";
        grace |= one.area == "policy" && one.of == "grace-days" && one.now == "3";
    }
    CHECK(form);
    CHECK(grace);
    at.packs().install(first);
    CHECK(at.shop.as("FK-S1").currentTemplate("fernwick.reflection-ours")->title == "Our own reflection");
    at.packs().install(at.pack("1.1.0", "", "<item id=\"moment.more\" type=\"text\" class=\"P\"><label>More</label></item>"));
    CHECK(at.shop.as("FK-S1").currentTemplate("fernwick.reflection-ours")->find("moment.more"));
    CHECK(at.packs().active().front().versions == std::vector<std::string>{"1.0.0", "1.1.0"});
    CHECK(at.packs().rollback("fernwick.forms") == "1.0.0");
    CHECK_FALSE(at.shop.as("FK-S1").currentTemplate("fernwick.reflection-ours")->find("moment.more"));
    CHECK(codeOf([&] { at.packs().rollback("fernwick.forms"); }) == "TR-L43");
    CHECK(at.packs().rollback("fernwick.forms", "1.1.0") == "1.1.0");
    CHECK_THAT(errorOf([&] { at.packs().rollback("fernwick.froms"); }).what(),
               ContainsSubstring("nothing of that name was ever installed"));
    at.packs().remove("fernwick.forms");
    CHECK(codeOf([&] { at.packs().remove("fernwick.forms"); }) == "TR-L43");
    at.shop.as("FK-S1");
    std::vector<PackDeed> deeds;
    for (auto& event : at.packs().ledger()) deeds.push_back(event.deed);
    CHECK(deeds == std::vector{PackDeed::Installed, PackDeed::Upgraded, PackDeed::RolledBack, PackDeed::RolledBack,
                               PackDeed::Removed});
    CHECK(at.packs().active().empty());
    CHECK(at.packs().rollback("fernwick.forms") == "1.1.0"); // also after it was removed
    CHECK(at.shop.desk().workspace().verify().sound());
}

TEST_CASE("Records never change by a pack that comes or goes, and open as filled in when it is gone") {
    PackPlace at;
    const auto agreement = at.shop.signedAgreement();
    const auto session = at.shop.signedSession(agreement);
    const auto before = at.hashOf(session);
    at.packs().install(at.pack());
    at.shop.as("FK-S1");
    NewRecord what;
    what.kind = "reflection";
    what.templateId = "fernwick.reflection-ours";
    const auto own = at.shop.desk().newRecord(what);
    at.shop.answer(own, R"({"moment.what": "The room at the practice"})");
    CHECK(at.hashOf(session) == before);
    at.packs().remove("fernwick.forms");
    fs::remove_all(at.shop.folder / "packs");
    at.shop.as("FK-S1");
    CHECK(at.hashOf(session) == before);
    const auto draft = at.shop.desk().openDraft(own);
    CHECK(draft->form().form().ref.id == "fernwick.reflection-ours");
    CHECK(std::get<std::string>(draft->form().value({"moment.what", "", ""})) == "The room at the practice");
}

TEST_CASE("Developer mode takes what nobody has signed, says so for as long as it is on, and lets go of it when off") {
    PackPlace at;
    const auto file = at.box.put(fileText(at.pack()), "unsigned", std::nullopt);
    at.packs().setDeveloperMode(true);
    at.packs().install(file);
    CHECK(at.packs().active().front().trust == Trust::Unsigned);
    CHECK(at.packs().active().front().inUse);
    at.shop.as("FK-S1");
    REQUIRE_FALSE(at.shop.desk().openingNotes().empty());
    CHECK_THAT(at.shop.desk().openingNotes().front(), ContainsSubstring("Developer mode"));
    at.packs().setDeveloperMode(false);
    CHECK_FALSE(at.packs().active().front().inUse);
}

TEST_CASE("Two keys of one name, as after a change of keys, are not taken back by the name: the wrong one could stay trusted") {
    PackPlace at;
    const auto old = at.box.key.publicKey();
    const auto next = MinisignPair::make();
    const auto file = at.box.folder / "next.pub", statement = at.box.folder / "next.pub.minisig";
    writeFile(file, next.publicKey().file());
    writeFile(statement, at.box.key.sign(next.publicKey().file(), rotationComment(old, next.publicKey())).file());
    at.packs().trustSuccessor(file, statement);
    const auto trusted = [&](const MinisignKey& key) {
        const auto keys = at.packs().keys();
        const auto* known = keys.find(key.id);
        return known && !known->revoked;
    };
    const auto error = errorOf([&] { at.packs().revokeKey("fernwick", "a lost laptop"); });
    CHECK(error.code() == "TR-L60");
    CHECK_THAT(error.message(), ContainsSubstring(old.idText()) && ContainsSubstring(next.publicKey().idText()));
    CHECK(trusted(old));
    CHECK(trusted(next.publicKey()));
    at.packs().revokeKey(next.publicKey().idText(), "a lost laptop");
    CHECK(trusted(old));
    CHECK_FALSE(trusted(next.publicKey()));
    at.packs().revokeKey("fernwick", ""); // one of the name is left: it is the one that is meant
    CHECK_FALSE(trusted(old));
}
