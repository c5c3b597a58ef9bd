// Every byte of a small pack, changed one at a time: nothing of it is opened.
#include "pack/pack_box.hpp"

using namespace trellis;
using namespace trellis::test;

TEST_CASE("A pack with one flipped byte, wherever it is, is known as modified before it is opened") {
    const PackBox box;
    const auto bytes = box.built(box.source({{"README.md", "ours"}}));
    const auto signature = box.key.sign(bytes, "1").file();
    KnownKeys keys;
    keys.add({box.key.publicKey(), "Fernwick", "this machine", false, "for tests"});
    REQUIRE(judge(bytes, signature, keys).trust == Trust::Trusted);
    REQUIRE(bytes.size() < 3000);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        auto bad = bytes;
        bad[i] = static_cast<char>(bad[i] ^ (1 << i % 8));
        const auto judgement = judge(bad, signature, keys);
        INFO(i);
        REQUIRE(judgement.trust == Trust::Modified);
        REQUIRE(codeOf([&] { mustBeTrusted(judgement, true); }) == "TR-L03");
    }
}

TEST_CASE("A signature with one flipped byte never makes a pack trusted") {
    const PackBox box;
    const auto bytes = box.built(box.source({}));
    const auto signature = box.key.sign(bytes, "1").file();
    KnownKeys keys;
    keys.add({box.key.publicKey(), "Fernwick", "this machine", false, "for tests"});
    for (std::size_t i = signature.find('\n') + 1; i + 1 < signature.size(); ++i) { // the first line is nobody's word
        auto bad = signature;
        bad[i] = static_cast<char>(bad[i] ^ 1);
        INFO(i);
        REQUIRE(judge(bytes, bad, keys).trust != Trust::Trusted);
    }
}

TEST_CASE("A flipped byte in a pack that nobody signed never opens as other files than were listed") {
    const PackBox box;
    const auto bytes = box.built(box.source({{"README.md", "ours"}}));
    const auto good = openPack(bytes);
    int refused = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        auto bad = bytes;
        bad[i] = static_cast<char>(bad[i] ^ (1 << i % 8));
        INFO(i);
        try {
            const auto pack = openPack(bad);
            // A byte that says nothing of a file (a mode, a version): then all is as it was, or pack.xml itself is
            // another and still true of its files, which is what signatures are for.
            for (auto& file : pack.files) {
                REQUIRE(pack.manifest.file(file.path));
                REQUIRE(pack.manifest.file(file.path)->blake2b == blake2bHex(file.bytes));
            }
        } catch (const Error& error) {
            ++refused;
            REQUIRE(error.code().starts_with("TR-L2"));
        }
    }
    CHECK(refused > int(bytes.size()) / 3);
    CHECK(good.files.size() == 1);
}
