// What the log has to say about a record, finding by finding.
#include "plugins/supervision-log/log_world.hpp"

#include <algorithm>

using namespace trellis;
using namespace trellis::test;

namespace {

TimelineRecord withRisk(const LogWorld& world, std::map<std::string, Value> cells) {
    auto record = world.writing();
    record.answers.values["risk.raised"] = true;
    cells.try_emplace("risk.decision", Codes{"care-record"});
    cells.try_emplace("risk.owner", Code{"FK-CP3"});
    cells.try_emplace("risk.care-record", true);
    record.answers.rows["risk.items"] = {{"risk-1", std::move(cells)}};
    return record;
}

} // namespace

TEST_CASE("Nothing but the risk rules refuses") {
    LogWorld world;
    world.timeline.agreement.signedByAll = true;
    auto record = world.writing();
    record.answers.values["risk.raised"] = false;
    record.answers.values["session.date"] = day("2031-01-01");
    record.answers.values["session.next"] = day("2031-01-01");
    record.answers.values["session.type"] = Codes{"CLIN", "MGMT"};
    record.answers.values["functions.formative"] = 50.0;
    record.answers.rows["scan"] = {{"a", {{"scan.case", Code{"FK-01"}}, {"scan.flag", Code{"CS2"}}}},
                                   {"b", {{"scan.case", Code{"FK-01"}}}}};
    record.answers.rows["actions"] = {{"x", {{"action.due", day("2025-01-01")}, {"action.status", Code{"late"}}}}};
    const auto findings = world.check(record);
    CHECK(findings.size() >= 6);
    for (auto& each : findings) {
        INFO(each.code << ": " << each.message);
        CHECK(each.severity != Severity::Refuse);
    }
}

TEST_CASE("Every message is a sentence of its own: a capital at the start, a stop at the end, no blame") {
    LogWorld world;
    auto record = withRisk(
        world, {{"risk.immediacy", Code{"emergency"}}, {"risk.disagreement", true}, {"risk.care-record", false}});
    record.answers.values["conduct.concern"] = true;
    for (auto& each : world.check(record)) {
        INFO(each.code << ": " << each.message);
        CHECK((each.message.front() >= 'A' && each.message.front() <= 'Z'));
        CHECK((each.message.back() == '.' || each.message.back() == '?'));
        for (auto word : {"must not", "failed", "forgot", "patient", "score"})
            CHECK(each.message.find(word) == std::string::npos);
    }
}

TEST_CASE("An emergency says 999 and that nobody is told from here") {
    const LogWorld world;
    const auto found = world.finding(withRisk(world, {{"risk.immediacy", Code{"emergency"}}}), "risk.emergency");
    CHECK(found.severity == Severity::Note);
    CHECK(found.message.find("999") != std::string::npos);
    CHECK(found.message.find("Nobody is told") != std::string::npos);
}

TEST_CASE("Each concern is looked at by itself") {
    const LogWorld world;
    auto record = withRisk(world, {});
    record.answers.rows["risk.items"].push_back(
        {"risk-2", {{"risk.decision", Codes{"advice"}}, {"risk.care-record", false}}});
    CHECK(world.finding(record, "risk.owner").where.row == "risk-2");
    CHECK(world.finding(record, "risk.why-not").where == ItemPath{"risk.care-record-why-not", "risk.items", "risk-2"});
}

TEST_CASE("A concern without risk raised is not asked about, and no answer is not a yes") {
    const LogWorld world;
    auto record = world.writing();
    record.answers.rows["risk.items"] = {{"risk-1", {}}};
    CHECK_FALSE(world.finds(record, "risk.decision"));
    record.answers.values["risk.raised"] = false;
    CHECK_FALSE(world.finds(record, "risk.decision"));
}

TEST_CASE("The trail behind a concern is asked for, softly") {
    const LogWorld world;
    CHECK(world.finding(withRisk(world, {{"risk.decision", Codes{"no-action"}}}), "risk.rationale").severity ==
          Severity::Ask);
    CHECK_FALSE(world.finds(
        withRisk(world, {{"risk.decision", Codes{"no-action"}}, {"risk.rationale", std::string("known already")}}),
        "risk.rationale"));
    CHECK(world.finds(withRisk(world, {{"risk.decision", Codes{"safeguarding"}}}), "risk.told"));
    CHECK(world.finds(withRisk(world, {}), "risk.follow-up"));
    CHECK_FALSE(world.finds(withRisk(world, {{"risk.follow-up-due", day("2025-09-18")}}), "risk.follow-up"));
    CHECK(world.finding(withRisk(world, {{"risk.disagreement", true}}), "risk.disagreement").where.item ==
          "risk.disagreement-note");
    CHECK(world
              .finding(withRisk(world, {{"risk.disagreement", true}, {"risk.disagreement-note", std::string("x")}}),
                       "risk.disagreement")
              .where.item == "risk.disagreement-route");
}

TEST_CASE("Marked for safety in the scan and no in the risk question do not go together") {
    const LogWorld world;
    auto record = world.writing();
    record.answers.rows["scan"] = {{"a", {{"scan.case", Code{"FK-01"}}, {"scan.flag", Code{"CS2"}}}}};
    record.answers.values["risk.raised"] = false;
    CHECK(world.finding(record, "risk.in-scan").where == ItemPath{"scan.flag", "scan", "a"});
    record.answers.values["risk.raised"] = true;
    CHECK_FALSE(world.finds(record, "risk.in-scan"));
}

TEST_CASE("A concern of last time whose day has come is asked about") {
    const LogWorld world;
    auto record = world.writing();
    record.answers.rows["follow-ups"] = {{"f", {{"follow-up.due", day("2025-09-16")}}}};
    CHECK(world.finding(record, "follow-up.overdue").where.row == "f");
    record.answers.rows["follow-ups"][0].cells["follow-up.outcome"] = std::string("all well");
    CHECK_FALSE(world.finds(record, "follow-up.overdue"));
}

TEST_CASE("A record written on the fifth working day is in time, on the sixth it is asked about") {
    LogWorld world;
    auto record = world.writing();
    record.answers.values["session.date"] = day("2025-09-12"); // a Friday
    record.answers.values["session.written-on"] = day("2025-09-19");
    CHECK_FALSE(world.finds(record, "session.written-late"));
    record.answers.values["session.written-on"] = day("2025-09-22");
    CHECK(world.finding(record, "session.written-late").severity == Severity::Ask);
}

TEST_CASE("The next session is measured against what was agreed") {
    LogWorld world;
    auto record = world.writing();
    record.answers.values["session.next"] = day("2025-09-16");
    CHECK(world.finds(record, "next.same-day"));
    record.answers.values["session.next"] = day("2025-10-07"); // 21 days: the cadence and its grace
    CHECK_FALSE(world.finds(record, "next.late"));
    record.answers.values["session.next"] = day("2025-10-08");
    CHECK(world.finds(record, "next.late"));
    record.answers.values["session.next"] = day("2025-09-28"); // a Sunday
    CHECK(world.finding(record, "next.no-working-day").severity == Severity::Note);
}

TEST_CASE("A second session of the same day is asked about, the record itself is not its own twin") {
    LogWorld world;
    auto& twin = world.held("2025-09-16");
    auto record = world.writing();
    CHECK(world.finds(record, "session.twice"));
    twin.id = record.id;
    CHECK_FALSE(world.finds(record, "session.twice"));
}

TEST_CASE("Actions whose day has passed are asked about, done ones how you know") {
    LogWorld world;
    auto record = world.writing();
    record.answers.rows["actions"] = {{"late", {{"action.due", day("2025-09-15")}, {"action.status", Code{"late"}}}},
                                      {"open", {{"action.due", day("2025-09-15")}, {"action.status", Code{"open"}}}},
                                      {"done", {{"action.due", day("2025-09-15")}, {"action.status", Code{"done"}}}},
                                      {"well", {{"action.due", day("2025-09-16")}, {"action.status", Code{"open"}}}}};
    CHECK(world.finding(record, "action.late").where.row == "late");
    CHECK(world.finding(record, "action.past").where.row == "open");
    CHECK(world.finding(record, "action.evidence").where.row == "done");
}

TEST_CASE("A share of the time that stands alone is asked about, three or none are not") {
    LogWorld world;
    auto record = world.writing();
    CHECK_FALSE(world.finds(record, "functions.partial"));
    record.answers.values["functions.formative"] = 50.0;
    record.answers.values["functions.restorative"] = 20.0;
    CHECK(world.finding(record, "functions.partial").where.item == "functions.normative");
    record.answers.values["functions.normative"] = 30.0;
    CHECK_FALSE(world.finds(record, "functions.partial"));
}

TEST_CASE("An unsigned agreement and a review that has passed are notes") {
    LogWorld world;
    const auto record = world.writing();
    CHECK(world.finding(record, "agreement.unsigned").severity == Severity::Note);
    world.timeline.agreement.signedByAll = true;
    CHECK_FALSE(world.finds(record, "agreement.review"));
    world.timeline.agreement.review = day("2025-09-15");
    CHECK(world.finding(record, "agreement.review").severity == Severity::Note);
    world.timeline.agreement.ended = day("2025-09-16");
    CHECK(world.finding(record, "agreement.ended").severity == Severity::Ask);
}

TEST_CASE("A group with fewer than two people there is asked about") {
    LogWorld world;
    auto record = world.writing("group-session");
    record.answers.rows["attendees"] = {{"a", {{"attendee.person", Code{"FK-CP3"}}, {"attendee.present", true}}},
                                        {"b", {{"attendee.person", Code{"FK-CP3"}}, {"attendee.present", false}}}};
    CHECK(world.finds(record, "attendees.few"));
    CHECK(world.finding(record, "attendees.twice").where.row == "b");
}

TEST_CASE("A session that was moved wants its new day, and one without a new day a note") {
    LogWorld world;
    auto record = world.writing("session-not-held");
    record.answers.values["session.status"] = Code{"rescheduled"};
    CHECK(world.finds(record, "not-held.moved-to"));
    record.answers.values["session.status"] = Code{"service-reason"};
    CHECK(world.finding(record, "not-held.rebook").severity == Severity::Note);
    record.answers.values["session.cancelled-on"] = day("2025-09-16");
    record.answers.values["session.rescheduled-to"] = day("2025-09-30"); // ten working days
    CHECK_FALSE(world.finds(record, "not-held.rebook"));
    record.answers.values["session.rescheduled-to"] = day("2025-10-01");
    CHECK(world.finds(record, "not-held.rebook"));
    record.answers.values["session.reason"] = Code{"other"};
    CHECK(world.finds(record, "not-held.reason"));
}

TEST_CASE("An agreement on types that do not count is asked about") {
    LogWorld world;
    auto record = world.writing("supervision-agreement");
    record.answers.values["agreement.types"] = Codes{"ADHOC", "MGMT"};
    record.answers.values["agreement.cadence-days"] = 42.0;
    record.answers.rows["agreement.supervisees"] = {{"a", {{"agreement.supervisee", Code{"FK-CP3"}}}},
                                                    {"b", {{"agreement.supervisee", Code{"FK-CP3"}}}}};
    for (auto code : {"types.none-count", "types.management", "cadence.long", "supervisees.twice"})
        CHECK(world.finds(record, code));
}
