// Rulings C2 to C4 as vectors: sessions that were due, months of compliance, never supervised. Start 3 March 2025,
// cadence 14 days.
#include "delivery.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace supervision;

namespace {

constexpr Day start(20150); // Monday 3 March 2025

DueQuestion pair(std::vector<Day> held, int today) {
    DueQuestion q;
    q.start = start;
    q.today = start + today;
    q.supervisees = {{start - 400, std::nullopt, {}}};
    q.held = std::move(held);
    return q;
}
/// "m14" met, due on day 14 · "x28" missed · "a42" away.
std::string course(const DueQuestion& q) {
    std::string out;
    for (auto& one : dueSessions(q))
        out += std::string(out.empty() ? "" : " ") + (one.held ? "m" : one.away ? "a" : "x") + std::to_string(one.due - start);
    return out;
}
ComplianceQuestion person(std::vector<Day> held, Day today) {
    ComplianceQuestion q;
    q.today = today;
    q.agreements = {{start, std::nullopt}};
    q.person = {start - 400, std::nullopt, {}};
    q.held = std::move(held);
    return q;
}
/// One letter a month: . not in force, n too new, a away, 1 held, 0 due and none held.
std::string months(const ComplianceQuestion& q) {
    std::string out;
    for (auto& one : complianceMonths(q))
        out += one.standing == ComplianceMonth::NotInForce ? '.'
               : one.standing == ComplianceMonth::TooNew   ? 'n'
               : one.standing == ComplianceMonth::Away     ? 'a'
               : one.held                                  ? '1'
                                                           : '0';
    return out;
}

} // namespace

TEST_CASE("A due date counts as missed only once its grace has passed") {
    CHECK(course(pair({}, 20)).empty());
    CHECK(course(pair({}, 21)).empty()); // today is the last day of grace
    CHECK(course(pair({}, 22)) == "x14");
}

TEST_CASE("Held on the last day of grace meets its due date, a day later does not") {
    CHECK(course(pair({start + 21}, 30)) == "m14");
    CHECK(course(pair({start + 22}, 30)) == "x14 m28"); // early for the next one
}

TEST_CASE("An early session counts and moves the next due date") {
    CHECK(course(pair({start + 10}, 31)) == "m14");
    CHECK(course(pair({start + 10}, 32)) == "m14 x24");
}

TEST_CASE("Three missed intervals are three due") {
    CHECK(course(pair({}, 50)) == "x14 x28 x42");
    CHECK(course(pair({start + 40}, 50)) == "x14 x28 m42");
    CHECK(course(pair({start + 40}, 62)) == "x14 x28 m42 x54");
}

TEST_CASE("Two sessions on one day meet one due date") {
    CHECK(course(pair({start + 14, start + 14}, 20)) == "m14");
}

TEST_CASE("What is due after the end of the agreement, or while everybody is away, is not counted") {
    auto ended = pair({}, 60);
    ended.ended = start + 28;
    CHECK(course(ended) == "x14");
    auto away = pair({}, 50);
    away.supervisees.front().absences = {{start + 20, start + 30, "parental"}};
    CHECK(course(away) == "x14 a28 x42");
    away.supervisees.push_back({start - 400, std::nullopt, {}}); // in a group somebody is still there
    CHECK(course(away) == "x14 x28 x42");
}

TEST_CASE("A session in the future meets nothing yet") { CHECK(course(pair({start + 14}, 10)).empty()); }

TEST_CASE("Months know their days") {
    CHECK(dayOf(1970, 1, 1) == Day(0));
    CHECK(dayOf(2025, 3, 3) == start);
    CHECK(dayOf(2024, 2, 29) + 1 == dayOf(2024, 3, 1));
    const auto all = monthsBetween(dayOf(2024, 1, 31), dayOf(2024, 3, 1));
    REQUIRE(all.size() == 3);
    CHECK(all[1].last == dayOf(2024, 2, 29));
    CHECK(monthsBetween(start, start - 1).empty());
}

TEST_CASE("A month counts once, held or not") {
    CHECK(months(person({start + 1, start + 2, dayOf(2025, 5, 31)}, dayOf(2025, 6, 10))) == "1010");
}

TEST_CASE("The first 28 days in post are not counted, to the day") {
    auto q = person({}, dayOf(2025, 4, 30));
    q.person.inPostSince = start; // 31 March is day 28
    CHECK(months(q) == "00");
    q.person.inPostSince = start + 1;
    CHECK(months(q) == "n0");
    q.person.inPostSince = std::nullopt; // the agreement's start stands in
    CHECK(months(q) == "00");
}

TEST_CASE("Somebody who was away for the whole of a month is left out of it, for most of it is not") {
    auto q = person({}, dayOf(2025, 5, 31));
    q.person.absences = {{dayOf(2025, 4, 1), dayOf(2025, 4, 30), "long-term-sick"}};
    CHECK(months(q) == "0a0");
    q.person.absences = {{dayOf(2025, 4, 2), dayOf(2025, 4, 30), "long-term-sick"}};
    CHECK(months(q) == "000");
    q.person.absences = {{dayOf(2025, 4, 10), std::nullopt, "long-term-sick"}};
    CHECK(months(q) == "00a");
}

TEST_CASE("A month without an agreement in force, or after somebody left, is not asked about") {
    auto q = person({}, dayOf(2025, 6, 30));
    q.agreements.front().ended = dayOf(2025, 5, 1);
    CHECK(months(q) == "00..");
    q.agreements.push_back({dayOf(2025, 6, 20), std::nullopt}); // however many agreements, once
    CHECK(months(q) == "00.0");
    q.person.leftOn = dayOf(2025, 4, 1);
    CHECK(months(q) == "0...");
}

TEST_CASE("Never supervised is asked later than start + 14 days, of those who are there") {
    auto q = person({}, start + 40);
    CHECK_FALSE(neverSupervised(q, start + 14));
    CHECK(neverSupervised(q, start + 15) == true);
    q.held = {start + 20};
    CHECK(neverSupervised(q, start + 19) == true);
    CHECK(neverSupervised(q, start + 20) == false);
    q.person.absences = {{start + 10, std::nullopt, "parental"}};
    CHECK_FALSE(neverSupervised(q, start + 19));
    q.person.absences.clear();
    q.agreements.front().ended = start + 18;
    CHECK_FALSE(neverSupervised(q, start + 18));
}
