// The age format in our own hands: what must not open.
#include "crypto/age.hpp"
#include "crypto/bech32.hpp"
#include "exchange/number_set.hpp"
#include "model/environment.hpp"
#include "model/error.hpp"

#include <set>

using namespace trellis;

namespace {

std::string bytesOf(SeededRandom& random, std::size_t size) {
    std::string out(size, '\0');
    random.fill(std::as_writable_bytes(std::span(out)));
    return out;
}

} // namespace

TEST_CASE("A sealed file with any byte changed, cut or added does not open") {
    const auto mine = AgeIdentity::make();
    SeededRandom random(3);
    const auto sealed = ageSeal(bytesOf(random, 300), {mine.recipient()});
    REQUIRE(ageOpen(sealed, mine).outcome == AgeOutcome::Opened);
    for (std::size_t at = 0; at < sealed.size(); ++at) {
        auto odd = sealed;
        odd[at] = static_cast<char>(odd[at] ^ 1);
        INFO("byte " << at);
        CHECK(ageOpen(odd, mine).outcome != AgeOutcome::Opened);
        CHECK(ageOpen(sealed.substr(0, at), mine).outcome != AgeOutcome::Opened);
    }
    CHECK(ageOpen(sealed + 'x', mine).outcome != AgeOutcome::Opened);
}

TEST_CASE("Pieces of a long file that were left out or put elsewhere do not open") {
    const auto mine = AgeIdentity::make();
    SeededRandom random(4);
    const std::size_t piece = 64 * 1024 + 16;
    const auto sealed = ageSeal(bytesOf(random, 4 * 64 * 1024), {mine.recipient()});
    const auto head = sealed.size() - 4 * piece;
    REQUIRE(ageOpen(sealed, mine).outcome == AgeOutcome::Opened);
    CHECK(ageOpen(sealed.substr(0, head + 3 * piece), mine).outcome == AgeOutcome::Damaged); // the end is missing
    auto moved = sealed;
    moved.replace(head, piece, sealed.substr(head + piece, piece));
    moved.replace(head + piece, piece, sealed.substr(head, piece));
    CHECK(ageOpen(moved, mine).outcome == AgeOutcome::Damaged);
    CHECK(ageOpen(sealed.substr(0, head + piece) + sealed.substr(head + 2 * piece), mine).outcome == AgeOutcome::Damaged);
}

TEST_CASE("A file for others is not opened, and one for several by each of them") {
    const auto one = AgeIdentity::make(), other = AgeIdentity::make(), stranger = AgeIdentity::make();
    const auto sealed = ageSeal("for two", {one.recipient(), other.recipient()});
    CHECK(ageOpen(sealed, stranger).outcome == AgeOutcome::OtherKey);
    CHECK(ageOpen(sealed, one).plain == "for two");
    CHECK(ageOpen(sealed, other).plain == "for two");
    CHECK(ageOpen("a letter", one).outcome == AgeOutcome::NotAge);
    CHECK(ageOpen("", one).outcome == AgeOutcome::NotAge);
    CHECK_THROWS_AS(ageSeal("x", {}), Error);
    CHECK_THROWS_AS(ageSeal("x", {"age1qqqq"}), Error);
}

TEST_CASE("Files of every length around a piece come back as they were") {
    const auto mine = AgeIdentity::make();
    SeededRandom random(5);
    for (std::size_t size : {0u, 1u, 65535u, 65536u, 65537u, 131071u, 131072u, 131073u}) {
        const auto plain = bytesOf(random, size);
        const auto opened = ageOpen(ageSeal(plain, {mine.recipient()}), mine);
        INFO(size);
        CHECK(opened.outcome == AgeOutcome::Opened);
        CHECK(opened.plain == plain);
    }
}

TEST_CASE("A key comes back from its text, and no mistyped sign is taken for another key") {
    const auto mine = AgeIdentity::make();
    const auto again = AgeIdentity::read("# made today\n\n" + mine.secretText() + "\r\n");
    REQUIRE(again);
    CHECK(again->recipient() == mine.recipient());
    const auto key = mine.recipient();
    for (std::size_t at = 0; at < key.size(); ++at)
        for (char sign : {'q', 'p', 'z', '1', 'b', 'Q'}) {
            auto odd = key;
            if (odd[at] == sign) continue;
            odd[at] = sign;
            INFO(odd);
            CHECK_FALSE(isAgeRecipient(odd));
        }
    CHECK_FALSE(isAgeRecipient(key.substr(0, key.size() - 1)));
    CHECK_FALSE(AgeIdentity::read(key));
}

TEST_CASE("A set of numbers is what was put in, whatever the order, and is read in one way only") {
    SeededRandom random(6);
    for (int round = 0; round < 200; ++round) {
        NumberSet set, other;
        std::set<std::int64_t> plain, second;
        for (int i = random.between(0, 30); i > 0; --i) {
            const auto first = random.between(1, 60), last = first + random.between(0, 5);
            set.add(first, last);
            for (int n = first; n <= last; ++n) plain.insert(n);
            const auto alone = random.between(1, 60);
            other.add(alone);
            second.insert(alone);
        }
        const auto both = set.sharedWith(other);
        for (int n = 0; n < 70; ++n) {
            REQUIRE(set.has(n) == plain.contains(n));
            REQUIRE(both.has(n) == (plain.contains(n) && second.contains(n)));
        }
        CHECK(NumberSet::read(set.text()) == set);
    }
    for (const char* odd : {"0", "-1", "3-1", "1,2", "1-2,3", "5,1", "1-", "a", "1,,3", "01", "1-1", ","})
        CHECK_FALSE(NumberSet::read(odd));
}
