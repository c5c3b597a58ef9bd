#include "crypto/passphrase.hpp"

#include "crypto/recovery_code.hpp"
#include "model/error.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

TEST_CASE("A locked secret opens only with its key, its context and every byte in place") {
    const Bytes salt = newSalt();
    const Secret key = keyFromPassphrase("four plain words here", salt, KeyCost::cheapest());
    const Secret wrong = keyFromPassphrase("four plain words there", salt, KeyCost::cheapest());
    const Bytes locked = lock(key, Secret("the secret"), "for this");
    REQUIRE(unlock(key, locked, "for this"));
    CHECK(unlock(key, locked, "for this")->view() == "the secret");
    CHECK_FALSE(unlock(wrong, locked, "for this"));
    CHECK_FALSE(unlock(key, locked, "for that"));
    CHECK_FALSE(unlock(key, "", "for this"));
    for (std::size_t i = 0; i < locked.size(); ++i) {
        Bytes changed = locked;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        CHECK_FALSE(unlock(key, changed, "for this"));
    }
    CHECK(lock(key, Secret("the secret"), "for this") != locked);
}

TEST_CASE("A cost that nobody sensible would set is refused before any memory is taken") {
    CHECK_THROWS_AS(keyFromPassphrase("x", newSalt(), KeyCost{1, 4'000'000'000u}), Error);
    CHECK_THROWS_AS(keyFromPassphrase("x", newSalt(), KeyCost{0, 8}), Error);
    CHECK_THROWS_AS(keyFromPassphrase("x", "short salt", KeyCost::cheapest()), Error);
}

TEST_CASE("The hint speaks about weak passphrases and is silent about good ones") {
    CHECK_FALSE(passphraseHint("short").empty());
    CHECK_FALSE(passphraseHint("aaaaaaaaaaaaa").empty());
    CHECK_FALSE(passphraseHint("12-03-1985-77").empty());
    CHECK_FALSE(passphraseHint("birmingham").empty());
    CHECK(passphraseHint("teapot gravel sunday lantern").empty());
}

TEST_CASE("A recovery code is read as it may be typed, and a wrong character is noticed") {
    for (int i = 0; i < 200; ++i) {
        const std::string code = newRecoveryCode();
        REQUIRE(code.size() == 44);
        std::string typed;
        for (char c : code)
            typed += c == '-' ? ' ' : c == '0' ? 'o' : c == '1' ? 'l' : static_cast<char>(std::tolower(c));
        REQUIRE(readRecoveryCode(typed) == code);
        std::string wrong = code;
        char& c = wrong[static_cast<std::size_t>(i) % 39 / 5 * 5];
        c = c == 'A' ? 'B' : 'A';
        CHECK_FALSE(readRecoveryCode(wrong));
    }
    CHECK_FALSE(readRecoveryCode(""));
    CHECK_FALSE(readRecoveryCode("U?"));
}
