// Signatures over files: what must not be taken. That the stock minisign agrees is tests/pack's business.
#include "crypto/minisign.hpp"

#include "crypto/base64.hpp"
#include "crypto/fingerprint_words.hpp"
#include "crypto/minisign_secret.hpp"
#include "model/error.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <set>

using namespace trellis;

namespace {

template <class Work> std::string codeOf(Work&& work) {
    try {
        work();
    } catch (const Error& error) {
        return error.code();
    }
    return "none";
}

} // namespace

TEST_CASE("One flipped bit in file, key or signature file is enough to refuse") {
    const auto pair = MinisignPair::make();
    const std::string data = "a pack of forms";
    const auto text = pair.sign(data, "timestamp:1").file();
    const auto good = readMinisignSignature(text);
    REQUIRE(good);
    REQUIRE(verifyMinisign(pair.publicKey(), data, *good));
    for (std::size_t i = 0; i < data.size() * 8; ++i) {
        auto bad = data;
        bad[i / 8] = static_cast<char>(bad[i / 8] ^ (1 << i % 8));
        CHECK_FALSE(verifyMinisign(pair.publicKey(), bad, *good));
    }
    for (std::size_t i = text.find('\n') + 1; i + 1 < text.size(); ++i) { // the first line is nobody's word
        auto bad = text;
        bad[i] = static_cast<char>(bad[i] ^ 1);
        const auto read = readMinisignSignature(bad);
        INFO(i);
        CHECK_FALSE((read && verifyMinisign(pair.publicKey(), data, *read)));
    }
    auto other = pair.publicKey();
    other.id[0] = static_cast<char>(other.id[0] ^ 1);
    CHECK_FALSE(verifyMinisign(other, data, *good));
    CHECK_FALSE(verifyMinisign(MinisignPair::make().publicKey(), data, *good));
}

TEST_CASE("A trusted comment cannot be exchanged, and a signature of one kind is not taken for the other") {
    const auto pair = MinisignPair::make();
    auto signature = pair.sign("abc", "version 1");
    signature.trustedComment = "version 2";
    CHECK_FALSE(verifyMinisign(pair.publicKey(), "abc", signature));
    signature.trustedComment = "version 1";
    CHECK(verifyMinisign(pair.publicKey(), "abc", signature));
    signature.prehashed = false;
    CHECK_FALSE(verifyMinisign(pair.publicKey(), "abc", signature));
}

TEST_CASE("The older kind of signature, over the file itself, is taken too") {
    const auto pair = MinisignPair::make();
    MinisignSignature old;
    old.keyId = pair.keyId;
    old.prehashed = false;
    old.signature = pair.pair.sign("abc");
    old.trustedComment = "old";
    old.over = pair.pair.sign(old.signature + "old");
    const auto read = readMinisignSignature(old.file());
    REQUIRE(read);
    CHECK_FALSE(read->prehashed);
    CHECK(verifyMinisign(pair.publicKey(), "abc", *read));
    CHECK_FALSE(verifyMinisign(pair.publicKey(), "abd", *read));
}

TEST_CASE("Texts that are no key and no signature are told from those that are") {
    const auto key = MinisignPair::make().publicKey();
    CHECK(readMinisignKey(key.file()) == key);
    CHECK(readMinisignKey(key.line()) == key);
    CHECK(readMinisignKey(key.line() + "\r\n") == key);
    for (const std::string& bad : {std::string(), std::string("\n"), key.line().substr(1), key.line() + "A",
                                   "trusted comment: x\n" + key.line(), key.file() + key.line(),
                                   std::string(30'000, 'A'), key.file() + std::string(1, '\0')})
        CHECK_FALSE(readMinisignKey(bad));
    CHECK_FALSE(readMinisignSignature(""));
    CHECK_FALSE(readMinisignSignature(key.file()));
    CHECK(key.idText().size() == 16);
    CHECK_FALSE(unbase64("QQ"));
    CHECK_FALSE(unbase64("QQ==\n"));
    CHECK(unbase64("QQ==") == "A");
}

TEST_CASE("A publisher's key opens with its passphrase and with no other, and an altered file does not open") {
    const auto pair = MinisignPair::make();
    const auto file = lockMinisignPair(pair, "four plain words here", MinisignCost::cheapest());
    const auto back = unlockMinisignPair(file, "four plain words here");
    CHECK(back.publicKey() == pair.publicKey());
    CHECK(verifyMinisign(pair.publicKey(), "x", back.sign("x", "")));
    CHECK(codeOf([&] { unlockMinisignPair(file, "four plain words her"); }) == "TR-K12");
    CHECK(codeOf([&] { unlockMinisignPair("", "x"); }) == "TR-K11");
    CHECK(codeOf([&] { unlockMinisignPair(pair.publicKey().file(), "x"); }) == "TR-K11");
    CHECK(codeOf([&] { lockMinisignPair(pair, "short", MinisignCost::cheapest()); }) == "TR-K06");
    const auto start = file.find('\n') + 1;
    const auto raw = unbase64(std::string_view(file).substr(start, file.size() - start - 1));
    REQUIRE(raw);
    for (std::size_t i : {0u, 2u, 4u, 10u, 45u, 53u, 61u, 62u, 100u, 126u, 157u}) {
        auto bad = *raw;
        bad[i] = static_cast<char>(bad[i] ^ 0x40);
        const auto code =
            codeOf([&] { unlockMinisignPair(file.substr(0, start) + base64(bad), "four plain words here"); });
        INFO(i << " " << code);
        CHECK((code == "TR-K11" || code == "TR-K12"));
    }
}

TEST_CASE("A fingerprint is twelve words from a list in which no two can be mistaken for each other") {
    auto& list = fingerprintList();
    std::set<std::string> words;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::string word = list[i];
        words.insert(word);
        CHECK((word.size() >= 4 && word.size() <= 9));
        if (i) CHECK(std::string(list[i - 1]) < word);
        for (auto* other : list)
            if (other != list[i]) CHECK_FALSE(std::string(other).starts_with(word));
    }
    CHECK(words.size() == 256);
    const auto one = fingerprintWords("one");
    CHECK(one != fingerprintWords("two"));
    CHECK(one == fingerprintWords("one"));
    CHECK(std::count(one.begin(), one.end(), ' ') == 11);
    auto typed = one;
    typed[0] = static_cast<char>(typed[0] - 'a' + 'A');
    std::replace(typed.begin(), typed.end(), ' ', '\n');
    CHECK(wordsAsTyped("  " + typed + ",") == one);
}
