#include "workbench/controller/today.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {

const Date today = *Date::fromIso("2025-09-16");

DueLine due(const std::string& who, DueStanding standing, int daysPast = 0) {
    DueLine line;
    line.agreement = "agreement of " + who;
    line.kind = "talk";
    line.supervisor = "FK-SV1";
    line.supervisees = {who};
    line.due.standing = standing;
    line.due.daysPast = daysPast;
    return line;
}

RecordLine record(const std::string& who, const std::string& state) {
    RecordLine line;
    line.id = "record of " + who;
    line.kind = "talk";
    line.kindTitle = "Talk";
    line.agreement = "agreement of " + who;
    line.state = state;
    line.supervisor = "FK-SV1";
    line.supervisees = {who};
    line.day = today;
    line.draft = true;
    return line;
}

TodayFacts facts() {
    TodayFacts made;
    made.today = today;
    made.me = "FK-SV1";
    return made;
}

} // namespace

TEST_CASE("Today with nothing in it is empty, so that the page can teach") { CHECK(makeToday(facts()).empty()); }

TEST_CASE("The longest overdue stands first and those never seen come after") {
    TodayFacts f = facts();
    f.due = {due("FK-CP1", DueStanding::Never), due("FK-CP2", DueStanding::Overdue, 9),
             due("FK-CP3", DueStanding::Overdue, 30)};
    const Today t = makeToday(f);
    REQUIRE(t.overdue.size() == 3);
    CHECK(t.overdue[0].who == "FK-CP3");
    CHECK(t.overdue[0].state == "30 days");
    CHECK(t.overdue[1].who == "FK-CP2");
    CHECK(t.overdue[2].who == "FK-CP1");
    CHECK(t.overdue[2].state == "never held");
}

TEST_CASE("People left out are counted and named by reason, and can still be met") {
    TodayFacts f = facts();
    DueLine away = due("FK-CP1", DueStanding::Excluded), fresh = due("FK-CP2", DueStanding::Excluded);
    away.due.reason = "long absence";
    fresh.due.reason = "under 4 weeks in post";
    f.due = {away, fresh};
    const Today t = makeToday(f);
    CHECK(t.exclusions == "2 people are left out: long absence (1) and under 4 weeks in post (1).");
    CHECK(t.occasions.size() == 2);
    CHECK(t.overdue.empty());
}

TEST_CASE("An appointment to come stands under Next and not under To finish") {
    TodayFacts f = facts();
    DueLine line = due("FK-CP1", DueStanding::NotDue);
    line.due.planned = today + 3;
    RecordLine planned = record("FK-CP1", plannedStateId);
    planned.day = today + 3;
    f.due = {line};
    f.drafts = {planned};
    const Today t = makeToday(f);
    REQUIRE(t.next.size() == 1);
    CHECK(t.next[0].state == "Fri 19 Sep");
    CHECK(t.toFinish.empty());
    CHECK(t.next[0].occasion.openDraft == planned.id);
    CHECK_FALSE(t.next[0].occasion.begun);
}

TEST_CASE("Of an appointment and a draft that was begun, the draft is continued") {
    TodayFacts f = facts();
    f.due = {due("FK-CP1", DueStanding::Due)};
    RecordLine planned = record("FK-CP1", plannedStateId), begun = record("FK-CP1", "draft");
    planned.id = "planned";
    begun.id = "begun";
    for (const auto& drafts : {std::vector{planned, begun}, std::vector{begun, planned}}) {
        f.drafts = drafts;
        const Today t = makeToday(f);
        CHECK(t.due[0].occasion.openDraft == "begun");
        CHECK(t.due[0].occasion.begun);
        CHECK(t.occasions[0].openDraft == "begun");
    }
}

TEST_CASE("What waits for me to sign stands before what waits for others") {
    TodayFacts f = facts();
    RecordLine theirs = record("FK-CP1", "completed"), mine = record("FK-CP2", "completed");
    theirs.waitingFor = {"FK-CP1"};
    mine.waitingFor = {"FK-SV1"};
    f.toSign = {theirs, mine};
    const Today t = makeToday(f);
    REQUIRE(t.toSign.size() == 2);
    CHECK(t.toSign[0].rest == "waits for you");
    CHECK(t.toSign[1].rest == "waits for FK-CP1");
}

TEST_CASE("Open actions are summed up as mine, theirs and how old the oldest is") {
    TodayFacts f = facts();
    OpenRow mine, theirs;
    mine.title = "Ask for a room";
    mine.owner = "FK-SV1";
    mine.since = today - 42;
    theirs.owner = "FK-CP1";
    theirs.since = today - 3;
    theirs.due = today + 2;
    f.openRows = {theirs, mine};
    const Today t = makeToday(f);
    CHECK(t.actionSummary == "yours 1 · theirs 1 · oldest 6 weeks");
    CHECK(t.actions[0].title == "Ask for a room");
    CHECK(t.actions[1].rest == "FK-CP1 · 3 days · due 18 Sep");
}

TEST_CASE("A supervisee sees who supervises them, and an overseer sees the pair without a way to start") {
    TodayFacts f = facts();
    f.due = {due("FK-CP1", DueStanding::Overdue, 8)};
    f.me = "FK-CP1";
    f.role = Role::Supervisee;
    CHECK(makeToday(f).overdue[0].who == "FK-SV1");
    CHECK(makeToday(f).overdue[0].occasion.party);
    f.me = "FK-SL1";
    f.role = Role::ServiceLead;
    const Today t = makeToday(f);
    CHECK(t.overdue[0].who == "FK-CP1 with FK-SV1");
    CHECK_FALSE(t.overdue[0].occasion.party);
    CHECK(t.overdue[0].occasion.about == "FK-CP1");
    CHECK(t.occasions.empty());
}

TEST_CASE("What somebody may be sent says that a record waits, and nothing of what is in it") {
    TodayLine line;
    line.state = "11 Sep";
    line.who = "FK-CP4";
    line.waitsFor = {"FK-CP4"};
    const std::string words = reminderText(line);
    CHECK(words.find("FK-CP4") == 0);
    CHECK(words.find("11 Sep") != std::string::npos);
    CHECK(words.find("To sign") != std::string::npos);
}

TEST_CASE("Who asked for a signature, and when, stands beside what waits, for both sides") {
    TodayFacts facts;
    facts.today = *Date::fromIso("2025-09-16");
    RecordLine record;
    record.id = "r1";
    record.day = *Date::fromIso("2025-09-11");
    record.supervisor = "FK-S1";
    record.supervisees = {"FK-CP4"};
    record.waitingFor = {"FK-CP4"};
    facts.toSign = {record};
    facts.asked["r1"] = {"FK-S1", *Date::fromIso("2025-09-15")};
    facts.me = "FK-S1";
    CHECK(makeToday(facts).toSign[0].rest == "waits for FK-CP4 · asked 15 Sep");
    CHECK(makeToday(facts).toSign[0].waitsFor == std::vector<PersonCode>{"FK-CP4"});
    facts.me = "FK-CP4";
    CHECK(makeToday(facts).toSign[0].rest == "waits for you · FK-S1 asked 15 Sep");
    CHECK(makeToday(facts).toSign[0].waitsFor.empty());
}
