#include "workbench/controller/finder.hpp"
#include "workbench/controller/phrase.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {
const Date today = *Date::fromIso("2025-09-16"); // a Tuesday
Date day(const char* iso) { return *Date::fromIso(iso); }
} // namespace

TEST_CASE("A day that makes no sense is not guessed at") {
    for (const char* typed :
         {"", "soon", "30 Feb", "31/4/2025", "16", "16 Sepp", "16/9/2025/1", "0/9", "2025-13-01", "tu"}) {
        CAPTURE(typed);
        CHECK_FALSE(phrase::readDay(typed, today));
    }
}

TEST_CASE("Days are read as people write them") {
    CHECK(phrase::readDay("2025-09-20", today) == day("2025-09-20"));
    CHECK(phrase::readDay("20/9/2025", today) == day("2025-09-20"));
    CHECK(phrase::readDay("20.9.25", today) == day("2025-09-20"));
    CHECK(phrase::readDay("20 September 2025", today) == day("2025-09-20"));
    CHECK(phrase::readDay("Sat 20 Sep", today) == day("2025-09-20"));
    CHECK(phrase::readDay("today", today) == today);
    CHECK(phrase::readDay("tue", today) == day("2025-09-23"));
    CHECK(phrase::readDay("wednesday", today) == day("2025-09-17"));
}

TEST_CASE("A day without a year is the next such day") {
    CHECK(phrase::readDay("15 Sep", today) == day("2026-09-15"));
    CHECK(phrase::readDay("16 Sep", today) == today);
    CHECK(phrase::readDay("29 Feb", today) == day("2028-02-29"));
}

TEST_CASE("What is shown of a day can be typed back") {
    for (int ahead = 0; ahead < 800; ++ahead)
        CHECK(phrase::readDay(phrase::nearDay(today + ahead, today), today) == today + ahead);
}

TEST_CASE("People and ages are said briefly") {
    CHECK(phrase::people({"A", "B", "C", "D"}) == "A, B and 2 more");
    CHECK(phrase::people({"A", "B"}) == "A and B");
    CHECK(phrase::age(today - 1, today) == "1 day");
    CHECK(phrase::age(today - 42, today) == "6 weeks");
    CHECK(phrase::age(today + 3, today) == "today");
}

TEST_CASE("The palette finds by the beginnings of words, in any order, and puts the nearest first") {
    const std::vector<FinderEntry> all{
        {"People and agreements", "page", {}, {}}, {"FK-CP3 · Pear", "person", {}, {}}, {"FK-CP30", "person", {}, {}}};
    REQUIRE(find("pe", all).size() == 2);
    CHECK(find("pe", all)[0].words == "People and agreements");
    CHECK(find("cp3 fk", all).size() == 2);
    CHECK(find("xyz", all).empty());
    CHECK(find("", all).size() == 3);
}
