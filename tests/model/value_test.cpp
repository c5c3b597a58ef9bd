#include "model/answers.hpp"
#include "model/environment.hpp"
#include "model/id.hpp"

#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <set>

using namespace trellis;

TEST_CASE("a number is written as short as it reads back the same") {
    CHECK(shortest(4) == "4");
    CHECK(shortest(0.1) == "0.1");
    CHECK(shortest(-0.0) == "0");
    SeededRandom random(7);
    for (int i = 0; i < 5000; ++i) {
        auto number = std::bit_cast<double>(random.next());
        if (!std::isfinite(number)) continue;
        REQUIRE(std::strtod(shortest(number).c_str(), nullptr) == number);
    }
}

TEST_CASE("an answer that was never given is missing, at top level and in rows") {
    Answers answers;
    CHECK_FALSE(answered(answers.value("x")));
    CHECK(answers.rowsOf("x").empty());
    CHECK_FALSE(answered(valueAt(answers, {"cell", "rows", "row"})));
    answers.rows["rows"] = {{"row", {{"cell", std::string("here")}}}};
    CHECK(valueAt(answers, {"cell", "rows", "row"}) == Value(std::string("here")));
    CHECK_FALSE(answered(valueAt(answers, {"other", "rows", "row"})));
}

TEST_CASE("plain text keeps codes as codes and dates as ISO") {
    CHECK(plainText(Codes{"CLIN", "CMS"}) == "CLIN CMS");
    CHECK(plainText(*Date::fromIso("2025-09-16")) == "2025-09-16");
    CHECK(plainText(Missing{"declined"}).empty());
    CHECK(plainText(true) == "yes");
}

TEST_CASE("ids sort by the time they were made and never repeat") {
    FixedClock clock(*Date::fromIso("2025-09-16"));
    SeededRandom random(3);
    std::set<Id> seen;
    Id before;
    for (int i = 0; i < 500; ++i) {
        auto id = newId(clock, random);
        REQUIRE(isId(id));
        REQUIRE(id > before);
        REQUIRE(seen.insert(id).second);
        before = id;
        clock.set(Moment{clock.now().ms + 1});
    }
    CHECK_FALSE(isId("0199f3c2"));
    CHECK_FALSE(isId("0199F3C2-0000-7000-8000-000000000000"));
}

TEST_CASE("the seeded source gives the same bytes on every machine") {
    SeededRandom random(42);
    CHECK(random.next() == 13679457532755275413u);
    CHECK(random.next() == 2949826092126892291u);
}
