// What of one record a bundle holds for whom: of a group a person's own part, of an amendment its reason for the pair,
// and never more than whoever sends it may read.
#include "crypto/age.hpp"
#include "desk/desk_state.hpp"
#include "exchange/house.hpp"

#include <algorithm>

using namespace trellis;
using namespace trellis::test;

namespace {

std::string openedBy(House& who, const std::filesystem::path& file) {
    const auto plain = ageOpen(bytesOf(file), *AgeIdentity::read(who.exchange().secretKey(passphrase)));
    REQUIRE(plain.outcome == AgeOutcome::Opened);
    return plain.plain;
}

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

void amend(House& at, const Id& record, const std::string& why, const std::string& answers) {
    at.desk->amend(record, why);
    at.answer(record, answers);
    for (auto& way : at.desk->possible(record))
        if (way.effect == Effect::Finish) return at.desk->take(record, way.id);
    FAIL("cannot be finished");
}

/// A pair, and somebody who supervises across places.
struct Two {
    House fern{"Fernwick", "FK-S1", Role::Supervisor, 41}, hill{"Hill", "MS-1", Role::MetaSupervisor, 42};
    Id session;
    Two() {
        fern.addSupervisee("FK-CP3");
        session = fern.session(fern.agreement(), "The kettle hums");
        fern.knows(hill, "MS-1", Role::MetaSupervisor);
        hill.knows(fern, "FK-S1", Role::Supervisor);
    }
    void openFernAs(const PersonCode& who) {
        fern.desk.reset();
        fern.desk = Desk::open(fern.at, who, passphrase, fern.environment);
    }
};

} // namespace

TEST_CASE("Why something was changed goes to its people and is withheld from whoever oversees") {
    Two all;
    House home{"Home", "FK-S1", Role::Supervisor, 43};
    all.fern.knows(home, "FK-S1", Role::Supervisor);
    amend(all.fern, all.session, "kingfisher asked for it", R"({"session.actual-minutes": 50})");
    const auto up = all.fern.send("MS-1");
    CHECK_FALSE(says(openedBy(all.hill, up), "kingfisher"));
    all.hill.exchange().take(up);
    CHECK(all.hill.desk->show(all.session).layers.size() == 2);
    CHECK(all.hill.verdict().sound());
    CHECK(says(openedBy(home, all.fern.send("FK-S1")), "kingfisher"));
}

TEST_CASE("Of two versions whoever oversees sees that there are two, neither what was said nor why, and decides nothing") {
    Two all;
    House home{"Home", "FK-S1", Role::Supervisor, 44};
    all.fern.knows(home, "FK-S1", Role::Supervisor);
    home.exchange().keepCorrespondent("FK-S1", all.fern.exchange().key(), Role::Supervisor);
    all.fern.exchange().believe(home.exchange().deviceWords(), "Home");
    home.exchange().take(all.fern.send("FK-S1"));
    const auto here = R"({"session.actual-minutes": 40, "agenda": [{"agenda.topic": "As it was here"}]})";
    const auto there = R"({"session.actual-minutes": 45, "agenda": [{"agenda.topic": "As it was at home"}]})";
    amend(all.fern, all.session, "kingfisher here", here);
    amend(home, all.session, "kingfisher at home", there);
    all.fern.exchange().take(home.send("FK-S1"));
    REQUIRE(all.fern.exchange().conflicts().size() == 1);

    all.fern.desk->addUser("FK-CP9", Role::Supervisee, passphrase);
    all.fern.desk->addUser("FK-L1", Role::ServiceLead, passphrase);
    all.openFernAs("FK-L1");
    const auto seen = all.fern.exchange().conflicts();
    REQUIRE(seen.size() == 1);
    CHECK_FALSE(seen.front().mine);
    for (auto& side : seen.front().sides) CHECK(side.reason.empty());
    REQUIRE(seen.front().differences.size() == 1);
    CHECK(seen.front().differences.front().item == "session.actual-minutes");
    CHECK(codeOf([&] {
              all.fern.exchange().resolve({all.session, seen.front().sides[0].revision, {}, "I know better"});
          }) == "TR-R02");
    CHECK(all.fern.desk->conflicts().empty()); // those that wait for this person
    all.openFernAs("FK-CP9");
    CHECK(all.fern.exchange().conflicts().empty());
    CHECK(codeOf([&] { all.fern.exchange().conflict(all.session); }) == "TR-R02");
    all.openFernAs("FK-S1");
    CHECK(all.fern.exchange().conflicts().front().sides.front().reason.find("kingfisher") == 0);
}

TEST_CASE("Nobody sends what they may not read themselves, whatever the recipient might") {
    Two all;
    amend(all.fern, all.session, "more", R"({"workload.note": "otter", "summary": "heron", "success.note": "wombat"})");
    all.fern.desk->addUser("FK-L1", Role::ServiceLead, passphrase);
    const auto bySupervisor = openedBy(all.hill, all.fern.send("MS-1"));
    CHECK(says(bySupervisor, "otter")); // P M: for the pair and whoever supervises across places
    CHECK_FALSE(says(bySupervisor, "heron"));
    all.openFernAs("FK-L1"); // who reads A and S
    all.fern.desk->addUser("FK-IT", Role::LocalityAdmin, passphrase);
    const auto byLead = openedBy(all.hill, all.fern.send("MS-1"));
    for (auto* words : {"otter", "heron", "wombat"}) {
        INFO(words);
        CHECK_FALSE(says(byLead, words));
    }
    all.openFernAs("FK-IT");
    CHECK(codeOf([&] { all.fern.send("MS-1"); }) == "TR-B05");
    CHECK(all.fern.exchange().standing("MS-1").devices.empty());
}

TEST_CASE("A bundle for one of a group holds their own part and no colleague's") {
    House fern{"Fernwick", "FK-S1", Role::Supervisor, 45}, home{"Home", "FK-CP3", Role::Supervisee, 46};
    fern.addSupervisee("FK-CP4");
    fern.addSupervisee("FK-CP3");
    NewRecord what;
    what.kind = "supervision-agreement";
    what.supervisor = "FK-S1";
    what.supervisees = {"FK-CP3", "FK-CP4"};
    const auto agreement = fern.desk->newRecord(what);
    fern.answer(agreement, R"({"agreement.types": ["CLIN"], "agreement.modality": "video",
        "agreement.purpose": "Working well together.", "agreement.dual-role": false, "agreement.visibility": "standard",
        "agreement.escalation": [{"escalation.name": "Duty senior", "escalation.for": "Risk"}],
        "agreement.disagreement": "We ask the service lead."})");
    for (auto* who : {"FK-CP3", "FK-CP4", "FK-S1"}) fern.desk->sign(agreement, who, passphrase);
    const auto session = fern.desk->newRecord({.kind = "group-session", .agreement = agreement});
    fern.answer(session, R"({"session.start": "10:05", "session.type": ["CLIN"], "session.modality": "video",
        "session.supervisor": "FK-S1", "session.actual-minutes": 85, "session.next": "2025-09-30",
        "session.written-by": "FK-S1", "risk.raised": false, "conduct.concern": false,
        "attendees": [{"attendee.person": "FK-CP3", "attendee.present": true},
                      {"attendee.person": "FK-CP4", "attendee.present": true}],
        "agenda": [{"agenda.topic": "The room"}],
        "actions": [{"action.what": "Ask for a key", "action.owner": "FK-CP3", "action.due": "2025-09-16"}],
        "private": [{"private.person": "FK-CP3", "private.note": "badger"},
                    {"private.person": "FK-CP4", "private.note": "lapwing"}]})");
    for (auto* who : {"FK-CP3", "FK-CP4", "FK-S1"}) fern.desk->sign(session, who, passphrase);
    fern.knows(home, "FK-CP3", Role::Supervisee);
    const auto file = fern.send("FK-CP3");
    CHECK(says(openedBy(home, file), "badger"));
    CHECK_FALSE(says(openedBy(home, file), "lapwing"));
    home.exchange().take(file);
    CHECK(home.desk->show(session).answers.rowsOf("private").size() == 1);
    CHECK(home.verdict().sound());
}
