// Who sees what: the same rule for reading, paper, lists and search.
#include "scenario/refusal.hpp"
#include "scenario/workshop.hpp"
#include "store/workspace.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {

bool says(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// Every plain text anywhere in the answers.
bool holds(const Answers& answers, std::string_view text) {
    for (auto& [item, value] : answers.values)
        if (says(plainText(value), text)) return true;
    for (auto& [item, rows] : answers.rows)
        for (auto& row : rows)
            for (auto& [cell, value] : row.cells)
                if (says(plainText(value), text)) return true;
    return false;
}

struct Told : Workshop {
    Id agreement = signedAgreement();
    Id record = session(agreement);
    Told() {
        answer(record,
               R"({"success.note": "wombat private words", "summary": "heron summary words",
                "workload.note": "otter workload words"})");
        signByAll(record);
        addUser("FK-L1", Role::ServiceLead);
        addUser("FK-M1", Role::MetaSupervisor);
        addUser("FK-A1", Role::Auditor);
        addUser("FK-CP9", Role::Supervisee);
        addUser("FK-IT", Role::LocalityAdmin);
    }
};

} // namespace

TEST_CASE("A service lead sees that a session happened and its summary, not what was said") {
    Told shop;
    auto& desk = shop.as("FK-L1");
    REQUIRE(desk.records({.kind = "supervision-session"}).size() == 1);
    auto view = desk.show(shop.record);
    CHECK(view.answers.values.contains("session.actual-minutes"));
    CHECK(holds(view.answers, "heron"));
    CHECK_FALSE(holds(view.answers, "wombat"));
    CHECK_FALSE(holds(view.answers, "otter"));
    CHECK_FALSE(holds(view.answers, "recording")); // nor the actions
    CHECK(std::ranges::find(view.withheld, "success.note") != view.withheld.end());
    auto page = desk.html(shop.record);
    CHECK_FALSE(says(page, "wombat"));
    CHECK_FALSE(says(page, "Bring a recording"));
    CHECK(says(page, "kept by the pair"));
    CHECK_FALSE(says(sheetJson(desk.sheet(view)), "wombat"));
    CHECK(desk.search("wombat").empty());
    CHECK(desk.search("heron").size() == 1);
    CHECK(desk.openRows().empty());
    CHECK(refusal([&] { desk.check(shop.record); }) == "TR-R02"); // findings quote content
    CHECK(refusal([&] { desk.amend(shop.record, "curious"); }) == "TR-R02");
    CHECK(refusal([&] { shop.sign(shop.record, "FK-S1"); }) == "TR-R02");
}

TEST_CASE("A meta-supervisor sees what may flow on, an auditor the bare fact") {
    Told shop;
    auto& meta = shop.as("FK-M1");
    auto view = meta.show(shop.record);
    CHECK(holds(view.answers, "otter"));
    CHECK_FALSE(holds(view.answers, "wombat"));
    CHECK_FALSE(holds(view.answers, "heron"));
    auto& auditor = shop.as("FK-A1");
    view = auditor.show(shop.record);
    CHECK(view.answers.values.contains("session.date"));
    for (auto word : {"otter", "wombat", "heron"}) CHECK_FALSE(holds(view.answers, word));
}

TEST_CASE("Whoever is no party and oversees nothing finds nothing and opens nothing") {
    Told shop;
    for (auto who : {"FK-CP9", "FK-IT"}) {
        auto& desk = shop.as(who);
        CHECK(desk.records().empty());
        CHECK(desk.agreements().empty());
        CHECK(desk.search("wombat").empty());
        CHECK(desk.due().empty());
        CHECK_FALSE(desk.line(shop.record));
        CHECK(refusal([&] { desk.show(shop.record); }) == "TR-R02");
        CHECK(refusal([&] { desk.html(shop.record); }) == "TR-R02");
        CHECK(refusal([&] { desk.openDraft(shop.record); }) == "TR-R02");
        CHECK(refusal([&] { shop.draftSession(shop.agreement); }) == "TR-D20");
    }
    CHECK(refusal([&] { shop.desk().show("0199f3c2-1111-7000-8000-00000000ffff"); }) == "TR-R01");
}

TEST_CASE("A draft belongs to its people") {
    Told shop;
    auto draft = shop.as("FK-S1").newRecord({.kind = "supervision-session", .agreement = shop.agreement});
    auto& lead = shop.as("FK-L1");
    CHECK(refusal([&] { lead.show(draft); }) == "TR-R02");
    CHECK(refusal([&] { lead.openDraft(draft); }) == "TR-R02");
    CHECK(refusal([&] { lead.discardDraft(draft); }) == "TR-R02");
    CHECK(refusal([&] { lead.take(draft, "discard"); }) == "TR-R02");
    CHECK(lead.records({.kind = "supervision-session"}).size() == 1);
    CHECK(shop.as("FK-CP3").openDraft(draft) != nullptr);
}

TEST_CASE("Search finds whatever the accents, shows where, and notes only that somebody searched") {
    Told shop;
    auto& desk = shop.as("FK-CP3");
    auto hits = desk.search("wombat");
    REQUIRE(hits.size() == 1);
    CHECK(hits[0].label == "What went well?");
    CHECK(says(hits[0].excerpt, "\u2039wombat\u203A"));
    CHECK(hits[0].record.id == shop.record);
    for (auto& line : desk.audit()) CHECK_FALSE(says(line.about, "wombat"));
    CHECK(std::ranges::any_of(desk.audit(), [](auto& line) { return line.what == "searched"; }));
}

TEST_CASE("Views, exports and prints leave a trace that the pair can see") {
    Told shop;
    auto& lead = shop.as("FK-L1");
    lead.show(shop.record);
    lead.html(shop.record);
    lead.printout(shop.record);
    auto& desk = shop.as("FK-S1");
    for (auto what : {"viewed", "exported", "printed"}) {
        INFO(what);
        CHECK(std::ranges::any_of(desk.audit(), [&](auto& line) {
            return line.what == what && line.who == "FK-L1" && line.about == shop.record;
        }));
    }
    // Somebody else's traces stay out of the sight of those who have nothing to do with them.
    for (auto& line : shop.as("FK-CP9").audit()) CHECK(line.who == "FK-CP9");
}

TEST_CASE("In a group each person sees their own private part, the supervisor all") {
    Workshop shop;
    shop.addUser("FK-CP4", Role::Supervisee);
    auto agreement = shop.signedAgreement({"FK-CP3", "FK-CP4"});
    auto record = shop.desk().newRecord({.kind = "group-session", .agreement = agreement});
    auto form = shop.desk().openDraft(record)->form().form().find("private");
    REQUIRE(form);
    std::string text; // the first text cell of the private table, whatever it is called
    for (auto& cell : form->cells)
        if (text.empty() && (cell.type == ItemType::Text || cell.type == ItemType::LongText)) text = cell.id;
    REQUIRE_FALSE(text.empty());
    shop.answer(record, R"({"private": [{"private.person": "FK-CP3", ")" + text + R"(": "badger"},
                                        {"private.person": "FK-CP4", ")" +
                            text + R"(": "lapwing"}]})");
    CHECK(holds(shop.desk().show(record).answers, "badger"));
    auto& three = shop.as("FK-CP3");
    auto view = three.show(record);
    CHECK(holds(view.answers, "badger"));
    CHECK_FALSE(holds(view.answers, "lapwing"));
    CHECK(refusal([&] { three.openDraft(record); }) == "TR-R02"); // the whole draft would hand out all of it
    auto& four = shop.as("FK-CP4");
    CHECK_FALSE(holds(four.show(record).answers, "badger"));
}
