#include "crypto/signing.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

TEST_CASE("A signature fits its key and message and nothing else") {
    const SigningKey key = SigningKey::make(), other = SigningKey::make();
    const Bytes signature = key.sign("message");
    CHECK(verifySignature(key.publicKey(), "message", signature));
    CHECK_FALSE(verifySignature(other.publicKey(), "message", signature));
    CHECK_FALSE(verifySignature(key.publicKey(), "message ", signature));
    CHECK_FALSE(verifySignature(key.publicKey(), "message", ""));
    CHECK_FALSE(verifySignature("", "message", signature));
    for (std::size_t i = 0; i < signature.size(); ++i) {
        Bytes changed = signature;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        CHECK_FALSE(verifySignature(key.publicKey(), "message", changed));
    }
    CHECK(SigningKey::fromSeed(key.seed().copy()).publicKey() == key.publicKey());
}

TEST_CASE("The key pair is that of RFC 8032, test 1") {
    const SigningKey key =
        SigningKey::fromSeed(Secret(unhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")));
    CHECK(hex(key.publicKey()) == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
}
