// What belongs to one of a group: their own and the supervisor's, in whatever the desk hands out. A colleague learns
// neither what it says nor that it is there.
#include "desk/figure_desk.hpp"
#include "desk/group.hpp"
#include "model/error.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace trellis;
using namespace trellis::test;

namespace {

template <class Act> std::string told(Act act) {
    try {
        act();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

/// The one record in the agreement's timeline, as a view of this person is handed it.
Answers handed(Desk& desk, const Id& agreement) {
    const auto timeline =
        Desk::State::of(desk).subjectTimeline({Scope::Agreement, agreement, {"group-session"}, false});
    REQUIRE(timeline.records.size() == 1);
    return timeline.records.front().answers;
}

void onlyOwn(const Answers& answers) {
    CHECK(answers.rowsOf("private").size() == 1); // no empty row either, that would say that there is one
    CHECK(answers.rowsOf("follow-ups").size() == 1);
    CHECK(says(Group::all(answers), "badger"));
    CHECK_FALSE(says(Group::all(answers), "lapwing"));
    CHECK_FALSE(says(Group::all(answers), "heron"));
}

} // namespace

TEST_CASE("No view is handed a colleague's row of a group's draft, and nobody else that there is a draft") {
    Group shop;
    CHECK(handed(shop.desk(), shop.agreement).rowsOf("private").size() == 2); // the supervisor has both
    onlyOwn(handed(shop.as("FK-CP3"), shop.agreement));
    for (auto* who : {"FK-L1", "FK-M1"}) {
        auto& state = Desk::State::of(shop.as(who));
        CHECK(state.subjectTimeline({Scope::Agreement, shop.agreement, {"group-session"}, false}).records.empty());
    }
}

TEST_CASE("Of a finished group session nobody finds a colleague's row, in a view, on paper, open or by searching") {
    Group shop;
    shop.signByAll(shop.record);
    CHECK(handed(shop.desk(), shop.agreement).rowsOf("private").size() == 2);
    CHECK(shop.desk().search("lapwing").size() == 1);
    CHECK(shop.desk().openRows().size() == 3); // an action and two concerns
    auto& three = shop.as("FK-CP3");
    onlyOwn(handed(three, shop.agreement));
    onlyOwn(three.show(shop.record).answers);
    CHECK_FALSE(says(three.html(shop.record), "lapwing"));
    CHECK(three.search("badger").size() == 1);
    CHECK(three.search("lapwing").empty());
    std::string open;
    for (auto& one : three.openRows()) open += one.title + "\n";
    CHECK(says(open, "otter"));
    CHECK_FALSE(says(open, "heron"));
    for (auto* who : {"FK-L1", "FK-M1"}) CHECK(shop.as(who).search("badger").empty());
}

TEST_CASE("What is still open in a colleague's part is told to nobody but them and the supervisor") {
    Group shop;
    shop.answer(shop.record,
                R"({"risk.raised": true, "risk.items": [{"risk.kind": "self-harm", "risk.raised-by": "FK-CP4"}]})");
    const auto inConcerns = [](const std::vector<Finding>& all) {
        return std::ranges::any_of(all, [](auto& one) { return one.where.rowsItem == "risk.items"; });
    };
    REQUIRE(inConcerns(shop.desk().check(shop.record)));
    auto& three = shop.as("FK-CP3");
    const auto open = three.check(shop.record);
    CHECK_FALSE(inConcerns(open));
    const auto refuses = [](auto& one) { return one.severity == Severity::Refuse && one.code == "others"; };
    CHECK(std::ranges::count_if(open, refuses) == 1); // but that something is
    const auto why = told([&] { shop.sign(shop.record, "FK-CP3"); });
    CHECK(says(why, "cannot be signed yet"));
    CHECK_FALSE(says(why, "arm"));
    CHECK(says(told([&] { shop.as("FK-S1").sign(shop.record, "FK-S1", workshopPassphrase); }), "oncern"));
}

TEST_CASE(
    "Whoever of a group begins the next session is not handed what is open of colleagues, and none of it is lost") {
    Group shop;
    shop.signByAll(shop.record);
    shop.on("2025-09-30");
    auto& three = shop.as("FK-CP3");
    const auto next = shop.begin();
    {
        const auto draft = three.openDraft(next);
        const auto seen = Group::all(draft->form().answers());
        CHECK(says(seen, "otter"));
        CHECK_FALSE(says(seen, "heron"));
    }
    shop.answer(next, R"({"session.start": "11:00"})");
    CHECK_FALSE(says(Group::all(three.show(next).answers), "heron"));
    const auto whole = Group::all(shop.as("FK-S1").openDraft(next)->form().answers());
    for (auto* words : {"otter", "heron", "11:00"}) {
        INFO(words);
        CHECK(says(whole, words));
    }
}

TEST_CASE("Whoever of a group amends a session does so without their colleagues' parts, which stay as they were") {
    Group shop;
    shop.signByAll(shop.record);
    auto& three = shop.as("FK-CP3");
    three.amend(shop.record, "The length was wrong.");
    CHECK_FALSE(says(Group::all(three.openDraft(shop.record)->form().answers()), "lapwing"));
    shop.answer(shop.record, R"({"session.actual-minutes": 80})");
    for (auto& way : three.possible(shop.record))
        if (way.effect == Effect::Finish) three.take(shop.record, way.id);
    const auto whole = Group::all(shop.as("FK-S1").show(shop.record).answers);
    for (auto* words : {"badger", "lapwing", "heron", "80"}) {
        INFO(words);
        CHECK(says(whole, words));
    }
}

TEST_CASE("In a group the figures of one person are for that person, and views about a colleague are not offered") {
    Group shop;
    shop.signByAll(shop.record);
    const FigureRequest byPerson{{"supervision.compliance", Date::fromIso("2025-09-01"), {}, Period::Whole, "person"},
                                 {}};
    const auto people = [&](Desk& desk) {
        std::vector<std::string> out;
        for (auto& one : FigureDesk(desk).figures(byPerson).figures) out.push_back(one.group);
        for (auto& one : FigureDesk(desk).explain(byPerson).parts) out.push_back(one.person);
        std::ranges::sort(out);
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    };
    shop.on("2025-11-20"); // the first 28 days are over
    CHECK(people(shop.desk()) == std::vector<std::string>{"FK-CP3", "FK-CP4"});
    CHECK(people(shop.as("FK-CP3")) == std::vector<std::string>{"FK-CP3"});
    for (auto scope : {Scope::Person, Scope::Supervisor, Scope::Locality})
        for (auto& one : Desk::State::of(shop.desk()).subjects(scope, VisibilityClass::A)) {
            INFO(text(scope));
            CHECK(one.id == "FK-CP3");
        }
}

TEST_CASE("In a group a colleague's concern and caseload stand in no figure of anybody but them and the supervisor") {
    Group shop;
    shop.answer(shop.record, R"({"risk.raised": true,
        "risk.items": [{"risk.kind": "self-harm", "risk.immediacy": "monitor", "risk.raised-by": "FK-CP4",
                        "risk.decision": ["no-action"], "risk.rationale": "It has passed.", "risk.owner": "FK-S1",
                        "risk.care-record": true, "risk.care-record-on": "2025-09-02", "risk.care-record-by": "FK-S1"}],
        "scan": [{"scan.owner": "FK-CP4", "scan.case": "K12"}, {"scan.owner": "FK-CP3", "scan.case": "K7"},
                 {"scan.owner": "FK-CP3", "scan.case": "K8"}]})");
    shop.signByAll(shop.record);
    const auto shown = [](Desk& desk, const char* measure) {
        std::string out;
        const FigureRequest request{{measure, Date::fromIso("2025-09-01"), {}, Period::Whole, ""}, {}};
        for (auto& one : FigureDesk(desk).figures(request).figures) out += one.shown;
        for (auto& one : FigureDesk(desk).explain(request).parts) out += " " + one.person + " " + one.because;
        return out;
    };
    CHECK(says(shown(shop.desk(), "supervision.risk-closed"), "FK-CP4"));
    CHECK(says(shown(shop.desk(), "supervision.case-coverage"), "of 3"));
    auto& three = shop.as("FK-CP3");
    CHECK_FALSE(says(shown(three, "supervision.risk-closed"), "FK-CP4"));
    CHECK_FALSE(says(shown(three, "supervision.risk-closed"), "care record"));
    CHECK(says(shown(three, "supervision.case-coverage"), "of 2"));
    CHECK(says(shown(shop.as("FK-CP4"), "supervision.risk-closed"), "1 of 1"));
}
