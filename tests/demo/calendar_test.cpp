#include "demo/calendar.hpp"

#include "model/error.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>

using namespace trellis;

namespace {

std::string file(const std::string& name) {
    std::ifstream in(std::string(TRELLIS_SOURCE_DIR) + "/templates/demo/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// All names and texts of it, one after the other.
std::string told(const GivenAnswers& answers) {
    std::string out;
    auto tell = [&](const Named<Given>& some) {
        for (auto& [name, given] : some) {
            out += name + "=";
            if (auto* text = std::get_if<std::string>(&given)) out += *text;
            out += '\n';
        }
    };
    tell(answers.values);
    for (auto& [table, rows] : answers.rows)
        for (auto& row : rows) {
            out += table + " " + row.id + ":\n";
            tell(row.cells);
        }
    return out;
}

} // namespace

TEST_CASE("a story that is not one is refused in a sentence") {
    CHECK_THROWS_AS(readStory(""), Error);
    CHECK_THROWS_AS(readStory("{}"), Error);
    CHECK_THROWS_AS(Recipes("{\"recipes\": {}, \"agreements\": []}", "[", 1), Error);
    Recipes empty("{\"recipes\": {\"a\": {\"set\": {\"x\": {\"bank\": \"none\"}}}}, \"agreements\": []}", "{}", 1);
    CHECK_THROWS_AS(empty.kind("b"), Error);
    CHECK_THROWS_AS(empty.kind("a"), Error);
    CHECK_THROWS_AS(empty.fill({"a"}, Scene{}, {}), Error);
}

TEST_CASE("on whatever day the demo is made, its appointments lie on working days before it and its story is whole") {
    auto text = file("small.json"), phrases = file("phrases.json");
    auto story = readStory(text);
    for (int i = 0; i < 420; i += 3) {
        auto today = *Date::fromIso("2026-01-01") + i;
        Recipes recipes(text, phrases, 1);
        auto calendar = layOut(story, recipes, today);
        CAPTURE(today.iso());
        REQUIRE(calendar.begins.size() == story.agreements.size());
        std::vector<int> held(story.agreements.size());
        int missed = 0;
        Date before;
        for (auto& one : calendar.appointments) {
            CHECK(one.day < today);
            CHECK(one.day.weekday() < 5);
            CHECK(one.day > calendar.begins[one.agreement]);
            CHECK(one.day >= before);
            CHECK(one.next >= one.day);
            before = one.day;
            ++(one.held ? held[one.agreement] : missed);
        }
        CHECK(missed >= 8); // the gap is there in any season
        for (auto& moment : story.moments) {
            auto index =
                std::ranges::find(story.agreements, moment.agreement, &StoryAgreement::key) - story.agreements.begin();
            CHECK(held[static_cast<std::size_t>(index)] > moment.fromLast / 2);
            if (moment.recipe.empty()) continue;
            CHECK(std::ranges::any_of(calendar.appointments, [&](auto& one) {
                return one.agreement == static_cast<std::size_t>(index) &&
                       std::ranges::find(one.recipes, moment.recipe) != one.recipes.end();
            }));
        }
    }
}

TEST_CASE(
    "entries stand beside the appointments of agreements that have begun, the earliest first, and tell the stories") {
    auto text = file("small.json"), phrases = file("phrases.json");
    auto story = readStory(text);
    Recipes recipes(text, phrases, 1);
    REQUIRE(story.entries.size() >= 18);
    auto today = *Date::fromIso("2025-11-20");
    auto calendar = layOut(story, recipes, today);
    int before = 10'000, ratings = 0, reflections = 0;
    for (auto& one : story.entries) {
        CAPTURE(one.recipe);
        if (one.agreement.empty()) continue; // under none: it is begun by one person about another, on a day of its own
        auto terms = std::ranges::find(story.agreements, one.agreement, &StoryAgreement::key);
        REQUIRE(terms != story.agreements.end());
        CHECK(today - one.daysAgo - 2 > calendar.begins[static_cast<std::size_t>(terms - story.agreements.begin())]);
        CHECK(one.daysAgo > 0);
        CHECK(one.daysAgo <= before);
        before = one.daysAgo;
        // Rows that a plugin put there are replaced, not doubled.
        Scene scene;
        scene.key = one.agreement;
        scene.day = today - one.daysAgo;
        scene.supervisor = terms->supervisor;
        scene.supervisees = terms->supervisees;
        auto made = told(recipes.fill({one.recipe}, scene, {{"ratings", {{"1", {{"rating.pair", "U20"}}}}}}));
        CHECK(made.find("U20") == std::string::npos);
        bool rated = made.find("rating.self-hold") != std::string::npos;
        ratings += rated && terms->supervisees.front() == "FK-CP3";
        reflections += made.find("reflection.share") != std::string::npos;
        CHECK((rated || made.find("focus.protected") != std::string::npos || !one.by.empty()));
    }
    CHECK(ratings == 8);
    CHECK(reflections >= 4);
}

TEST_CASE("the same seed says the same words, and a phrase is not repeated before all were used") {
    std::string story = R"({"recipes": {"r": {"kind": "k", "set": {"a": {"bank": "words"}}}}, "agreements": []})",
                phrases = R"({"words": ["one", "two", "three"]})";
    Recipes first(story, phrases, 5), second(story, phrases, 5);
    std::string all;
    for (int i = 0; i < 3; ++i) {
        auto said = told(first.fill({"r"}, Scene{}, {}));
        CHECK(told(second.fill({"r"}, Scene{}, {})) == said);
        CHECK_FALSE(said.empty());
        CHECK(all.find(said) == std::string::npos);
        all += said;
    }
    CHECK(first.kind("r") == "k");
}

TEST_CASE("rows that came from last time are settled and keep their ids; special ones by their cells") {
    Recipes recipes(
        R"({"recipes": {"r": {"settle": {"t": {"set": {"s": "done"}, "match": [{"if": {"w": "x"}, "set": {"s": "open", "on": "$day+2"}}]}},
        "rows": {"t": {"list": [{"w": "new"}]}}}}, "agreements": []})",
        "{}", 1);
    Scene scene;
    scene.day = *Date::fromIso("2026-02-27");
    const GivenRows before{{"t", {{"1", {{"w", "x"}}}, {"2", {{"w", "y"}}}}}};
    const GivenRows after{{"t",
                           {{"1", {{"w", "x"}, {"s", "open"}, {"on", "2026-03-01"}}},
                            {"2", {{"w", "y"}, {"s", "done"}}},
                            {"", {{"w", "new"}}}}}};
    const auto made = recipes.fill({"r"}, scene, before);
    CHECK((made.values.empty() && made.rows == after));
}
