// The text of the cache: what was written is read back, and damage is seen.
#include "measure/observed_text.hpp"

#include <catch2/catch_test_macros.hpp>

#include <random>

using namespace trellis;

namespace {

Observed some() {
    Observed all;
    Observation one;
    one.day = *Date::fromIso("2025-09-16");
    one.numerator = 1.0 / 3;
    one.denominator = 60;
    one.person = "FK-CP3";
    one.locality = "Fern\twick\\ \n north";
    one.dimensions = {{"side", {"a", "Called off"}}, {"reason", {"SB1", ""}}};
    one.records = {"r1", "r2"};
    one.because = "held on 16 September 🌿";
    all.observations = {one, Observation{}};
    all.exclusions = {{*Date::fromIso("2025-01-01"), "FK-CP4", "long absence", "FK-SV1", ""}};
    return all;
}

} // namespace

TEST_CASE("Damaged text is not read as something else") {
    const auto text = writeObserved(some());
    for (std::size_t cut = 1; cut < text.size(); ++cut) {
        const auto read = readObserved(text.substr(0, cut));
        if (read) CHECK(read->observations.size() + read->exclusions.size() < 3); // whole lines only
    }
    CHECK_FALSE(readObserved("nonsense\n"));
    CHECK_FALSE(readObserved("o1\t2\n"));
    CHECK_FALSE(readObserved(text + "o"));
}

TEST_CASE("What was observed comes back as it was") {
    CHECK(readObserved(writeObserved(some())) == some());
    CHECK(readObserved("") == Observed{});
}
