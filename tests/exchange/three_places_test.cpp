// Fernwick, Stourbeck and the meta-supervisor exchange files and nothing else.
#include "crypto/age.hpp"
#include "desk/figure_desk.hpp"
#include "exchange/house.hpp"

#include <algorithm>
#include <cstdlib>

using namespace trellis;
using namespace trellis::test;

namespace {

const std::string fernWords = "The kettle in the back room still hums at night";
const std::string stourWords = "Nobody dares to open the green cupboard";

struct Three {
    House fern{"Fernwick", "FK-S1", Role::Supervisor, 1};
    House stour{"Stourbeck", "SB-S1", Role::Supervisor, 2};
    House hill{"Hill", "MS-1", Role::MetaSupervisor, 3};
    Id fernAgreement, stourAgreement, fernSession, stourSession;

    Three() {
        fern.addSupervisee("FK-CP3");
        stour.addSupervisee("SB-CP1");
        fernAgreement = fern.agreement();
        stourAgreement = stour.agreement();
        fernSession = fern.session(fernAgreement, fernWords);
        stourSession = stour.session(stourAgreement, stourWords);
        fern.knows(hill, "MS-1", Role::MetaSupervisor);
        stour.knows(hill, "MS-1", Role::MetaSupervisor);
    }
};

long answersOf(const RecordView& view) {
    return static_cast<long>(view.answers.values.size() + view.answers.rows.size());
}

} // namespace

TEST_CASE("The meta-supervisor reads from both sites what is class A or M, and not one private word has left") {
    Three all;
    for (auto* site : {&all.fern, &all.stour}) {
        const auto file = site->send("MS-1");
        const auto sealed = bytesOf(file);
        auto secret = all.hill.exchange().secretKey(passphrase);
        const auto plain = ageOpen(sealed, *AgeIdentity::read(secret));
        REQUIRE(plain.outcome == AgeOutcome::Opened);
        for (auto& words : {fernWords, stourWords, std::string("A Name That Never Leaves"), std::string("Bring a recording"),
                            std::string("We ask the service lead"), std::string("parental")}) {
            INFO(words);
            CHECK(plain.plain.find(words) == std::string::npos);
            CHECK(sealed.find(words) == std::string::npos);
        }
        CHECK((plain.plain.find("FK-S1") != std::string::npos) == (site == &all.fern)); // it is not empty

        const auto look = site->exchange().inspect(file, true); // whoever sends it can look into it
        CHECK(look.proof.found.empty());
        CHECK(look.proof.lookedFor == look.withheld);
        CHECK(look.withheld > 5);
        for (auto& [classes, count] : look.proof.openByClasses)
            CHECK((classes.find('A') != std::string::npos || classes.find('M') != std::string::npos));

        const auto arrival = all.hill.exchange().take(file);
        CHECK(arrival.count.records.size() == 2);
        CHECK(arrival.notes.empty());
    }
    auto lines = all.hill.desk->records();
    CHECK(lines.size() == 4);
    const auto view = all.hill.desk->show(all.fernSession);
    CHECK(view.line.signedBy.size() == 2);
    CHECK(view.line.kindTitle == all.fern.desk->line(all.fernSession)->kindTitle);
    CHECK(view.answers.value("session.actual-minutes") == Value(55.0));
    CHECK(view.answers.rowsOf("agenda").empty());
    CHECK(std::ranges::find(view.withheld, "agenda") != view.withheld.end());
    const auto verdict = all.hill.verdict();
    INFO(verdict.sentence());
    CHECK(verdict.sound()); // the signatures of both people still fit, with most of what they signed withheld
    CHECK(verdict.records == 4); // and it says of how many that was looked at
    CHECK(verdict.signOffs == 8);
    CHECK(all.hill.desk->search("kettle").empty());
    CHECK(all.hill.desk->agreements().size() == 2);
    REQUIRE(all.hill.desk->workspace().person("FK-CP3"));
    CHECK(all.hill.desk->workspace().person("FK-CP3")->locality == "Fernwick");
    CHECK(all.hill.desk->workspace().person("FK-CP3")->name.empty());
    CHECK(all.fern.desk->workspace().person("FK-CP3")->name == "Another Name That Never Leaves");
    CHECK(all.hill.desk->workspace().users().size() == 1); // nobody from elsewhere can sign in here

    // Figures: what was held at both sites is counted here as it is there.
    FigureDesk here(*all.hill.desk);
    bool counted = false;
    for (auto& measure : here.measures()) {
        if (!measure.running) continue;
        FigureRequest request;
        request.question.measure = measure.id;
        try {
            counted = counted || !here.figures(request).figures.empty();
        } catch (const Error&) { // protected ones need a protection
        }
    }
    CHECK(counted);

    // Both see that they hold the same.
    const auto there = all.fern.exchange().standing("MS-1");
    const auto mine = all.hill.exchange().standing();
    REQUIRE(there.devices.size() == 1);
    const auto same = std::ranges::find(mine.devices, there.devices.front().device, &Standing::OfDevice::device);
    REQUIRE(same != mine.devices.end());
    CHECK(same->hash == there.devices.front().hash);
}

TEST_CASE("Bundles that come twice, late or not at all are named, and change nothing they should not") {
    Three all;
    all.fern.clock.advanceDays(14);
    const auto second = all.fern.session(all.fernAgreement, fernWords);
    const auto before = *Date::fromIso("2025-09-10");
    const auto early = all.fern.send("MS-1", {}, before);
    const auto late = all.fern.send("MS-1", before, {});
    const auto arrival = all.hill.exchange().take(late); // the first has not come
    CHECK(arrival.count.records.contains(second));
    CHECK(arrival.count.records.contains(all.fernAgreement)); // it was asked for by the session
    const auto waits = all.hill.exchange().waiting();
    REQUIRE(waits.size() == 1);
    CHECK(waits.front().name == "Fernwick");
    CHECK(waits.front().count == 3); // the first session and two signatures on it
    REQUIRE_FALSE(arrival.notes.empty());
    CHECK(arrival.notes.front() == "Waiting for 3 from Fernwick.");
    const auto standing = all.hill.exchange().standing().hash;
    const auto twice = all.hill.exchange().take(late);
    CHECK(twice.count.fresh + twice.count.opened == 0);
    CHECK(all.hill.exchange().standing().hash == standing);
    all.hill.exchange().take(early);
    CHECK(all.hill.exchange().waiting().empty());
    CHECK(all.hill.desk->records().size() == 3);
    CHECK(all.hill.exchange().arrivals().size() == 3);
    CHECK(all.fern.exchange().departures().size() == 2);
}

TEST_CASE("A preview lists what leaves and writes nothing") {
    Three all;
    const auto shown = all.fern.exchange().preview({{"MS-1"}, {}, {}});
    CHECK(shown.records.size() == 2);
    CHECK(shown.withheld > 5);
    CHECK(shown.people == std::vector<PersonCode>{"FK-CP3", "FK-S1"});
    long answers = 0, stay = 0;
    for (auto& one : shown.questions) {
        INFO(one.label);
        const bool travels = one.classes.find('A') != std::string::npos || one.classes.find('M') != std::string::npos;
        CHECK((one.answers == 0 || travels));
        answers += one.answers;
        stay += one.withheld;
    }
    CHECK(answers > 0);
    CHECK(stay > 0);
    CHECK(all.fern.exchange().departures().empty());
    const auto sent = all.fern.send("MS-1");
    const auto look = all.fern.exchange().inspect(sent, false);
    CHECK(look.open == shown.open);
    CHECK(look.withheld == shown.withheld);
}

TEST_CASE("Two machines of one pair change one record: both versions stand until one of them decides, and all agree") {
    House here{"Fernwick", "FK-S1", Role::Supervisor, 1}, home{"Home", "FK-S1", Role::Supervisor, 4};
    here.addSupervisee("FK-CP3");
    const auto agreement = here.agreement();
    const auto session = here.session(agreement, fernWords);
    here.knows(home, "FK-S1", Role::Supervisor);
    // The other machine of the same person has a key of its own; each keeps the other's.
    home.exchange().keepCorrespondent("FK-S1", here.exchange().key(), Role::Supervisor);
    here.exchange().believe(home.exchange().deviceWords(), "Home");
    home.exchange().take(here.send("FK-S1"));
    CHECK(home.desk->show(session).answers.rowsOf("agenda").size() == 1); // a party has all of it

    auto amend = [&](House& place, const std::string& words) {
        place.desk->amend(session, "said otherwise");
        place.answer(session, R"({"agenda": [{"agenda.topic": ")" + words + R"("}]})");
        for (auto& way : place.desk->possible(session))
            if (way.effect == Effect::Finish) return place.desk->take(session, way.id);
        FAIL("cannot be finished");
    };
    amend(here, "As it was seen here");
    amend(home, "As it was seen at home");
    const auto arrival = home.exchange().take(here.send("FK-S1"));
    CHECK(arrival.notes.back().find("two versions") != std::string::npos);
    here.exchange().take(home.send("FK-S1"));
    CHECK(here.exchange().standing().hash == home.exchange().standing().hash);

    const auto two = home.exchange().conflict(session);
    REQUIRE(two.sides.size() == 2);
    CHECK(two.mine);
    REQUIRE(two.differences.size() == 1);
    CHECK(two.differences.front().item == "agenda");
    CHECK_THROWS_AS(home.desk->sign(session, "FK-S1", passphrase), Error); // TR-R09
    CHECK(codeOf([&] { home.exchange().resolve({session, "no version", {}, "why"}); }) == "TR-B22");
    CHECK(codeOf([&] { home.exchange().resolve({session, two.sides[0].revision, {{"no.item", two.sides[1].revision}}, "why"}); }) ==
          "TR-B27");
    CHECK(codeOf([&] { home.exchange().resolve({session, two.sides[0].revision, {}, " "}); }) == "TR-R08");
    CHECK(home.exchange().conflicts().size() == 1); // none of that changed anything

    home.exchange().resolve({session, two.sides[0].revision, {{"agenda", two.sides[1].revision}}, "We spoke."});
    CHECK(home.exchange().conflicts().empty());
    CHECK(codeOf([&] { home.exchange().conflict(session); }) == "TR-B21");
    here.exchange().take(home.send("FK-S1"));
    CHECK(here.exchange().conflicts().empty());
    CHECK(here.exchange().standing().hash == home.exchange().standing().hash);
    CHECK(here.desk->show(session).line.conflict == false);
    CHECK(here.desk->show(session).layers.size() == 4); // nothing is lost
    CHECK(here.verdict().sound());
    CHECK(home.verdict().sound());
}

TEST_CASE("What is partly withheld is neither amended nor decided here") {
    Three all;
    all.hill.exchange().take(all.fern.send("MS-1"));
    CHECK(codeOf([&] { all.hill.desk->amend(all.fernSession, "I know better"); }) == "TR-R02"); // no party
    // A party whose copy came by way of the meta-supervisor has only parts of it.
    House far{"Far", "FK-S1", Role::Supervisor, 9};
    all.hill.knows(far, "FK-S1", Role::Supervisor);
    far.exchange().take(all.hill.send("FK-S1"));
    CHECK(answersOf(far.desk->show(all.fernSession)) > 0);
    CHECK(codeOf([&] { far.desk->amend(all.fernSession, "From what I see"); }) == "TR-B24");
    // The same from its origin brings the rest: what was withheld opens, and nothing is kept twice.
    all.fern.knows(far, "FK-S1", Role::Supervisor);
    const auto arrival = far.exchange().take(all.fern.send("FK-S1"));
    CHECK(arrival.count.opened >= 2);
    CHECK(far.desk->show(all.fernSession).answers.rowsOf("agenda").size() == 1);
    CHECK(far.verdict().sound());
}

TEST_CASE("The stock age opens a bundle with the secret key that was asked for") {
    Three all;
    const auto file = all.fern.send("MS-1");
    put(all.hill.folder / "key", all.hill.exchange().secretKey(passphrase) + "\n");
    const auto plain = all.hill.folder / "plain";
    REQUIRE(std::system(("age -d -i " + (all.hill.folder / "key").string() + " -o " + plain.string() + " " + file.string())
                            .c_str()) == 0);
    const auto bundle = readBundle(bytesOf(plain));
    CHECK(bundle.head.name == "Fernwick");
    CHECK(bundle.head.to == std::vector<PersonCode>{"MS-1"});
    CHECK(all.hill.exchange().inspect(plain, false).records == 2); // what age opened can be looked into as well
    CHECK(codeOf([&] { all.hill.exchange().take(plain); }) == "TR-B10");
    CHECK(codeOf([&] { all.hill.exchange().secretKey("not the passphrase"); }) == "TR-K02");
}
