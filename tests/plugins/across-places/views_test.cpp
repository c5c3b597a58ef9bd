// The views across places as the desk makes them, by whoever looks: with the real plugins, narrowed, guarded, and never
// empty without saying why.
#include "desk/figure_desk.hpp"
#include "scenario/refusal.hpp"
#include "scenario/workshop.hpp"
#include "view/render.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace trellis;

namespace {

std::string all(const std::vector<std::string>& words) {
    std::string out;
    for (auto& one : words) out += one + "\n";
    return out;
}
std::string cells(const ViewModel& view) {
    std::string out;
    for (auto& row : view.table.rows) {
        for (auto& cell : row) out += cell.text + " | ";
        out += "\n";
    }
    return out;
}

/// Two places under one roof: FK-S1 with FK-CP3 in FK, and with SB-CP1 in SB; sessions every two weeks, a year of them.
struct TwoPlaces : Workshop {
    Id here, there;
    TwoPlaces() {
        addUser("SB-CP1", Role::Supervisee);
        addUser("FK-MS1", Role::MetaSupervisor);
        addUser("FK-SL1", Role::ServiceLead);
        auto person = *desk().person("SB-CP1");
        person.locality = "SB";
        desk().savePerson(person);
        here = signedAgreement();
        there = signedAgreement({"SB-CP1"});
    }
    void meet(const Id& agreement, const char* day) {
        on(day);
        signedSession(agreement);
    }
    ViewModel view(const std::string& id, std::map<std::string, std::string> choices = {},
                   const std::string& subject = {}) {
        return desk().view({id, subject, {}, {}, std::move(choices)});
    }
};

struct AYear : TwoPlaces {
    AYear() {
        for (auto* day : {"2025-09-09", "2025-09-23", "2025-10-07", "2025-10-21", "2025-11-04", "2025-11-18"})
            meet(here, day);
        for (auto* day : {"2025-09-10", "2025-10-08"}) meet(there, day);
        on("2025-12-10");
    }
};

} // namespace

TEST_CASE("Places and supervisors can be chosen as far as the person may know them, and nothing else") {
    AYear shop;
    shop.as("FK-MS1");
    const auto views = shop.desk().views();
    const auto found = std::ranges::find(views, "meta.delivery", &OfferedView::id);
    REQUIRE(found != views.end());
    std::string offered;
    for (auto& choice : found->choices)
        if (choice.from != ChoiceSource::Listed)
            for (auto& option : choice.options) offered += choice.id + "=" + option.id + " ";
    CHECK(offered == "locality=all locality=FK locality=SB supervisor=all supervisor=FK-S1 ");
    CHECK(refusal([&] { shop.view("meta.delivery", {{"locality", "Elsewhere"}}); }) == "TR-V04");
    CHECK(refusal([&] { shop.view("meta.delivery", {{"place", "FK"}}); }) == "TR-V04");
}

TEST_CASE(
    "Delivery stands by place in the order of names, narrowed where asked, and what was not observed is no zero") {
    AYear shop;
    shop.as("FK-MS1");
    const auto both = shop.view("meta.delivery");
    REQUIRE(both.table.rows.size() == 2);
    CHECK(both.table.rows[0][0].text == "FK");
    CHECK(both.table.rows[1][0].text == "SB");
    const auto one = shop.view("meta.delivery", {{"locality", "SB"}});
    REQUIRE(one.table.rows.size() == 1);
    CHECK(one.subject == "SB");
    CHECK(one.table.rows[0][4].text == both.table.rows[1][4].text);
    CHECK(all(one.notes).find("No review across places says here what differs in context") != std::string::npos);
    CHECK(all(one.notes).find("no ranking") != std::string::npos);
    const auto months = shop.view("meta.delivery", {{"rows", "months"}, {"locality", "FK"}});
    CHECK(cells(months).find("August 2025 | no value") != std::string::npos);
    CHECK(cells(months).find("December 2025 (not over)") != std::string::npos);
}

TEST_CASE("Two ways at once and about somebody: the same figures as each of them alone") {
    AYear shop;
    shop.as("FK-MS1");
    const auto ask = [&](const std::string& by, const std::string& about = {}) {
        FigureQuestion question{"supervision.on-time", {}, {}, Period::Whole, by, about};
        return FigureDesk(shop.desk()).figures({question, {}}).figures;
    };
    const auto cross = ask("locality+person");
    REQUIRE(cross.size() == 2);
    CHECK(cross[0].group == "FK|FK-CP3");
    CHECK(cross[0].label == "FK, FK-CP3");
    CHECK(cross[0].numerator == ask("person")[0].numerator);
    CHECK(ask("", "SB")[0].numerator == cross[1].numerator);
    CHECK(ask("", "FK-CP3")[0].denominator == cross[0].denominator);
    CHECK_FALSE(ask("", "Elsewhere")[0].value);
    for (auto* wrong : {"locality+", "+", "locality+locality", "locality+colour", "locality+person+supervisor"})
        CHECK(refusal([&] { ask(wrong); }) == "TR-V11");
}

TEST_CASE("A run of each place stands beside its own median, and limits say when there are too few months") {
    AYear shop;
    shop.as("FK-MS1");
    const auto run = shop.view("meta.run", {{"figure", "on-time"}});
    REQUIRE(run.panels.size() == 2);
    CHECK(run.panels[0].title == "FK");
    CHECK(run.panels[0].lines.size() == 1);
    for (auto& panel : run.panels)
        for (auto& point : panel.series[0].points) CHECK(point.label != "December 2025"); // not over
    CHECK(shop.view("meta.run", {{"figure", "on-time"}, {"locality", "SB"}}).panels.size() == 1);
    const auto limits = shop.view("meta.limits");
    CHECK(all(limits.notes).find("Too few points for limits") != std::string::npos);
    CHECK(limits.panels.at(0).lines.empty());
}

TEST_CASE("Two places are two stories; one place is none") {
    AYear shop;
    shop.as("FK-MS1");
    const auto view = shop.view("meta.two-stories");
    CHECK(view.panels.size() == 4);
    REQUIRE(view.table.columns.size() == 3);
    CHECK(view.table.columns[1].title == "FK");
    CHECK(view.table.columns[2].title == "SB");
    CHECK(view.table.rows[0][0].text == "What was going on there");
    CHECK(view.table.rows[0][1].text == "not written yet");
    const auto turned = shop.view("meta.two-stories", {{"first", "SB"}});
    CHECK(turned.table.columns[1].title == "SB");
    CHECK(turned.table.columns[2].title == "FK");
    CHECK_FALSE(shop.view("meta.two-stories", {{"first", "FK"}, {"second", "FK"}}).empty.empty());
}

TEST_CASE("Few sessions that were not held are no pattern, and where nothing was adapted the page says so") {
    AYear shop;
    shop.as("FK-MS1");
    CHECK_FALSE(shop.view("meta.not-held").empty.empty());
    CHECK(shop.view("meta.adaptations").empty.find("otherwise than the core") != std::string::npos);
    CHECK(shop.view("meta.timeline").empty.find("Note launches") != std::string::npos);
}

TEST_CASE("A service lead sees whether supervision happens, and neither what it is made of nor anybody's page") {
    AYear shop;
    shop.as("FK-SL1");
    CHECK(shop.view("meta.delivery").table.rows.size() == 2);
    for (auto* id :
         {"meta.components", "meta.functions", "meta.evidence", "meta.unlearning-profile", "meta.unlearning-flow"})
        CHECK(refusal([&] { shop.view(id); }) == "TR-V03");
    for (auto* id : {"meta.supervisor", "meta.own"}) CHECK(refusal([&] { shop.view(id, {}, "FK-S1"); }) == "TR-V03");
}

TEST_CASE("A supervisor has every sign first; the meta-supervisor has later those that the pair does not keep") {
    TwoPlaces shop;
    for (auto* day : {"2025-09-09", "2025-09-23", "2025-10-07", "2025-10-21"}) shop.meet(shop.here, day);
    // No practice seen since 2 September: eight weeks are over on 29 October. No feedback in words, no wellbeing,
    // either.
    shop.on("2025-10-29");
    shop.as("FK-S1");
    const auto own = shop.view("meta.own", {}, "FK-S1");
    const std::string seen = "It has been a while since you saw the work itself. Recording, visit or role play?";
    CHECK(cells(own).find(seen + " (FK-CP3: not seen or heard since you began 57 days ago)") != std::string::npos);
    CHECK(cells(own).find("What did you notice that was worth saying out loud?") != std::string::npos);
    CHECK(cells(own).find("How are you both doing?") != std::string::npos);
    CHECK(own.card.find("more thing") != std::string::npos);
    CHECK(own.panels.at(0).id == "on-time"); // own trend first

    shop.as("FK-MS1");
    CHECK(refusal([&] { shop.view("meta.own", {}, "FK-S1"); }) == "TR-V03");
    CHECK(cells(shop.view("meta.supervisor", {}, "FK-S1")).find(seen) == std::string::npos); // not yet two weeks
    shop.on("2025-11-12");
    const auto later = cells(shop.view("meta.supervisor", {}, "FK-S1"));
    CHECK(later.find(seen) != std::string::npos);
    CHECK(later.find("worth saying out loud") == std::string::npos);
    CHECK(later.find("How are you both doing?") == std::string::npos);
    CHECK(shop.view("meta.supervisor", {}, "FK-S1").card.empty());
}

TEST_CASE("Actions of a session that is written up later are as old as the session, as in the list of open actions") {
    TwoPlaces shop;
    shop.as("FK-S1");
    shop.on("2025-09-27"); // written up eighteen days later
    const auto session = shop.session(shop.here);
    std::string rows;
    for (int i = 0; i < 6; ++i)
        rows += std::string(i ? ", " : "") + R"({"action.what": "Bring a recording", "action.owner": "FK-CP3",
                                                 "action.due": "2025-10-07"})";
    shop.answer(session, R"({"session.date": "2025-09-09", "actions": [)" + rows + "]}");
    shop.signByAll(session);
    shop.as("FK-S1");
    for (auto& one : shop.desk().openRows()) CHECK(one.since == Date::fromIso("2025-09-09"));
    CHECK(cells(shop.view("meta.own", {}, "FK-S1")).find("actions are open, the oldest for 18 days") !=
          std::string::npos);
}

TEST_CASE("Every view says in words what it shows, or why there is nothing") {
    TwoPlaces fresh;
    for (int full = 0; full < 2; ++full) {
        if (full)
            for (auto* day : {"2025-09-09", "2025-09-23"}) fresh.meet(fresh.here, day);
        fresh.on(full ? "2025-12-10" : "2025-09-03");
        fresh.as("FK-S1");
        int opened = 0;
        for (auto& one : fresh.desk().views()) {
            if (one.plugin != "trellis.meta-supervision" || !one.id.starts_with("meta.")) continue;
            INFO(one.id);
            const auto subjects = fresh.desk().subjectsOf(one.id);
            if (one.scope && subjects.empty()) continue;
            const auto view = fresh.desk().view({one.id, one.scope ? subjects.front().id : "", {}, {}, {}});
            CHECK((!view.empty.empty() || !view.reading.empty()));
            CHECK(!view.question.empty());
            CHECK((!view.empty.empty() || !view.table.rows.empty()));
            for (auto* word : {"rank", "score", "best", "worst", "perform"})
                for (auto& row : view.table.rows)
                    for (auto& cell : row) CHECK(cell.text.find(word) == std::string::npos);
            CHECK_FALSE(viewToText(view, 100).empty());
            ++opened;
        }
        CHECK(opened >= 12);
    }
}
