// Figures through the desk: brought up to date by what changed and nothing else, cut to who looks, and explained.
#include "desk/figure_desk.hpp"
#include "scenario/refusal.hpp"
#include "scenario/workshop.hpp"
#include "store/observations.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {

FigureRequest ask(const std::string& measure, Period period = Period::Whole, const std::string& by = "") {
    return {{measure, Date::fromIso("2025-09-01"), {}, period, by}, {}};
}
Figure one(Desk& desk, const std::string& measure) {
    auto all = FigureDesk(desk).figures(ask(measure)).figures;
    REQUIRE(all.size() == 1);
    return all.front();
}
/// Every figure there is, as one text.
std::string everything(Desk& desk) {
    std::string out;
    for (auto& measure : FigureDesk(desk).measures()) {
        auto by = measure.dimensions.empty() ? "person" : measure.dimensions.front().id;
        for (auto& figure : FigureDesk(desk).figures(ask(measure.id, Period::Month, by)).figures)
            out += measure.id + " " + figure.group + " " + figure.from.iso() + " " + figure.shown + "\n";
    }
    return out;
}

/// Counts what it is told; stops when it should.
struct Watch : Progress {
    long last = 0;
    bool stop = false;
    void step(std::string_view, long done, long) override { last = done; }
    bool cancelled() const override { return stop; }
};

/// Two people, sessions every two weeks, one called off.
struct Practice : Workshop {
    Id first, second;
    Practice() {
        addUser("FK-CP4", Role::Supervisee);
        for (auto* role : {"FK-SL1", "FK-MS1", "FK-AD1"})
            addUser(role, role[3] == 'S'   ? Role::ServiceLead
                          : role[3] == 'M' ? Role::MetaSupervisor
                                           : Role::LocalityAdmin);
        first = signedAgreement();
        second = signedAgreement({"FK-CP4"});
        for (auto* day : {"2025-09-16", "2025-09-30"}) {
            on(day);
            signedSession(first);
        }
        on("2025-10-20");
    }
};

} // namespace

TEST_CASE("A figure that is not there, not mine or not rightly asked for is refused with a reason") {
    Practice shop;
    auto figures = [&](const FigureRequest& request) {
        return refusal([&] { FigureDesk(shop.desk()).figures(request); });
    };
    CHECK(figures(ask("supervision.ontime")) == "TR-V10");
    CHECK(figures(ask("supervision.on-time", Period::Month, "colour")) == "TR-V11");
    auto backwards = ask("supervision.on-time");
    backwards.question.to = Date::fromIso("2025-08-01");
    CHECK(figures(backwards) == "TR-V05");
    shop.as("FK-AD1");
    CHECK(figures(ask("supervision.on-time")) == "TR-V10");
    CHECK(FigureDesk(shop.desk()).measures().empty());
    shop.as("FK-S1").setPluginOn("trellis.supervision-log", false);
    CHECK(figures(ask("supervision.on-time")) == "TR-V02");
}

TEST_CASE("Class A is seen by name by those who need it to act, class M by the pair plain and by others protected") {
    Practice shop;
    CHECK(one(shop.desk(), "supervision.live-evidence").value); // the pair: everything of their own
    shop.as("FK-MS1");
    CHECK(one(shop.desk(), "supervision.on-time").denominator == 4);
    const auto few = FigureDesk(shop.desk()).figures(ask("supervision.live-evidence"));
    REQUIRE(few.figures.size() == 1); // two people: nothing of it is shown, and what stands behind it neither
    CHECK(few.figures.front().shown == "*");
    CHECK_FALSE(few.figures.front().value);
    CHECK(few.figures.front().people == 0);
    CHECK(few.suppression.find("Write the account instead") != std::string::npos);
    CHECK(refusal([&] { FigureDesk(shop.desk()).explain(ask("supervision.live-evidence")); }) == "TR-V20");
    shop.as("FK-SL1");
    CHECK(one(shop.desk(), "supervision.on-time").denominator == 4);
    CHECK(refusal([&] { FigureDesk(shop.desk()).figures(ask("supervision.live-evidence")); }) == "TR-V10");
    shop.as("FK-CP3"); // their own two sessions, and nothing of the colleague's two that were missed
    CHECK(one(shop.desk(), "supervision.on-time").shown == "2 of 2");
}

TEST_CASE("Working everything out anew gives what was worked out bit by bit") {
    Practice shop;
    std::vector<std::string> said;
    auto change = [&](const std::string& what, auto act) {
        act();
        INFO(what);
        const auto bitByBit = everything(shop.desk());
        FigureDesk(shop.desk()).recompute();
        CHECK(everything(shop.desk()) == bitByBit);
        said.push_back(bitByBit);
    };
    change("as it stands", [] {});
    change("a new session", [&] {
        auto session = shop.session(shop.second);
        shop.desk().take(session, "finish");
    });
    change("another day", [&] { shop.on("2025-11-04"); });
    change("a session, signed", [&] { shop.signedSession(shop.first); });
    change("an absence", [&] {
        auto person = *shop.desk().person("FK-CP4");
        person.absences.push_back({*Date::fromIso("2025-10-01"), {}, "parental"});
        shop.desk().savePerson(person);
    });
    change("an agreement that ends", [&] { shop.desk().endAgreement(shop.second, *Date::fromIso("2025-10-15")); });
    change("a new agreement", [&] { shop.signedAgreement({"FK-CP4"}); });
    for (std::size_t i = 1; i < said.size(); ++i) CHECK(said[i] != said[i - 1]); // each change changed something
}

TEST_CASE("Only the timelines that a change touched are worked out again") {
    Practice shop;
    auto& desk = shop.desk();
    (void)one(desk, "supervision.called-off"); // does not hang on the day
    Watch idle;
    FigureDesk(desk).figures(ask("supervision.called-off"), idle);
    CHECK(idle.last == 0);
    shop.signedSession(shop.first);
    Watch watch;
    FigureDesk(desk).figures(ask("supervision.called-off"), watch);
    CHECK(watch.last == 1); // of two agreements
}

TEST_CASE("Told to stop, it stops, and what it says later is right all the same") {
    Practice shop;
    const auto before = everything(shop.desk());
    Watch stop;
    stop.stop = true;
    CHECK(FigureDesk(shop.desk()).recompute(stop).cancelled);
    CHECK(everything(shop.desk()) == before);
}

TEST_CASE("A row of the cache that was changed from outside is found, and never shown") {
    Practice shop;
    const auto before = one(shop.desk(), "supervision.on-time");
    ObservationStore store(shop.desk().workspace());
    int rows = 0;
    store.read("supervision.on-time", [&](auto&, auto&) { return ++rows, true; });
    CHECK(rows == 2);
    CHECK(shop.desk().workspace().verify().sound());
    shop.desk().workspace().rebuild(); // drops it
    rows = 0;
    store.read("supervision.on-time", [&](auto&, auto&) { return ++rows, true; });
    CHECK(rows == 0);
    CHECK(one(shop.desk(), "supervision.on-time") == before);
}

TEST_CASE("Every figure is explained by its records and adds up to what is shown") {
    Practice shop;
    auto request = ask("supervision.on-time");
    const auto told = FigureDesk(shop.desk()).explain(request);
    REQUIRE(told.answer.figures.size() == 1);
    double numerator = 0, denominator = 0;
    for (auto& part : told.parts) numerator += part.numerator, denominator += part.denominator;
    CHECK(told.answer.figures.front().numerator == numerator);
    CHECK(told.answer.figures.front().denominator == denominator);
    CHECK(told.answer.figures.front().shown == "2 of 4");
    int withRecord = 0;
    for (auto& part : told.parts) {
        CHECK_FALSE(part.because.empty());
        withRecord += !part.records.empty();
        for (auto& source : part.records) CHECK(shop.desk().line(source.record));
    }
    CHECK(withRecord == 2); // a session that was not held has no record
    request.subject = "FK-CP4";
    CHECK(FigureDesk(shop.desk()).figures(request).figures.front().shown == "0 of 2");
}

TEST_CASE("Views that live on figures say their figures, target and rules") {
    Practice shop;
    auto table = shop.desk().view({"supervision.delivery", ""});
    REQUIRE(table.table.rows.size() == 1);
    CHECK(table.table.rows.front().front().text == "FK-S1");
    auto run =
        shop.desk().view({"supervision.over-time", "", Date::fromIso("2025-08-01"), {}, {{"figure", "on-time"}}});
    CHECK(run.target.starts_with("85 %"));
    bool few = false;
    for (auto& note : run.notes) few = few || note.starts_with("Too few points");
    CHECK(few);
    for (auto* id : {"supervision.run", "supervision.not-held", "supervision.component-map",
                     "supervision.function-balance", "supervision.evidence-mix"}) {
        INFO(id);
        auto model = shop.desk().view({id, ""});
        CHECK(model.empty.empty() != model.reading.empty());
    }
    auto actions = shop.desk().view({"supervision.open-actions", "FK-CP3"});
    CHECK(actions.card.starts_with("FK-CP3: 1 open action"));
}
