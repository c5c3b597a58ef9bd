// A session's whole life, with the real plugin and the real templates.
#include "scenario/refusal.hpp"
#include "scenario/workshop.hpp"
#include "store/workspace.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {

/// The code of the refusal, or "done".
bool says(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("An agreement is signed by both and then sessions can be made under it") {
    Workshop shop;
    auto agreement = shop.draftAgreement();
    CHECK(shop.desk().agreements().empty()); // it counts from when it is finished
    CHECK(refusal([&] { shop.draftSession(agreement); }) == "TR-D20");
    shop.desk().take(agreement, "finish");
    REQUIRE(shop.desk().agreements().size() == 1);
    CHECK_FALSE(shop.desk().agreements()[0].signedByAll);
    shop.sign(agreement, "FK-CP3");
    shop.sign(agreement, "FK-S1");
    auto terms = shop.desk().agreement(agreement).value();
    CHECK(terms.id == agreement);
    CHECK(terms.supervisor == "FK-S1");
    CHECK(terms.supervisees == std::vector<PersonCode>{"FK-CP3"});
    CHECK(terms.signedByAll);
    CHECK(terms.cadenceDays == 14);
    CHECK(terms.plannedMinutes == 60);
    CHECK(terms.types == std::vector<std::string>{"CLIN", "CMS"});
}

TEST_CASE("New, set, check, finish, sign, show") {
    Workshop shop;
    auto session = shop.session(shop.signedAgreement());
    for (auto& one : shop.desk().check(session)) CHECK(one.severity != Severity::Refuse);
    shop.desk().take(session, "finish");
    auto view = shop.desk().show(session);
    CHECK(view.line.state == "completed");
    CHECK(view.line.waitingFor == std::vector<PersonCode>{"FK-CP3", "FK-S1"});
    CHECK(std::get<double>(view.answers.value("session.actual-minutes")) == 55);
    CHECK(view.withheld.empty());
    CHECK(view.form->ref == view.formRef);
    shop.sign(session, "FK-S1");
    CHECK(shop.desk().show(session).line.state == "signed-by-one");
    shop.sign(session, "FK-CP3");
    view = shop.desk().show(session);
    CHECK(view.line.state == "signed-by-both");
    CHECK(view.line.waitingFor.empty());
    REQUIRE(view.layers.size() == 1);
    CHECK(view.layers[0].signOffs.size() == 2);
    CHECK(shop.desk().openDrafts().empty());
    CHECK(says(shop.desk().html(session), "Bring a recording"));
}

TEST_CASE("What is missing is named when a session is finished too early") {
    Workshop shop;
    auto session = shop.draftSession(shop.signedAgreement());
    std::string said;
    CHECK(refusal([&] { shop.desk().take(session, "finish"); }, &said) == "TR-R05");
    INFO(said);
    CHECK(says(said, "more points are open"));
    CHECK(shop.desk().line(session)->draft); // nothing is lost
}

TEST_CASE("An open concern stands in the way of signing and is named, until it is settled") {
    Workshop shop;
    auto session = shop.session(shop.signedAgreement());
    shop.answer(session, R"({"risk.raised": true, "risk.items": [{"#id": "0199f3c2-0000-7000-8000-00000000aaaa",
        "risk.kind": "self-neglect", "risk.immediacy": "same-day", "risk.case": "FK-22"}]})");
    std::string said;
    CHECK(refusal([&] { shop.sign(session, "FK-S1"); }, &said) == "TR-R06");
    INFO(said);
    CHECK(says(said, "signed"));
    CHECK(shop.desk().line(session)->draft);
    shop.answer(session, R"({"risk.items": [{"#id": "0199f3c2-0000-7000-8000-00000000aaaa",
        "risk.decision": ["care-record"], "risk.rationale": "Seen today by a colleague.", "risk.owner": "FK-CP3",
        "risk.raised-on": "2025-09-02", "risk.raised-at": "10:30", "risk.raised-by": "FK-CP3",
        "risk.discussed-with": "duty senior", "risk.care-record": true,
        "risk.care-record-on": "2025-09-02", "risk.care-record-by": "FK-CP3"}]})");
    CHECK(refusal([&] { shop.sign(session, "FK-S1"); }, &said) == "done");
    CHECK(shop.desk().line(session)->state == "signed-by-one");
}

TEST_CASE("The next session begins with what is still open") {
    Workshop shop;
    auto agreement = shop.signedAgreement();
    shop.signedSession(agreement);
    REQUIRE(shop.desk().openRows().size() == 1);
    auto open = shop.desk().openRows()[0];
    CHECK(open.title == "Bring a recording");
    CHECK(open.owner == "FK-CP3");
    CHECK(open.due == Date::fromIso("2025-09-16"));
    CHECK(open.since == Date::fromIso("2025-09-02"));

    shop.on("2025-09-16");
    auto second = shop.draftSession(agreement);
    auto draft = shop.desk().openDraft(second);
    REQUIRE(draft->form().answers().rowsOf("actions").size() == 1); // once, whoever carried it
    auto row = draft->form().answers().rowsOf("actions")[0];
    CHECK(row.id == open.row.id);
    CHECK(std::get<std::string>(row.cells["action.what"]) == "Bring a recording");
    CHECK(draft->carried().at(row.id) == *Date::fromIso("2025-09-02"));
    REQUIRE(draft->lastTime());
    CHECK(draft->lastTime()->line.day == *Date::fromIso("2025-09-02"));
    draft.reset();

    auto third = shop.session(agreement);
    shop.answer(third, R"({"actions": [{"#id": ")" + row.id +
                           R"(", "action.status": "done", "action.evidence": "We heard it."}]})");
    shop.signByAll(third);
    CHECK(shop.desk().openRows().empty());
}

TEST_CASE("After a signature only an amendment changes a record, and the first text stays") {
    Workshop shop;
    auto session = shop.signedSession(shop.signedAgreement());
    CHECK(refusal([&] { shop.desk().openDraft(session); }) == "TR-R04");
    CHECK(refusal([&] { shop.desk().amend(session, "  \n"); }) == "TR-R08");
    auto first = shop.desk().show(session).revision;
    CHECK(shop.desk().amend(session, "the minutes were wrong") == session);
    CHECK(refusal([&] { shop.desk().amend(session, "again"); }) == "TR-R18");
    shop.answer(session, R"({"session.actual-minutes": 50})");
    CHECK(std::get<double>(shop.desk().show(session).answers.value("session.actual-minutes")) ==
          55); // signed text until finished
    shop.desk().take(session, "finish");
    auto now = shop.desk().show(session);
    CHECK(std::get<double>(now.answers.value("session.actual-minutes")) == 50);
    CHECK(now.line.waitingFor.size() == 2);
    REQUIRE(now.layers.size() == 2);
    CHECK(now.layers[1].reason == "the minutes were wrong");
    CHECK(now.layers[0].signOffs.size() == 2);
    auto before = shop.desk().show(session, first);
    CHECK(std::get<double>(before.answers.value("session.actual-minutes")) == 55);
    CHECK(says(shop.desk().html(session), "because: the minutes were wrong"));
    shop.signByAll(session);
    CHECK(shop.desk().line(session)->state == "signed-by-both");
}

TEST_CASE("An amendment that is discarded leaves the signed record as it was") {
    Workshop shop;
    auto session = shop.signedSession(shop.signedAgreement());
    shop.desk().amend(session, "to try");
    shop.desk().discardDraft(session);
    CHECK(shop.desk().line(session)->state == "signed-by-both");
    CHECK(shop.desk().show(session).layers.size() == 1);
    CHECK(refusal([&] { shop.desk().discardDraft(session); }) == "TR-R04");
}

TEST_CASE("A session is signed by its own people with their own passphrases, each once") {
    Workshop shop;
    auto session = shop.session(shop.signedAgreement());
    shop.addUser("FK-L1", Role::ServiceLead);
    CHECK(refusal([&] { shop.sign(session, "FK-L1"); }) == "TR-R03");
    CHECK(refusal([&] { shop.desk().sign(session, "FK-S1", "not the right one"); }) == "TR-K02");
    CHECK(shop.desk().line(session)->draft); // a mistyped passphrase finishes nothing
    shop.sign(session, "FK-S1");
    CHECK(refusal([&] { shop.sign(session, "FK-S1"); }) == "TR-R16");
    CHECK(refusal([&] { shop.desk().sign(session, "FK-CP3", "not the right one"); }) == "TR-K02");
    CHECK(shop.desk().line(session)->signedBy == std::vector<PersonCode>{"FK-S1"});
}

TEST_CASE("A planned session is begun, and cannot be signed before") {
    Workshop shop;
    auto agreement = shop.signedAgreement();
    NewRecord what;
    what.kind = "supervision-session";
    what.agreement = agreement;
    what.state = "planned";
    what.day = Date::fromIso("2025-09-09");
    auto id = shop.desk().newRecord(what);
    CHECK(shop.desk().line(id)->day == *Date::fromIso("2025-09-09"));
    CHECK(refusal([&] { shop.sign(id, "FK-S1"); }) == "TR-R07");
    CHECK(refusal([&] { shop.desk().take(id, "finish"); }) == "TR-R07");
    auto draft = shop.desk().openDraft(id);
    shop.desk().take(id, "start");
    CHECK(draft->state().state == "draft"); // also for whoever has it open
    what.state = "signed-by-both";
    CHECK(refusal([&] { shop.desk().newRecord(what); }) == "TR-R07");
}

TEST_CASE("Today knows what is due and what waits for a signature") {
    Workshop shop;
    auto agreement = shop.signedAgreement();
    shop.on("2025-09-30");
    auto due = shop.desk().due();
    REQUIRE_FALSE(due.empty());
    CHECK(due[0].agreement == agreement);
    CHECK(due[0].supervisees == std::vector<PersonCode>{"FK-CP3"});
    auto session = shop.session(agreement);
    CHECK(shop.desk().openDrafts().size() == 1);
    shop.sign(session, "FK-S1");
    REQUIRE(shop.desk().toSign().size() == 1);
    CHECK(shop.desk().toSign()[0].waitingFor == std::vector<PersonCode>{"FK-CP3"});
    shop.sign(session, "FK-CP3");
    CHECK(shop.desk().toSign().empty());
    shop.desk().endAgreement(agreement, *Date::fromIso("2025-09-30"));
    CHECK(shop.desk().due().empty());
    CHECK(refusal([&] { shop.draftSession(agreement); }) == "TR-D21");
}

TEST_CASE("An action keeps the day it was first agreed over many sessions") {
    Workshop shop;
    auto agreement = shop.signedAgreement();
    for (auto day : {"2025-09-02", "2025-09-16", "2025-09-30", "2025-10-14"}) {
        shop.on(day);
        shop.signedSession(agreement);
    }
    REQUIRE(shop.desk().openRows().size() == 1);
    CHECK(shop.desk().openRows()[0].since == *Date::fromIso("2025-09-02"));
    auto next = shop.desk().openDraft(shop.draftSession(agreement));
    REQUIRE(next->carried().size() == 1);
    CHECK(next->carried().begin()->second == *Date::fromIso("2025-09-02"));
    CHECK(next->lastTime()->line.day == *Date::fromIso("2025-10-14"));
}

TEST_CASE("Two versions of one record wait for a person, who settles them with an amendment") {
    Workshop shop;
    auto record = shop.signedSession(shop.signedAgreement());
    auto& desk = shop.desk();
    auto first = desk.show(record).revision;
    // As it happens when two machines amend the same text and meet later.
    for (auto minutes : {40.0, 45.0}) {
        auto layer = desk.workspace().revision(first).value();
        DraftState draft{layer.key, first,    layer.form,   layer.day, "completed", "the minutes were wrong",
                         "FK-S1",   layer.at, layer.answers};
        draft.answers.values["session.actual-minutes"] = minutes;
        desk.workspace().finalise(draft, *desk.templateOf(layer.form));
    }
    REQUIRE(desk.conflicts().size() == 1);
    CHECK(desk.line(record)->conflict);
    CHECK(refusal([&] { shop.sign(record, "FK-S1"); }) == "TR-R09");
    CHECK(desk.show(record).layers.size() == 3); // both can be read
    desk.amend(record, "we looked it up: 45");
    shop.answer(record, R"({"session.actual-minutes": 45})");
    shop.signByAll(record);
    CHECK(desk.conflicts().empty());
    CHECK(desk.line(record)->state == "signed-by-both");
    CHECK(desk.workspace().revision(desk.show(record).revision)->parents.size() == 2);
}

TEST_CASE("What is possible depends on where a record stands and who asks") {
    Workshop shop;
    auto ids = [&](const Id& record) {
        std::vector<std::string> out;
        for (auto& one : shop.desk().possible(record)) out.push_back(one.id);
        return out;
    };
    auto record = shop.session(shop.signedAgreement());
    CHECK(ids(record) == std::vector<std::string>{"finish", "discard"});
    shop.desk().take(record, "finish");
    CHECK(ids(record) == std::vector<std::string>{"sign", "amend"});
    shop.signByAll(record);
    CHECK(ids(record) == std::vector<std::string>{"amend"});
    shop.addUser("FK-L1", Role::ServiceLead);
    shop.as("FK-L1");
    CHECK(ids(record).empty());
}
