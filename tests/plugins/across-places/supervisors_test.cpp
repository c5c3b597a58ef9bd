// What stands behind supervisors (domain.md 2.8): training in the model, meta-supervision, time for a whole-time post.
// From the question in the form to the number and its explanation.
#include "views/supervised_months.hpp"

#include "desk/figure_desk.hpp"
#include "measure/observed_table.hpp"
#include "scenario/refusal.hpp"
#include "scenario/workshop.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

using namespace trellis;

namespace {

struct Held : Workshop {
    Held() {
        addUser("FK-S2", Role::Supervisor);
        addUser("FK-CP4", Role::Supervisee);
        addUser("MS-1", Role::MetaSupervisor);
        addUser("FK-L1", Role::ServiceLead);
        for (auto* code : {"FK-S1", "FK-S2", "FK-CP3", "FK-CP4"}) {
            auto person = desk().person(code).value_or(Person{});
            person.code = code, person.locality = "FK", person.inPostSince = *Date::fromIso("2024-01-08");
            desk().savePerson(person);
        }
    }
    Id agreement(const std::string& json, const PersonCode& with = "FK-CP3") {
        const auto id = draftAgreement({with});
        answer(id, json);
        signByAll(id);
        return id;
    }
    Id meet(const PersonCode& supervisor) {
        NewRecord what;
        what.kind = "meta-session";
        what.about = supervisor;
        const auto id = desk().newRecord(what);
        answer(id, R"({"session.actual-minutes": 60, "session.modality": "video", "meta.functions": ["MFN1"],
                       "system.raise": false})");
        desk().take(id, "finish");
        return id;
    }
    /// What the form says at this item, in the agreement's draft.
    std::string saidAt(const Id& record, const std::string& item) {
        for (auto& one : desk().openDraft(record)->findings())
            if (one.where.item == item) return one.message;
        return {};
    }
    FigureAnswer ask(const std::string& measure, Period period = Period::Whole, const std::string& by = "") {
        return FigureDesk(desk()).figures({{measure, Date::fromIso("2025-09-01"), {}, period, by}, {}});
    }
    std::string shown(const std::string& measure, Period period = Period::Whole, const std::string& by = "") {
        std::string out;
        for (auto& one : ask(measure, period, by).figures)
            out += (out.empty() ? "" : ", ") + (one.group.empty() ? "" : one.group + " ") + one.shown;
        return out;
    }
};

constexpr const char* trained =
    R"({"agreement.supervisor-trained": true, "agreement.supervisor-trained-on": "2025-03-07"})";
constexpr const char* threeDays =
    R"({"agreement.supervisees": [{"agreement.supervisee": "FK-CP3", "agreement.supervisee-wte": 0.6}]})";

} // namespace

TEST_CASE("A post below a tenth or above a whole one gets a sentence at its item, and nothing else of the form does") {
    Held site;
    for (auto* wrong : {"0.05", "0", "-1", "1.5", "60"}) {
        const auto id = site.draftAgreement();
        site.answer(id, std::string(R"({"agreement.supervisees": [{"agreement.supervisee": "FK-CP3",
                                        "agreement.supervisee-wte": )") +
                            wrong + "}]}");
        INFO(wrong);
        CHECK(site.saidAt(id, "agreement.supervisee-wte") == "Please give 0.1 to 1.");
        CHECK_THROWS(site.signByAll(id));
    }
    CHECK_NOTHROW(site.agreement(threeDays));
}

TEST_CASE("A day of training that has not come is refused with a sentence at its item; a yes asks for its day") {
    Held site;
    const auto id = site.draftAgreement();
    site.answer(id, R"({"agreement.supervisor-trained": true})");
    CHECK_FALSE(site.saidAt(id, "agreement.supervisor-trained-on").empty());
    site.answer(id, R"({"agreement.supervisor-trained-on": "2025-09-03"})"); // tomorrow
    CHECK(site.saidAt(id, "agreement.supervisor-trained-on") ==
          "That day has not come yet. Please answer no until the training is over.");
    site.answer(id, R"({"agreement.supervisor-trained": false})");
    CHECK(site.saidAt(id, "agreement.supervisor-trained-on").empty());
    CHECK_NOTHROW(site.signByAll(id));
}

TEST_CASE("Where nobody wrote it down nothing is counted, and who is left out is shown") {
    Held site;
    const auto id = site.agreement("{}");
    site.signedSession(id);
    site.on("2025-09-30");
    for (auto& [measure, why] : {std::pair{"supervision.supervisor-trained", "training not recorded (1)"},
                                 std::pair{"supervision.hours-per-wte", "post not recorded (1)"}}) {
        const auto answer = site.ask(measure);
        REQUIRE(answer.figures.size() == 1);
        CHECK_FALSE(answer.figures.front().value);
        CHECK(answer.exclusions == std::vector<std::string>{why});
    }
}

TEST_CASE(
    "Training counts from its day on, up to then it is a no, and what one agreement says holds for the supervisor") {
    Held site;
    site.agreement(R"({"agreement.supervisor-trained": false})");
    site.on("2025-11-20");
    CHECK(site.shown("supervision.supervisor-trained", Period::Month) == "0 of 1, 0 of 1, 0 of 1");
    site.agreement(R"({"agreement.supervisor-trained": true, "agreement.supervisor-trained-on": "2025-10-15"})",
                   "FK-CP4");
    CHECK(site.shown("supervision.supervisor-trained", Period::Month) == "0 of 1, 1 of 1, 1 of 1");
    CHECK(site.shown("supervision.supervisor-trained") == "1 of 1");
}

TEST_CASE("Time is what sessions took in a month for each whole-time post of those who had them") {
    Held site;
    const auto id = site.agreement(threeDays); // 2 September: 29 of 30 days
    site.signedSession(id);                    // 55 minutes
    site.on("2025-10-31");
    site.signedSession(id);
    // (55 + 55) / (0.6 · 29/30 + 0.6 · 31/31) = 93.2
    CHECK(site.shown("supervision.hours-per-wte") == "93.2 minutes");
    CHECK(site.shown("supervision.hours-per-wte", Period::Month) == "94.8 minutes, 91.7 minutes");
    CHECK(site.shown("supervision.hours-per-wte", Period::Whole, "supervisor") == "FK-S1 93.2 minutes");
}

TEST_CASE("Who is new, away or supervises nobody is no supervisor without meta-supervision") {
    using meta::SupervisedMonth;
    using trellis::sdk::Day;
    constexpr Day start(20150); // 3 March 2025
    meta::SupervisedQuestion q;
    CHECK(meta::supervisedMonths(q).empty());
    q.today = start + 40; // 12 April
    q.agreements = {{start, std::nullopt}};
    const auto months = [&] {
        std::string out;
        for (auto& one : meta::supervisedMonths(q))
            out += one.standing == SupervisedMonth::NotActive ? '.'
                   : one.standing == SupervisedMonth::TooNew  ? 'n'
                   : one.standing == SupervisedMonth::Away    ? 'a'
                   : one.held                                 ? '1'
                                                              : '0';
        return out;
    };
    CHECK(months() == "00"); // 31 March is the 28th day after the start
    q.settlingInDays = 29;
    CHECK(months() == "n0");
    q.settlingInDays = 28;
    q.held = {start + 29, start + 60}; // 1 April, and one of a day to come
    CHECK(months() == "01");
    q.absences = {{start - 10, start + 28, "parental"}}; // until 31 March
    CHECK(months() == "a1");
    q.agreements = {{start, start + 10}};
    CHECK(months() == "n.");
    q.inPostSince = start - 300;
    CHECK(months() == "a.");
    q.absences.clear();
    q.leftOn = start;
    CHECK(months() == "..");
}

TEST_CASE("A meeting about one supervisor counts for that supervisor, whoever looked at the figures before") {
    Held site;
    site.agreement(trained);
    site.on("2025-11-20");
    for (auto* who : {"FK-S1", "FK-L1", "MS-1"}) {
        site.as(who);
        CHECK(site.shown("meta.supervised") == "0 of 1");
    }
    site.meet("FK-S2"); // another's
    CHECK(site.shown("meta.supervised") == "0 of 1");
    const auto meeting = site.meet("FK-S1");
    for (auto* who : {"MS-1", "FK-L1", "FK-S1"}) {
        site.as(who);
        CHECK(site.shown("meta.supervised") == "1 of 1");
        CHECK(site.shown("meta.supervised", Period::Month) == "0 of 1, 0 of 1, 1 of 1");
    }
    site.as("MS-1");
    site.desk().amend(meeting, "It was in October.");
    site.answer(meeting, R"({"session.date": "2025-10-20"})");
    site.desk().take(meeting, "finish");
    CHECK(site.shown("meta.supervised", Period::Month) == "0 of 1, 1 of 1, 0 of 1");
    site.as("FK-CP3"); // whom it is not about
    CHECK_FALSE(site.ask("meta.supervised").figures.front().value);
}

TEST_CASE(
    "Worked out anew, the three figures are what they became bit by bit, and each is explained by what it adds up") {
    Held site;
    const std::vector<std::string> measures{"supervision.supervisor-trained", "supervision.hours-per-wte",
                                            "meta.supervised"};
    const auto everything = [&] {
        std::string out;
        for (auto& measure : measures)
            for (auto* by : {"", "supervisor", "locality"}) out += site.shown(measure, Period::Month, by) + "\n";
        return out;
    };
    const auto same = [&] {
        const auto bit = everything();
        FigureDesk(site.desk()).recompute();
        CHECK(everything() == bit);
        return bit;
    };
    site.as("FK-S1");
    const auto id = site.agreement(threeDays);
    auto before = same();
    const auto changed = [&](auto act) {
        act();
        const auto now = same();
        CHECK(now != before);
        before = now;
    };
    changed([&] { site.on("2025-11-20"); });
    changed([&] { site.signedSession(id); });
    changed([&] { site.agreement(trained, "FK-CP4"); });
    site.as("MS-1");
    before = same();
    changed([&] { site.meet("FK-S1"); });
    site.as("FK-S1").endAgreement(id, *Date::fromIso("2025-10-15"));
    site.as("MS-1");
    changed([] {});
    for (auto& measure : measures) {
        INFO(measure);
        const auto told = FigureDesk(site.desk())
                              .explain({{measure, Date::fromIso("2025-09-01"), {}, Period::Month, "supervisor"}, {}});
        REQUIRE_FALSE(told.parts.empty());
        for (auto& part : told.parts) {
            CHECK_FALSE(part.because.empty());
            // As it goes into the sum: a reader who adds up gets the figure, and no 0.060000000000000005 to wonder at.
            CHECK(part.denominator == static_cast<double>(millionths(part.denominator)) / 1e6);
        }
    }
}

TEST_CASE("The target of each is the locality's, and the tables say who is left out and rank nobody") {
    Held site;
    site.agreement(trained);
    site.on("2025-11-20");
    site.as("MS-1");
    CHECK(site.ask("meta.supervised").target.empty()); // nobody has set one, and none is made up
    for (auto* id : {"meta.supervisors", "supervision.supervisors"}) {
        INFO(id);
        const auto view = site.desk().view({id, ""});
        REQUIRE(view.table.rows.size() == 1);
        CHECK(view.empty.empty());
        CHECK(view.reading.find("in the order of their names") != std::string::npos);
        // Of which of the figures in the table they are left out is said, too.
        CHECK(view.exclusions == std::vector<std::string>{"Time a month for a whole-time post: post not recorded (1)"});
    }
    site.as("FK-L1");
    CHECK(site.desk().view({"meta.supervisors", ""}).table.rows.size() == 1);
    CHECK(site.desk().view({"meta.supervisors", "", {}, {}, {{"rows", "months"}}}).table.rows.size() > 1);
    CHECK(site.desk()
              .view({"supervision.supervisors", "", {}, {}, {{"by", "locality"}}})
              .table.rows.front()
              .front()
              .text == "FK");
}
