// Bank holidays of England as they were announced, and counting around them (ruling C5).
#include "model/working_days.hpp"

#include <set>

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {
Date day(const std::string& iso) { return *Date::fromIso(iso); }
} // namespace

TEST_CASE("Bank holidays are those that were announced for 2020 to 2028") {
    const std::set<std::string> announced = {
        "2020-01-01", "2020-04-10", "2020-04-13", "2020-05-08", "2020-05-25", "2020-08-31", "2020-12-25",
        "2020-12-28", // Boxing Day moved
        "2021-01-01", "2021-04-02", "2021-04-05", "2021-05-03", "2021-05-31", "2021-08-30", "2021-12-27",
        "2021-12-28", "2022-01-03", "2022-04-15", "2022-04-18", "2022-05-02", "2022-06-02", "2022-06-03",
        "2022-08-29", "2022-09-19", "2022-12-26", "2022-12-27", "2023-01-02", "2023-04-07", "2023-04-10",
        "2023-05-01", "2023-05-08", "2023-05-29", "2023-08-28", "2023-12-25", "2023-12-26", "2024-01-01",
        "2024-03-29", "2024-04-01", "2024-05-06", "2024-05-27", "2024-08-26", "2024-12-25", "2024-12-26",
        "2025-01-01", "2025-04-18", "2025-04-21", "2025-05-05", "2025-05-26", "2025-08-25", "2025-12-25",
        "2025-12-26", "2026-01-01", "2026-04-03", "2026-04-06", "2026-05-04", "2026-05-25", "2026-08-31",
        "2026-12-25", "2026-12-28", "2027-01-01", "2027-03-26", "2027-03-29", "2027-05-03", "2027-05-31",
        "2027-08-30", "2027-12-27", "2027-12-28", "2028-01-03", "2028-04-14", "2028-04-17", "2028-05-01",
        "2028-05-29", "2028-08-28", "2028-12-25", "2028-12-26"};
    for (auto at = day("2020-01-01"); at <= day("2028-12-31"); at = at + 1) {
        if (at.weekday() >= 5) continue;
        INFO(at.iso());
        CHECK(isBankHoliday(at) == announced.contains(at.iso()));
    }
}

TEST_CASE("Working days are counted around weekends and Easter") {
    CHECK(plusWorkingDays(day("2025-04-17"), 1) == day("2025-04-22")); // Thursday before Good Friday → Tuesday
    CHECK(plusWorkingDays(day("2025-09-19"), 1) == day("2025-09-22")); // Friday → Monday
    CHECK(plusWorkingDays(day("2025-09-20"), 1) == day("2025-09-22")); // Saturday → Monday
    CHECK(plusWorkingDays(day("2025-09-16"), 0) == day("2025-09-16"));
    CHECK(plusWorkingDays(day("2025-12-24"), 4) == day("2026-01-02")); // past Christmas and New Year
    CHECK(workingDaysBetween(day("2025-09-12"), day("2025-09-19")) == 5);
    CHECK(workingDaysBetween(day("2025-09-19"), day("2025-09-12")) == 0);
}

TEST_CASE("Adding working days and counting them agree") {
    for (auto from = day("2025-01-01"); from < day("2026-01-01"); from = from + 1)
        for (int days : {1, 5, 10}) {
            const auto to = plusWorkingDays(from, days);
            CHECK(isWorkingDay(to));
            CHECK(workingDaysBetween(from, to) == days);
        }
}
