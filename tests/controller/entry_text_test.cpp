#include "workbench/controller/entry_text.hpp"

#include "model/environment.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace trellis;

namespace {

const Date today = *Date::fromIso("2025-09-16"); // a Tuesday

std::string day(const char* typed) {
    auto read = readDay(typed, today);
    auto date = std::get_if<Date>(&read.value);
    return date ? date->iso() : read.problem.empty() ? "nothing" : "not read";
}

std::string time(const char* typed) {
    auto read = readTime(typed);
    auto value = std::get_if<TimeOfDay>(&read.value);
    return value ? value->text() : read.problem.empty() ? "nothing" : "not read";
}

} // namespace

TEST_CASE("What is no day is not made into one") {
    for (auto typed : {"soon", "31/02/2025", "2025-02-30", "16", "0 Sep", "16/13/2025", "1/2/3/4", "16 Sept 202", "+",
                       "+99999", "?"}) {
        INFO(typed);
        CHECK(day(typed) == "not read");
        CHECK_FALSE(readDay(typed, today).problem.empty());
    }
    CHECK(day("") == "nothing");
    CHECK(day("   ") == "nothing");
}

TEST_CASE("A day is read in the ways people write it") {
    for (auto typed : {"2025-09-30", "30/09/2025", "30/9/25", "30.9.2025", "30 Sep", "30 september", "30th Sept 2025",
                       "Sep 30", "Tue 30 Sep", "Tuesday, 30th of September 2025", "30-9", "+14"}) {
        INFO(typed);
        CHECK(day(typed) == "2025-09-30");
    }
    CHECK(day("today") == "2025-09-16");
    CHECK(day("Tomorrow") == "2025-09-17");
    CHECK(day("yesterday") == "2025-09-15");
    CHECK(day("-3") == "2025-09-13");
}

TEST_CASE("A weekday alone is the next one") {
    CHECK(day("thu") == "2025-09-18");
    CHECK(day("next Tuesday") == "2025-09-23"); // today is Tuesday
    CHECK(day("monday") == "2025-09-22");
}

TEST_CASE("Without a year the nearest one is meant") {
    CHECK(day("3 Jan") == "2026-01-03");
    CHECK(day("20 Aug") == "2025-08-20");
    CHECK(day("29 Feb") == "2024-02-29");
}

TEST_CASE("Every day that is shown can be read again") {
    SeededRandom random(11);
    for (int i = 0; i < 500; ++i) {
        Date one(random.between(0, 40'000));
        CHECK(std::get<Date>(readDay(showDay(one), today).value) == one);
        CHECK(std::get<Date>(readDay(one.iso(), today).value) == one);
        CHECK(std::get<Date>(readDay(one.words(), today).value) == one);
    }
}

TEST_CASE("A time is read in the ways people write it, and nothing else is") {
    for (auto typed : {"10:05", "10.05", "1005", "10h05", "10 05", "10:05 am"}) {
        INFO(typed);
        CHECK(time(typed) == "10:05");
    }
    CHECK(time("14") == "14:00");
    CHECK(time("2 pm") == "14:00");
    CHECK(time("2.30pm") == "14:30");
    CHECK(time("12 am") == "00:00");
    CHECK(time("12pm") == "12:00");
    for (auto typed : {"25:00", "10:60", "half ten", "14 pm", "10:5", "1:2:3"}) {
        INFO(typed);
        CHECK(time(typed) == "not read");
    }
}

TEST_CASE("Numbers take a comma, whole ones no fraction") {
    CHECK(std::get<double>(readNumber("4,5", false).value) == 4.5);
    CHECK(std::get<double>(readNumber(" 60 ", true).value) == 60);
    CHECK(std::get<double>(readNumber("-3", true).value) == -3);
    for (auto typed : {"4.5", "about 5", "5 min", "1e999", "nan", "0x10", "--1"}) {
        INFO(typed);
        CHECK_FALSE(readNumber(typed, true).problem.empty());
    }
}

TEST_CASE("A code becomes capitals, and an age is said in words") {
    CHECK(std::get<Code>(readCase(" fk-22 ").value).code == "FK-22");
    CHECK(showAge(today, today) == "today");
    CHECK(showAge(today - 1, today) == "1 day");
    CHECK(showAge(today - 21, today) == "3 weeks");
    CHECK(showAge(today - 300, today) == "10 months");
    CHECK(showAge(today + 5, today) == "today"); // a clock that was set back
}

TEST_CASE("A paragraph of a megabyte is broken at spaces and loses nothing") {
    std::string text;
    while (text.size() < 1'000'000) text += "three letters sent, none answered ";
    auto shown = drawable(text);
    CHECK(shown.size() == text.size());
    CHECK(shown.find('\n') != std::string::npos);
    std::replace(shown.begin(), shown.end(), '\n', ' ');
    CHECK(shown == text);
    CHECK(drawable("short\nlines\n") == "short\nlines\n");
    CHECK(drawable(std::string(100'000, 'x')) == std::string(100'000, 'x')); // no place to break it
}
