// Two meta-supervisors in workspaces of their own code the same extracts apart. A bundle brings each that the other's is
// there, and what was coded only when both are.
#include "crypto/age.hpp"
#include "exchange/house.hpp"

using namespace trellis;
using namespace trellis::test;

namespace {

const std::string hers = "quillwort", his = "butterbur";

Id coded(House& at, const std::string& why) {
    NewRecord what;
    what.kind = "cfir-coding";
    const auto id = at.desk->newRecord(what);
    at.answer(id,
              R"({"coding.round": "Round 1", "codes": [{"code.extract": "X1", "code.locality": "Fernwick",
                      "code.construct": "IS-J2", "code.rating": -2, "code.why": ")" +
                  why + R"("}]})");
    at.desk->take(id, "finish");
    return id;
}

std::string openedBy(House& who, const std::filesystem::path& file) {
    const auto plain = ageOpen(bytesOf(file), *AgeIdentity::read(who.exchange().secretKey(passphrase)));
    REQUIRE(plain.outcome == AgeOutcome::Opened);
    return plain.plain;
}

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("No bundle carries what one coder found before the other has "
          "finished, and then both have all of it") {
    House hill("Hill", "MS-1", Role::MetaSupervisor, 31), vale("Vale", "MS-2", Role::MetaSupervisor, 32);
    hill.knows(vale, "MS-2", Role::MetaSupervisor);
    vale.knows(hill, "MS-1", Role::MetaSupervisor);
    const auto first = coded(hill, hers);
    const auto early = hill.send("MS-2");
    CHECK_FALSE(says(openedBy(vale, early), hers));
    vale.exchange().take(early);
    REQUIRE(vale.desk->line(first));
    CHECK_FALSE(says(vale.desk->html(first), hers));
    CHECK(vale.verdict().sound());

    const auto second = coded(vale, his); // now both have finished, and this place knows it
    const auto back = vale.send("MS-1");
    CHECK(says(openedBy(hill, back), his));
    hill.exchange().take(back);
    CHECK(says(hill.desk->html(second), his));
    vale.exchange().take(hill.send("MS-2"));
    CHECK(says(vale.desk->html(first), hers)); // the same entry, opened
    CHECK(hill.verdict().sound());
    CHECK(vale.verdict().sound());
    CHECK(hill.exchange().standing("MS-2").hash == vale.exchange().standing("MS-1").hash);
}
