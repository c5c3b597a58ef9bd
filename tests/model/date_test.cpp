#include "model/date.hpp"

#include "model/environment.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

TEST_CASE("an impossible day is no date") {
    for (auto text : {"2025-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "0000-01-01", "2025-1-1", "2025/01/01",
                      "2025-01-01 ", "", "-025-01-01", "2025-01-0x"})
        CHECK_FALSE(Date::fromIso(text));
}

TEST_CASE("every day from 1900 to 2100 reads back from its own text") {
    auto first = *Date::fromIso("1900-01-01"), last = *Date::fromIso("2100-12-31");
    unsigned weekday = 0; // 1 January 1900 was a Monday
    for (auto day = first; day <= last; day = day + 1) {
        REQUIRE(Date::fromIso(day.iso()) == day);
        REQUIRE(day.weekday() == weekday);
        weekday = (weekday + 1) % 7;
    }
}

TEST_CASE("a month later than 31 January is the last day of February") {
    CHECK(Date::fromIso("2025-01-31")->plusMonths(1).iso() == "2025-02-28");
    CHECK(Date::fromIso("2024-01-31")->plusMonths(1).iso() == "2024-02-29");
    CHECK(Date::fromIso("2025-08-31")->plusMonths(6).iso() == "2026-02-28");
    CHECK(Date::fromIso("2025-03-15")->plusMonths(-3).iso() == "2024-12-15");
}

TEST_CASE("days are spoken the way people write them") {
    CHECK(Date::fromIso("2025-09-16")->words() == "16 September 2025");
    CHECK(Date::fromIso("2025-09-16")->dayWords() == "Tuesday 16 September");
}

TEST_CASE("a time of day outside the clock is none") {
    for (auto text : {"24:00", "10:60", "1:05", "10-05", "", "10:5x"}) CHECK_FALSE(TimeOfDay::fromText(text));
    for (std::int16_t m = 0; m < 1440; ++m) REQUIRE(TimeOfDay::fromText(TimeOfDay{m}.text()) == TimeOfDay{m});
}

TEST_CASE("a moment reads back from its own text, before 1970 too") {
    SeededRandom random(1);
    for (int i = 0; i < 2000; ++i) {
        Moment moment{static_cast<std::int64_t>(random.next() % 8'000'000'000'000) - 2'000'000'000'000};
        REQUIRE(Moment::fromIso(moment.iso()) == moment);
    }
    CHECK(Moment{-1}.iso() == "1969-12-31T23:59:59.999Z");
    CHECK_FALSE(Moment::fromIso("2025-09-16T09:05:00Z"));
}
