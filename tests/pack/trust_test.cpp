// Whose word a pack is: six states, each from a file.
#include "pack/trust.hpp"

#include "crypto/fingerprint_words.hpp"
#include "pack/ledger.hpp"
#include "pack/pack_box.hpp"

using namespace trellis;
using namespace trellis::test;

TEST_CASE("A pack that nobody signed is taken in developer mode only") {
    const auto judgement = judge("bytes", std::nullopt, {});
    CHECK(judgement.trust == Trust::Unsigned);
    CHECK(codeOf([&] { mustBeTrusted(judgement, false); }) == "TR-L01");
    CHECK_NOTHROW(mustBeTrusted(judgement, true));
}

TEST_CASE("Unknown, modified and taken back are refused, in developer mode too") {
    const PackBox box;
    const auto signature = box.key.sign("bytes", "").file();
    KnownKeys nobody, known, revoked;
    known.add({box.key.publicKey(), "Fernwick", "this machine", false, "x"});
    revoked.add({box.key.publicKey(), "Fernwick", "this workspace", false, "x"});
    revoked.add({box.key.publicKey(), "Fernwick", "this machine", true, "lost laptop"});
    const std::vector<std::pair<Judgement, std::string>> refused{{judge("bytes", signature, nobody), "TR-L02"},
                                                                 {judge("bytez", signature, known), "TR-L03"},
                                                                 {judge("bytes", "", known), "TR-L03"},
                                                                 {judge("bytes", "no signature\n", known), "TR-L03"},
                                                                 {judge("bytes", signature, revoked), "TR-L04"}};
    for (auto& [judgement, code] : refused)
        for (bool developer : {false, true}) {
            INFO(words(judgement.trust));
            CHECK(codeOf([&] { mustBeTrusted(judgement, developer); }) == code);
        }
    CHECK(judge("bytes", signature, known).trust == Trust::Trusted);
    for (auto trust : {Trust::Shipped, Trust::Trusted, Trust::UnknownPublisher, Trust::Modified, Trust::Revoked, Trust::Unsigned})
        CHECK(trustFromText(text(trust)) == trust);
    CHECK_FALSE(trustFromText("perhaps"));
}

TEST_CASE("Another key under a known id is not believed") {
    const PackBox box;
    auto thief = MinisignPair::make();
    thief.keyId = box.key.keyId;
    KnownKeys known;
    known.add({box.key.publicKey(), "Fernwick", "this machine", false, "x"});
    CHECK(judge("bytes", thief.sign("bytes", "").file(), known).trust == Trust::Modified);
}

TEST_CASE("Where others may put files into the machine's folder, none of its keys is believed, and those taken back stay so") {
    const PackBox box;
    const auto folder = box.trusted();
    const auto lost = MinisignPair::make();
    fs::create_directories(folder / "revoked");
    writeFile(folder / "revoked/lost.pub", lost.publicKey().file());
    REQUIRE(keysOfMachine(folder).find(box.key.keyId));
    fs::permissions(folder, fs::perms(0775));
    std::vector<std::string> remarks;
    const auto keys = keysOfMachine(folder, &remarks);
    CHECK_FALSE(keys.find(box.key.keyId));
    REQUIRE(keys.find(lost.keyId));
    CHECK(keys.find(lost.keyId)->revoked);
    REQUIRE(remarks.size() == 1);
    CHECK(remarks.front().find("others than its owner may write into that folder") != std::string::npos);
}

TEST_CASE("Keys of the machine come from its folder; what others may write to and what is no key is passed over") {
    const PackBox box;
    const auto folder = box.trusted();
    writeFile(folder / "broken.pub", "nothing");
    const auto open = MinisignPair::make();
    writeFile(folder / "open.pub", open.publicKey().file());
    fs::permissions(folder / "open.pub", fs::perms(0666));
    const auto gone = MinisignPair::make();
    writeFile(folder / "revoked/old.pub", gone.publicKey().file());
    writeFile(folder / "notes.txt", "no key");
    std::vector<std::string> remarks;
    const auto keys = keysOfMachine(folder, &remarks);
    CHECK(keys.all().size() == 2);
    CHECK(remarks.size() == 2);
    REQUIRE(keys.find(box.key.keyId));
    CHECK(keys.find(box.key.keyId)->name == "fernwick");
    CHECK_FALSE(keys.find(box.key.keyId)->revoked);
    REQUIRE(keys.find(gone.keyId));
    CHECK(keys.find(gone.keyId)->revoked);
    CHECK_FALSE(keys.find(open.keyId));
    CHECK(keysOfMachine(box.folder / "nowhere").all().empty());
    CHECK(keysOfMachine({}).all().empty());
}

TEST_CASE("An old key hands over to the new one it has signed, and to no other") {
    const auto was = MinisignPair::make(), now = MinisignPair::make(), other = MinisignPair::make();
    const auto file = now.publicKey().file();
    const auto statement = was.sign(file, rotationComment(was.publicKey(), now.publicKey()));
    CHECK(handsOver(was.publicKey(), file, statement));
    CHECK_FALSE(handsOver(was.publicKey(), other.publicKey().file(), statement));
    CHECK_FALSE(handsOver(other.publicKey(), file, statement));
    // A signature over the file for another purpose is no such statement.
    CHECK_FALSE(handsOver(was.publicKey(), file, was.sign(file, "for the archive")));
    CHECK_FALSE(handsOver(was.publicKey(), "", was.sign("", rotationComment(was.publicKey(), now.publicKey()))));
}

TEST_CASE("Entries of the ledger and keys come back from their text, and what is none is told") {
    PackEvent event;
    event.name = "pack-ledger:000001-aa";
    event.at = Moment{12345};
    event.by = "FK-S1";
    event.deed = PackDeed::RolledBack;
    event.pack = "fernwick.forms", event.version = "1.0.0", event.from = "1.1.0";
    event.publisher = "Fernwick \"forms\" \xc3\xa9", event.keyId = "00ff", event.hash = "aa", event.xml = packXml();
    const auto back = readLedger(event.name, ledgerText(event));
    REQUIRE(back);
    CHECK(ledgerText(*back) == ledgerText(event));
    CHECK(back->xml == event.xml);
    CHECK(back->active());
    for (const std::string bad : {"", "[]", "{}", "{\"at\":1}", "{\"at\":\"x\",\"did\":\"installed\"}",
                                  R"({"at":1,"did":"burnt","pack":"a","version":"1"})"})
        CHECK_FALSE(readLedger("x", bad));
    PackEvent later = event;
    later.name = "pack-ledger:000002-aa", later.deed = PackDeed::Removed;
    CHECK_FALSE(newestEvents({later, event}).at("fernwick.forms").active());

    const KnownKey key{MinisignPair::make().publicKey(), "Fernwick", "this workspace", false, "words compared"};
    const auto known = readKey(keyText(key));
    REQUIRE(known);
    CHECK(known->key == key.key);
    CHECK_FALSE(known->revoked);
    CHECK_FALSE(readKey("{}"));
    // A text that does not say whether it was taken back is not believed.
    CHECK(readKey("{\"key\":\"" + key.key.line() + "\"}")->revoked);
}
