// Rulings C1 to C4, each boundary from both sides. The cadence is 14 days and the start 3 March 2025 unless a test says
// otherwise.
#include "due.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace supervision;

namespace {

constexpr Day start(20150); // Monday 3 March 2025

DueQuestion pair() {
    DueQuestion q;
    q.start = start;
    q.today = start;
    q.supervisees = {{start - 400, std::nullopt, {}}};
    return q;
}
/// Held once, on the start day; today is so many days after that session's due date.
Due pastDue(int days) {
    auto q = pair();
    q.held = {start};
    q.today = start + 14 + days;
    return whenDue(q);
}

} // namespace

TEST_CASE("The start of these tests is the day it says") { CHECK(start.words() == "3 March 2025"); }

TEST_CASE("Standing and band follow the days past due") {
    struct Vector {
        int days;
        Standing standing;
        const char* band;
    };
    const auto v = GENERATE(values<Vector>({
        {-14, Standing::NotDue, ""},
        {-1, Standing::NotDue, ""},
        {0, Standing::Due, ""},
        {1, Standing::InGrace, "1–7"},
        {6, Standing::InGrace, "1–7"},
        {7, Standing::InGrace, "1–7"},
        {8, Standing::Overdue, "8–14"},
        {13, Standing::Overdue, "8–14"},
        {14, Standing::Overdue, "8–14"},
        {15, Standing::Overdue, "15–28"},
        {28, Standing::Overdue, "15–28"},
        {29, Standing::Overdue, "over 28"},
        {400, Standing::Overdue, "over 28"},
    }));
    INFO("days past due: " << v.days);
    const auto due = pastDue(v.days);
    CHECK(due.standing == v.standing);
    CHECK(due.band == v.band);
    CHECK(due.daysPast == std::max(0, v.days));
    CHECK(due.due == start + 14);
    CHECK(due.lastHeld == start);
}

TEST_CASE("Without a session the start counts, and after fourteen days the pair was never supervised") {
    auto q = pair();
    struct Vector {
        int days;
        Standing standing;
    };
    const auto v = GENERATE(values<Vector>({{0, Standing::NotDue},
                                            {13, Standing::NotDue},
                                            {14, Standing::Due},
                                            {15, Standing::Never},
                                            {60, Standing::Never}}));
    q.today = start + v.days;
    const auto due = whenDue(q);
    INFO("days since the start: " << v.days);
    CHECK(due.standing == v.standing);
    CHECK(due.due == start + 14);
    CHECK_FALSE(due.lastHeld);
    CHECK(due.daysPast == 0); // never supervised is not counted under overdue
    CHECK(due.band.empty());
}

TEST_CASE("A weekly cadence without a session is in grace before it is never supervised") {
    auto q = pair();
    q.cadenceDays = 7;
    q.today = start + 10;
    CHECK(whenDue(q).standing == Standing::InGrace);
    q.today = start + 14;
    CHECK(whenDue(q).standing == Standing::InGrace);
    q.today = start + 15;
    CHECK(whenDue(q).standing == Standing::Never);
}

TEST_CASE("Somebody in their first four weeks in post is left out, until they were never supervised") {
    auto q = pair();
    q.supervisees = {{start, std::nullopt, {}}};
    q.cadenceDays = 7;
    q.today = start + 10;
    CHECK(whenDue(q).standing == Standing::Excluded);
    CHECK(whenDue(q).reason == "under 4 weeks in post");
    q.today = start + 14;
    CHECK(whenDue(q).standing == Standing::Excluded);
    q.today = start + 15; // C2: listed there, whatever the time in post
    CHECK(whenDue(q).standing == Standing::Never);
    q.held = {start + 3}; // once there was a session, the due date counts like anybody's
    CHECK(whenDue(q).standing == Standing::InGrace);
}

TEST_CASE("The first four weeks end after twenty-seven days") {
    auto q = pair();
    q.start = start - 20;
    q.cadenceDays = 40;
    DueRules late;
    late.neverAfterDays = 400;
    q.supervisees = {{start, std::nullopt, {}}};
    q.today = start + 27;
    CHECK(whenDue(q, late).standing == Standing::Excluded);
    q.today = start + 28; // eight days past the due date
    CHECK(whenDue(q, late).standing == Standing::Overdue);
}

TEST_CASE("An absence that covers today is an exclusion, and its reason is shown") {
    auto q = pair();
    q.held = {start};
    q.today = start + 50;
    q.supervisees[0].absences = {{start + 20, start + 50, "long-term-sick"}};
    CHECK(whenDue(q).standing == Standing::Excluded);
    CHECK(whenDue(q).reason == "long absence");
    CHECK(whenDue(q).lastHeld == start); // what is known is still shown
    q.today = start + 51;
    CHECK(whenDue(q).standing == Standing::Overdue);
    q.supervisees[0].absences = {{start + 20, std::nullopt, "parental"}};
    q.today = start + 400;
    CHECK(whenDue(q).standing == Standing::Excluded);
    q.today = start + 19;
    CHECK(whenDue(q).standing == Standing::InGrace);
}

TEST_CASE("Somebody away who was never supervised is excluded, not listed as never") {
    auto q = pair();
    q.today = start + 30;
    q.supervisees[0].absences = {{start + 1, std::nullopt, "secondment"}};
    CHECK(whenDue(q).standing == Standing::Excluded);
}

TEST_CASE("An agreement that ended, has not begun, or whose person has left asks for nothing") {
    auto q = pair();
    q.held = {start};
    q.today = start + 100;
    q.ended = start + 100; // the first day it is no longer in force
    CHECK(whenDue(q).reason == "the agreement has ended");
    q.ended = start + 101;
    CHECK(whenDue(q).standing == Standing::Overdue);
    q.supervisees[0].leftOn = start + 100;
    CHECK(whenDue(q).reason == "has left");
    auto early = pair();
    early.today = start - 1;
    CHECK(whenDue(early).reason == "the agreement has not begun");
}

TEST_CASE("A group is left out only when a reason holds for everybody in it") {
    auto q = pair();
    q.held = {start};
    q.today = start + 50;
    q.supervisees.push_back({start - 400, std::nullopt, {{start, std::nullopt, "parental"}}});
    CHECK(whenDue(q).standing == Standing::Overdue);
    q.supervisees[0].absences = {{start, std::nullopt, "long-term-sick"}};
    CHECK(whenDue(q).standing == Standing::Excluded);
}

TEST_CASE("The newest session counts, whatever the order, and one in the future does not") {
    auto q = pair();
    q.today = start + 40;
    q.held = {start + 30, start + 5, start + 45};
    CHECK(whenDue(q).lastHeld == start + 30);
    CHECK(whenDue(q).due == start + 44);
    CHECK(whenDue(q).standing == Standing::NotDue);
}

TEST_CASE("The nearest appointment from today on is the planned one") {
    auto q = pair();
    q.today = start + 20;
    q.planned = {start + 60, start + 20, start + 10, start + 34};
    CHECK(whenDue(q).planned == start + 20);
    q.planned = {start + 10};
    CHECK_FALSE(whenDue(q).planned);
}

TEST_CASE("Qualifying types are those of ruling C3") {
    for (auto type : {"CLIN", "CMS", "PEER", "LIVE", "REST", "TOPUP"}) CHECK(qualifies(type));
    for (auto type : {"MGMT", "SAFE", "ADHOC", "META", "PROF", "", "clin"}) CHECK_FALSE(qualifies(type));
}
