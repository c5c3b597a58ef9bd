// What a new session starts with.
#include "plugins/supervision-log/log_world.hpp"

#include <algorithm>

using namespace trellis;
using namespace trellis::test;

namespace {

Row scanned(const std::string& id, const std::string& code, const std::string& status = "active") {
    return {id, {{"scan.case", Code{code}}, {"scan.status", Code{status}}}};
}
const Row* rowFor(const std::vector<Row>& rows, const std::string& code) {
    const auto found =
        std::ranges::find_if(rows, [&](auto& row) { return row.cells.at("scan.case") == Value(Code{code}); });
    return found == rows.end() ? nullptr : &*found;
}
Value cell(const Row& row, const std::string& item) {
    const auto found = row.cells.find(item);
    return found == row.cells.end() ? Value(Missing{}) : found->second;
}

} // namespace

TEST_CASE("The first session of a pair knows who, how long and which type, and is otherwise empty") {
    LogWorld world;
    world.timeline.agreement.plannedMinutes = 75;
    const auto fresh = world.fresh("supervision-session");
    CHECK(fresh.value("session.supervisor") == Value(Code{"FK-S1"}));
    CHECK(fresh.value("session.supervisee") == Value(Code{"FK-CP3"}));
    CHECK(fresh.value("session.planned-minutes") == Value(75.0));
    CHECK(fresh.value("session.type") == Value(Codes{"CLIN", "CMS"}));
    CHECK(fresh.rowsOf("actions").empty());
    CHECK(fresh.rowsOf("scan").empty());
}

TEST_CASE("How you meet is as you agreed; where you agreed on a mix, it is as last time, and at first it is left open") {
    const auto kind = GENERATE("supervision-session", "group-session");
    LogWorld world;
    CHECK(world.fresh(kind).value("session.modality") == Value(Missing{}));
    world.held("2025-09-02", kind).answers.values["session.modality"] = Code{"phone"};
    CHECK(world.fresh(kind).value("session.modality") == Value(Code{"phone"}));

    TimelineRecord terms;
    terms.id = "agreement";
    terms.kind = "supervision-agreement";
    terms.day = day("2025-03-04");
    terms.form = world.form("core.supervision-agreement").ref;
    const auto usually = [&](const char* how, bool underThePen = false) {
        terms.answers.values["agreement.modality"] = Code{how};
        terms.draft = underThePen;
        auto with = world.timeline.records;
        with.insert(with.begin(), terms);
        std::swap(world.timeline.records, with);
        const auto met = world.fresh(kind).value("session.modality");
        std::swap(world.timeline.records, with);
        return met;
    };
    CHECK(usually("in-person") == Value(Code{"in-person"}));
    CHECK(usually("mixed") == Value(Code{"phone"}));
    CHECK(usually("in-person", true) == Value(Code{"phone"})); // not agreed yet
}

TEST_CASE("A way of meeting, a type or a status that the form no longer offers is left to the two, and the session begins") {
    LogWorld world;
    world.timeline.agreement.types = {"CLIN", "A-TYPE-OF-OLD"};
    auto& last = world.held("2025-09-02");
    last.answers.values["session.modality"] = Code{"telegraph"};
    last.answers.rows["scan"] = {scanned("r", "FK-01", "a-status-of-old")};
    const auto fresh = world.fresh("supervision-session");
    CHECK(fresh.value("session.modality") == Value(Missing{}));
    CHECK(fresh.value("session.type") == Value(Codes{"CLIN"}));
    REQUIRE(rowFor(fresh.rowsOf("scan"), "FK-01") != nullptr);
    CHECK(cell(*rowFor(fresh.rowsOf("scan"), "FK-01"), "scan.status") == Value(Missing{}));
    CHECK(world.fresh("session-not-held").value("session.type") == Value(Codes{"CLIN"}));
}

TEST_CASE("An action is late the day after its day, not on it") {
    LogWorld world;
    const auto due = GENERATE(values<std::pair<const char*, const char*>>(
        {{"2025-09-15", "late"}, {"2025-09-16", "open"}, {"2025-09-17", "open"}}));
    world.held("2025-09-02").answers.rows["actions"] = {
        {"a", {{"action.what", std::string("x")}, {"action.due", day(due.first)}, {"action.status", Code{"open"}}}}};
    CHECK(world.fresh("supervision-session").rowsOf("actions")[0].cells.at("action.status") == Value(Code{due.second}));
}

TEST_CASE("An action keeps the day it was first agreed on through many sessions") {
    LogWorld world;
    const Row action = {"a", {{"action.what", std::string("x")}, {"action.status", Code{"open"}}}};
    for (auto on : {"2025-06-03", "2025-07-01", "2025-09-02"}) world.held(on).answers.rows["actions"] = {action};
    CHECK(world.fresh("supervision-session").rowsOf("actions")[0].cells.at("action.since") == Value(day("2025-06-03")));
}

TEST_CASE("Only the newest finished session hands on; a draft does not") {
    LogWorld world;
    world.held("2025-08-19").answers.rows["actions"] = {
        {"old", {{"action.what", std::string("settled since")}, {"action.status", Code{"open"}}}}};
    world.held("2025-09-02").answers.rows["actions"] = {
        {"new", {{"action.what", std::string("x")}, {"action.status", Code{"open"}}}}};
    auto& draft = world.held("2025-09-10");
    draft.draft = true;
    draft.answers.rows["actions"] = {
        {"draft", {{"action.what", std::string("half written")}, {"action.status", Code{"open"}}}}};
    const auto rows = world.fresh("supervision-session").rowsOf("actions");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].id == "new");
}

TEST_CASE("Pairs in focus come along unless they were let go") {
    LogWorld world;
    world.held("2025-09-02").answers.rows["focus"] = {{"a", {{"focus.pair", Code{"U07"}}, {"focus.keep", true}}},
                                                      {"b", {{"focus.pair", Code{"U13"}}, {"focus.keep", false}}},
                                                      {"c", {{"focus.pair", Code{"U05"}}}}};
    const auto rows = world.fresh("supervision-session").rowsOf("focus");
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].id == "a");
    CHECK(rows[1].id == "c");
}

TEST_CASE("What the two chose since their last session joins the pairs in focus, up to five") {
    LogWorld world;
    const auto chosen = [&](const char* on, std::vector<Row> rows, bool draft = false) {
        TimelineRecord record;
        record.id = std::string("focus-") + on;
        record.kind = "unlearning-focus";
        record.day = day(on);
        record.draft = draft;
        record.answers.rows["focus"] = std::move(rows);
        world.timeline.records.push_back(record);
    };
    const auto pair = [](const char* id, const char* code, std::optional<bool> keep = {}) {
        Row row{id, {{"focus.pair", Code{code}}}};
        if (keep) row.cells["focus.keep"] = *keep;
        return row;
    };
    const auto now = [&] {
        std::vector<std::string> out;
        const auto fresh = world.fresh("supervision-session");
        for (auto& row : fresh.rowsOf("focus"))
            out.push_back(plainText(cell(row, "focus.pair")) + (cell(row, "focus.keep") == Value(false) ? " let go" : ""));
        return out;
    };
    using Pairs = std::vector<std::string>;
    chosen("2025-08-01", {pair("x", "U20")});
    CHECK(now() == Pairs{"U20"}); // before any session
    world.held("2025-09-02").answers.rows["focus"] = {pair("a", "U07"), pair("b", "U13")};
    CHECK(now() == Pairs{"U07", "U13"}); // chosen before the session: the session has settled it
    chosen("2025-09-02", {pair("c", "U05")});
    CHECK(now() == Pairs{"U07", "U13", "U05"}); // on its day: nothing is taken away
    chosen("2025-09-10", {pair("d", "U20")}, true);
    CHECK(now() == Pairs{"U07", "U13", "U05"}); // a draft chooses nothing
    chosen("2025-09-09", {pair("e", "U13"), pair("f", "U01"), pair("g", "U02", false), pair("h", "U03"),
                          pair("i", "U04"), pair("j", "U06")});
    CHECK(now() == Pairs{"U07 let go", "U13", "U01", "U03", "U04"});
}

TEST_CASE("Everybody scanned before is listed again, those waiting four weeks marked and on top") {
    LogWorld world; // today is 16 September 2025
    world.held("2025-08-05").answers.rows["scan"] = {scanned("1", "FK-09"), scanned("2", "FK-11"),
                                                     scanned("3", "FK-22"), scanned("4", "FK-30")};
    auto& last = world.held("2025-09-02");
    last.answers.rows["scan"] = {scanned("5", "FK-09"), scanned("6", "FK-22"), scanned("7", "FK-40"),
                                 scanned("8", "FK-30", "ended")};
    last.answers.rows["depth"] = {{"d", {{"depth.case", Code{"FK-22"}}}}};
    const auto rows = world.fresh("supervision-session").rowsOf("scan");
    REQUIRE(rows.size() == 4);
    REQUIRE(rowFor(rows, "FK-09"));
    CHECK(cell(*rowFor(rows, "FK-09"), "scan.flag") == Value(Code{"CS5"}));
    CHECK(cell(*rowFor(rows, "FK-11"), "scan.flag") ==
          Value(Code{"CS5"})); // not in the last scan, and therefore the one to think of
    CHECK(cell(*rowFor(rows, "FK-22"), "scan.flag") == Value(Missing{}));
    CHECK(cell(*rowFor(rows, "FK-22"), "scan.last-discussed") == Value(day("2025-09-02")));
    CHECK(cell(*rowFor(rows, "FK-40"), "scan.flag") == Value(Missing{})); // new: two weeks are not four
    CHECK(rowFor(rows, "FK-30") == nullptr);
    CHECK(cell(rows[0], "scan.flag") == Value(Code{"CS5"}));
    CHECK(rows[0].id != "1"); // a scan row is a new look, not an old row
}

TEST_CASE("Four weeks are twenty-eight days") {
    LogWorld world;
    auto& last = world.held("2025-09-02");
    last.answers.rows["scan"] = {{"1", {{"scan.case", Code{"FK-01"}}, {"scan.last-discussed", day("2025-08-19")}}},
                                 {"2", {{"scan.case", Code{"FK-02"}}, {"scan.last-discussed", day("2025-08-20")}}}};
    const auto rows = world.fresh("supervision-session").rowsOf("scan");
    CHECK(cell(*rowFor(rows, "FK-01"), "scan.flag") == Value(Code{"CS5"}));
    CHECK(cell(*rowFor(rows, "FK-02"), "scan.flag") == Value(Missing{}));
}

TEST_CASE("A concern with a day to follow it up and no outcome comes back") {
    LogWorld world;
    world.held("2025-09-02").answers.rows["risk.items"] = {{"r1",
                                                            {{"risk.kind", Code{"self-neglect"}},
                                                             {"risk.case", Code{"FK-22"}},
                                                             {"risk.raised-on", day("2025-09-02")},
                                                             {"risk.follow-up-due", day("2025-09-04")}}},
                                                           {"r2",
                                                            {{"risk.kind", Code{"other"}},
                                                             {"risk.follow-up-due", day("2025-09-04")},
                                                             {"risk.follow-up-outcome", std::string("settled")}}},
                                                           {"r3", {{"risk.kind", Code{"other"}}}}};
    const auto rows = world.fresh("supervision-session").rowsOf("follow-ups");
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].cells.at("follow-up.case") == Value(Code{"FK-22"}));
    CHECK(rows[0].cells.at("follow-up.due") == Value(day("2025-09-04")));
    CHECK(std::get<std::string>(rows[0].cells.at("follow-up.what")).find("2 September 2025") != std::string::npos);
}

TEST_CASE("A group session begins with everybody of the group and a private part for each") {
    LogWorld world;
    world.timeline.agreement.supervisees = {"FK-CP3", "FK-CP4", "FK-CP5"};
    const auto fresh = world.fresh("group-session");
    REQUIRE(fresh.rowsOf("attendees").size() == 3);
    CHECK(fresh.rowsOf("attendees")[1].cells.at("attendee.person") == Value(Code{"FK-CP4"}));
    CHECK(fresh.rowsOf("attendees")[1].cells.at("attendee.present") == Value(true));
    CHECK(fresh.rowsOf("private").size() == 3);
}

TEST_CASE("Two people of a group may bear the same case code and stay apart in the scan") {
    LogWorld world;
    world.timeline.agreement.supervisees = {"FK-CP3", "FK-CP4"};
    world.held("2025-09-02", "group-session").answers.rows["scan"] = {
        {"1", {{"scan.owner", Code{"FK-CP3"}}, {"scan.case", Code{"FK-01"}}}},
        {"2", {{"scan.owner", Code{"FK-CP4"}}, {"scan.case", Code{"FK-01"}}}}};
    CHECK(world.fresh("group-session").rowsOf("scan").size() == 2);
}

TEST_CASE("A booking that came to nothing begins with what was planned") {
    LogWorld world;
    const auto fresh = world.fresh("session-not-held");
    CHECK(fresh.value("session.planned-minutes") == Value(60.0));
    CHECK(fresh.value("session.written-by") == Value(Code{"FK-S1"}));
}
