// The stock age opens what we seal, and we open what it seals: the format is theirs, not ours.
#include "crypto/age.hpp"
#include "exchange/house.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>

using namespace trellis;
using namespace trellis::test;

namespace {

int shell(const std::string& line) { return std::system(line.c_str()); }


} // namespace

TEST_CASE("The stock age and age-keygen are here") { // without them the next tests would say nothing
    REQUIRE(shell("age --version >/dev/null 2>&1") == 0);
    REQUIRE(shell("age-keygen --version >/dev/null 2>&1") == 0);
}

TEST_CASE("What we seal, age -d opens with the secret key we print") {
    Folder at;
    const auto mine = AgeIdentity::make(), other = AgeIdentity::make();
    put(at / "key", mine.secretText() + "\n");
    put(at / "stranger", AgeIdentity::make().secretText() + "\n");
    SeededRandom random(8);
    for (std::size_t size : {0u, 12u, 65536u, 200'000u}) {
        std::string plain(size, '\0');
        random.fill(std::as_writable_bytes(std::span(plain)));
        put(at / "sealed", ageSeal(plain, {other.recipient(), mine.recipient()}));
        INFO(size);
        REQUIRE(shell("age -d -i " + (at / "key").string() + " -o " + (at / "plain").string() + " " +
                      (at / "sealed").string()) == 0);
        CHECK(bytesOf(at / "plain") == plain);
        CHECK(shell("age -d -i " + (at / "stranger").string() + " -o " + (at / "no").string() + " " +
                    (at / "sealed").string() + " 2>/dev/null") != 0);
    }
}

TEST_CASE("What age -e seals for a key of ours or of age-keygen, we open") {
    Folder at;
    REQUIRE(shell("age-keygen -o " + (at / "key").string() + " 2>/dev/null") == 0);
    const auto theirs = AgeIdentity::read(bytesOf(at / "key"));
    REQUIRE(theirs);
    const auto ours = AgeIdentity::make();
    for (std::size_t size : {0u, 1u, 65536u, 131'072u, 200'001u}) {
        put(at / "plain", std::string(size, 'w'));
        REQUIRE(shell("age -e -r " + theirs->recipient() + " -r " + ours.recipient() + " -o " + (at / "sealed").string() + " " +
                      (at / "plain").string()) == 0);
        INFO(size);
        CHECK(ageOpen(bytesOf(at / "sealed"), *theirs).plain == std::string(size, 'w'));
        CHECK(ageOpen(bytesOf(at / "sealed"), ours).plain == std::string(size, 'w'));
        CHECK(ageOpen(bytesOf(at / "sealed"), AgeIdentity::make()).outcome == AgeOutcome::OtherKey);
    }
}
