// An issue whose background stays with those who raised it goes to a leader in a workspace of their own, and is
// answered there; what the leader never saw is in the answered record all the same, where it was known.
#include "crypto/age.hpp"
#include "exchange/house.hpp"

#include <algorithm>

using namespace trellis;
using namespace trellis::test;

namespace {

const std::string background = "It was promised and taken back three times";

struct Asked {
    House hill{"Hill", "MS-1", Role::MetaSupervisor, 21};
    House far{"Otherley", "OT-L1", Role::ServiceLead, 22};
    Id issue;

    Asked() {
        hill.knows(far, "OT-L1", Role::ServiceLead);
        far.knows(hill, "MS-1", Role::MetaSupervisor);
        hill.desk->savePerson({"OT-L1", "", {Role::ServiceLead}, "Otherley", hill.clock.today() - 300, {}, {}});
        NewRecord what;
        what.kind = "system-issue";
        issue = hill.desk->newRecord(what);
        hill.answer(
            issue,
            R"({"issue.title": "No pay for travel", "issue.effect": "Visits are not made.", "issue.cfir": ["IS-J1"],
            "issue.asked-of": "OT-L1", "issue.request": "Pay for travel.", "issue.background": ")" +
                background + R"("})");
        hill.desk->take(issue, "finish");
    }
    void answered() {
        far.desk->take(issue, "answer");
        far.answer(issue, R"({"answer.on": "2025-09-02", "answer.text": "From January.", "answer.outcome": "done"})");
        far.desk->take(issue, "finish");
    }
    std::string backgroundAtHill() { return plainText(hill.desk->show(issue).answers.value("issue.background")); }
};

std::string openedBy(House& who, const std::filesystem::path& file) {
    auto secret = who.exchange().secretKey(passphrase);
    const auto plain = ageOpen(bytesOf(file), *AgeIdentity::read(secret));
    REQUIRE(plain.outcome == AgeOutcome::Opened);
    return plain.plain;
}

} // namespace

TEST_CASE("Whoever is asked answers in their own workspace what they see only in part, and nothing is lost") {
    Asked all;
    const auto down = all.hill.send("OT-L1");
    CHECK(openedBy(all.far, down).find(background) == std::string::npos);
    all.far.exchange().take(down);
    CHECK_FALSE(all.far.desk->show(all.issue).withheld.empty());
    CHECK_THROWS_AS(all.far.desk->amend(all.issue, "I would put it otherwise"), Error); // no party: an answer is all
    all.answered();
    CHECK(all.far.verdict().sound());
    const auto up = all.far.send("MS-1");
    CHECK(openedBy(all.hill, up).find(background) == std::string::npos);
    all.hill.exchange().take(up);
    CHECK(all.hill.verdict().sound());
    CHECK(all.backgroundAtHill() == background);
    CHECK(all.hill.desk->line(all.issue)->state == "answered");
    all.hill.desk->take(all.issue, "close"); // and it goes on from there
    all.hill.answer(all.issue, R"({"answer.told": "You said, and it is paid from January."})");
    all.hill.desk->take(all.issue, "finish");
    CHECK(all.backgroundAtHill() == background);
    const auto again = all.hill.send("OT-L1");
    CHECK(openedBy(all.far, again).find(background) == std::string::npos); // opened here is not open everywhere
    all.far.exchange().take(again);
    CHECK(all.far.desk->line(all.issue)->state == "closed");
    CHECK(all.far.exchange().standing("MS-1").hash == all.hill.exchange().standing("OT-L1").hash);
}

TEST_CASE("An answer to an issue that was corrected first does not take the reason of the correction for an answer") {
    Asked all;
    all.hill.desk->amend(all.issue, "A word was wrong between the two of us");
    all.hill.answer(all.issue, R"({"issue.effect": "Visits are left out."})");
    all.hill.desk->take(all.issue, "finish");
    const auto down = all.hill.send("OT-L1");
    CHECK(openedBy(all.far, down).find("A word was wrong") == std::string::npos);
    all.far.exchange().take(down);
    all.answered();
    all.hill.exchange().take(all.far.send("MS-1"));
    CHECK(all.hill.desk->show(all.issue).amendReason == "Answer");
    CHECK(all.backgroundAtHill() == background);
    all.hill.desk->take(all.issue, "close");
    CHECK(all.hill.verdict().sound());
}

TEST_CASE("The answer may come before what it answers, and opens when that comes") {
    Asked all;
    all.far.exchange().take(all.hill.send("OT-L1"));
    all.answered();
    House later{"Hillside", "MS-1", Role::MetaSupervisor, 23}; // the same person at another desk, with nothing yet
    all.far.knows(later, "MS-1", Role::MetaSupervisor);
    all.hill.knows(later, "MS-1", Role::MetaSupervisor);
    later.exchange().take(all.far.send("MS-1"));
    CHECK(std::holds_alternative<Missing>(later.desk->show(all.issue).answers.value("issue.background")));
    later.exchange().take(all.hill.send("MS-1"));
    CHECK(plainText(later.desk->show(all.issue).answers.value("issue.background")) == background);
    CHECK(later.desk->line(all.issue)->state == "answered");
    CHECK(later.verdict().sound());
}
