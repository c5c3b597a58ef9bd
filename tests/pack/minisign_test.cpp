// The stock minisign and Trellis agree about keys, signatures and trusted comments, both ways.
#include "pack/pack_box.hpp"
#include "pack/trust.hpp"

#include <cstdlib>

using namespace trellis;
using namespace trellis::test;
using Catch::Matchers::ContainsSubstring;

namespace {

bool stock() { return std::system("command -v minisign >/dev/null 2>&1") == 0; }

struct Stock {
    PackBox box;
    /// Runs minisign in the box with `typed` on its standard input; its words in `said`.
    int run(const std::string& args, const std::string& typed = "") {
        writeFile(box.folder / "typed", typed);
        const auto command = "cd '" + box.folder.string() + "' && minisign " + args + " <typed >said 2>&1";
        const int code = std::system(command.c_str());
        said = fileText(box.folder / "said");
        return code;
    }
    std::string said;
};
const std::string passphrase = "four plain words here";

} // namespace

TEST_CASE("What Trellis signs, the stock minisign verifies, trusted comment included, and refuses when it was changed") {
    if (!stock()) SKIP("no minisign on this machine");
    Stock at;
    const auto file = at.box.signedPack({{"README.md", "ours"}});
    writeFile(at.box.folder / "ours.pub", at.box.key.publicKey().file());
    INFO(at.said);
    CHECK(at.run("-V -p ours.pub -m ours.trellispack") == 0);
    CHECK_THAT(at.said, ContainsSubstring("Trusted comment: for tests"));
    CHECK(at.run("-V -P " + at.box.key.publicKey().line() + " -m ours.trellispack") == 0);
    writeFile(file, fileText(file) + "x");
    CHECK(at.run("-V -p ours.pub -m ours.trellispack") != 0);
}

TEST_CASE("What the stock minisign signs, prehashed and of the older kind, Trellis verifies") {
    if (!stock()) SKIP("no minisign on this machine");
    Stock at;
    // A key that opens quickly: the stock tool's own take a second and a gigabyte each.
    writeFile(at.box.folder / "ours.key", lockMinisignPair(at.box.key, passphrase, MinisignCost::cheapest()));
    const auto bytes = at.box.built(at.box.source({}));
    writeFile(at.box.folder / "a.trellispack", bytes);
    KnownKeys known;
    known.add({at.box.key.publicKey(), "Fernwick", "this machine", false, "x"});
    for (const std::string kind : {"", "-l "}) {
        REQUIRE(at.run("-S " + kind + "-s ours.key -t 'from the stock tool' -m a.trellispack", passphrase + "\n") == 0);
        const auto read = readPackFile(at.box.folder / "a.trellispack");
        const auto judgement = judge(read.bytes, read.signature, known);
        INFO(kind << judgement.why << at.said);
        CHECK(judgement.trust == Trust::Trusted);
        CHECK(judgement.trustedComment == "from the stock tool");
        CHECK(readMinisignSignature(*read.signature)->prehashed == kind.empty());
    }
}

TEST_CASE("A key that the stock minisign has made opens here and signs what it verifies") {
    if (!stock()) SKIP("no minisign on this machine");
    Stock at;
    if (at.run("-G -p stock.pub -s stock.key", passphrase + "\n" + passphrase + "\n") != 0)
        SKIP("minisign cannot make a key here (it takes a gigabyte)");
    const auto pair = unlockMinisignPair(fileText(at.box.folder / "stock.key"), passphrase);
    CHECK(readMinisignKey(fileText(at.box.folder / "stock.pub")) == pair.publicKey());
    at.box.put(at.box.built(at.box.source({})), "b", pair);
    INFO(at.said);
    CHECK(at.run("-V -p stock.pub -m b.trellispack") == 0);
    CHECK(errorOf([&] { unlockMinisignPair(fileText(at.box.folder / "stock.key"), "another passphrase"); }).code() == "TR-K12");
}
