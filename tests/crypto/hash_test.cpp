#include "crypto/hash.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

TEST_CASE("The hash is BLAKE2b-256 as others compute it") {
    // python3 -c "import hashlib; print(hashlib.blake2b(b'', digest_size=32).hexdigest())"
    CHECK(blake2bHex("") == "0e5751c026e543b2e8ab2eb06099daa1d1e5df47778f7787faab45cdf12fe3a8");
    CHECK(blake2bHex("abc") == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    CHECK(Blake2b().update("a").update("").update("bc").hexDigest() == blake2bHex("abc"));
}

TEST_CASE("What is not hex is told from what is") {
    CHECK(unhex("0") == "");
    CHECK(unhex("zz") == "");
    CHECK(unhex("00ff") == std::string("\0\xff", 2));
    CHECK(hex(unhex("00ff7a")) == "00ff7a");
    CHECK(equalInConstantTime("ab", "ab"));
    CHECK_FALSE(equalInConstantTime("ab", "ac"));
    CHECK_FALSE(equalInConstantTime("ab", "abc"));
}
