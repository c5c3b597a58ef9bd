#include "disclosure/release.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {

std::set<std::string> people(int from, int to) {
    std::set<std::string> all;
    for (int i = from; i < to; ++i) all.insert("person " + std::to_string(i));
    return all;
}

Release release(const std::string& id, int day, std::set<std::string> who, const std::string& audience = "programme") {
    return {id, audience, day, {{"all", std::move(who), false}}};
}

} // namespace

TEST_CASE("Two releases that differ by two people are refused together, though each is safe alone (D7)") {
    const auto before = release("March", 100, people(0, 40));
    CHECK(conflict(release("March without leavers", 110, people(0, 38)), {before}, {}).has_value());
}

TEST_CASE("Releases whose difference stays open, or who speak of others, stand side by side") {
    const auto before = release("March", 100, people(0, 40));
    CHECK_FALSE(conflict(release("the north", 110, people(0, 20)), {before}, {}).has_value());
    CHECK_FALSE(conflict(release("elsewhere", 110, people(100, 138)), {before}, {}).has_value());
    CHECK_FALSE(conflict(release("the same again", 110, people(0, 40)), {before}, {}).has_value());
}

TEST_CASE("What another audience was told, or what is older than two years, does not count") {
    const auto fresh = release("March without leavers", 1000, people(0, 38));
    CHECK_FALSE(conflict(fresh, {release("March", 990, people(0, 40), "public")}, {}).has_value());
    CHECK_FALSE(conflict(fresh, {release("March", 1000 - rememberedDays - 1, people(0, 40))}, {}).has_value());
    CHECK(conflict(fresh, {release("March", 1000 - rememberedDays, people(0, 40))}, {}).has_value());
}

TEST_CASE("A hidden number that an earlier table gives away is found") {
    Release before{"by place", "programme", 100, {{"north", people(0, 20), false}, {"south", people(20, 22), true}}};
    Release fresh{"whole", "programme", 101, {{"all", people(0, 22), false}}};
    const auto why = conflict(fresh, {before}, {});
    REQUIRE(why);
    CHECK(why->find("by place") != std::string::npos);
}
