// Who is told what when they ask in the ways that show no record: open rows, the people a view can be about, how a
// figure came about, and the hash by which two workspaces compare.
#include "desk/exchange_desk.hpp"
#include "desk/figure_desk.hpp"
#include "desk/report_desk.hpp"
#include "scenario/refusal.hpp"
#include "scenario/workshop.hpp"
#include "view/render.hpp"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <set>

using namespace trellis;

namespace {

constexpr const char* events = "supervision.events";

/// FK-S1 with two people, a session each; roles that oversee; FK-S2 and FK-CP9, who are party to nothing of it.
struct Asked : Workshop {
    Id first, second;
    Asked() {
        for (auto& [code, role] : {std::pair{"FK-CP4", Role::Supervisee},
                                   {"FK-CP9", Role::Supervisee},
                                   {"FK-S2", Role::Supervisor},
                                   {"FK-SL1", Role::ServiceLead},
                                   {"FK-MS1", Role::MetaSupervisor},
                                   {"FK-AD1", Role::LocalityAdmin}})
            addUser(code, role);
        first = signedAgreement();
        second = signedAgreement({"FK-CP4"});
        signedSession(first);
        signedSession(second);
        on("2025-10-20");
    }
    FigureRequest ask(const std::string& measure) {
        return {{measure, Date::fromIso("2025-09-01"), {}, Period::Whole, "person"}, {}};
    }
    std::string explaining(const PersonCode& who, const std::string& measure) {
        as(who);
        return refusal([&] { FigureDesk(desk()).explain(ask(measure)); });
    }
};

std::set<PersonCode> peopleIn(const Explanation& told) {
    std::set<PersonCode> out;
    for (auto& one : told.parts) out.insert(one.person);
    return out;
}

} // namespace

TEST_CASE("What is still open between two people is on the list of nobody else, whatever their role") {
    Asked shop;
    shop.as("FK-S1");
    const auto later = shop.session(shop.first); // with a pair in focus, whose name a meta-supervisor may read as such
    shop.answer(later, R"({"focus": [{"focus.pair": "U07"}]})");
    shop.signByAll(later);
    for (auto* other : {"FK-CP9", "FK-S2", "FK-SL1", "FK-MS1", "FK-AD1"}) {
        INFO(other);
        CHECK(shop.as(other).openRows().empty());
    }
    // Each of the two has theirs, and the supervisor's other supervisee has none of it.
    CHECK_FALSE(shop.as("FK-S1").openRows().empty());
    for (auto& [who, agreement] : {std::pair{"FK-CP3", shop.first}, {"FK-CP4", shop.second}}) {
        const auto rows = shop.as(who).openRows();
        CHECK_FALSE(rows.empty());
        for (auto& row : rows) CHECK(shop.desk().line(row.record)->agreement == agreement);
    }
}

TEST_CASE("Feedback that is under way between two people leaves open rows on no third person's list") {
    Asked shop;
    NewRecord what;
    what.kind = "meta-session";
    what.about = "FK-S1";
    const auto id = shop.as("FK-MS1").newRecord(what);
    shop.answer(id, R"({"session.actual-minutes": 60, "session.modality": "video", "episode.basis": "recording",
        "meta.functions": ["MFN1"], "figures.context": "A quiet month.", "system.raise": false,
        "session.next": "2025-11-20",
        "actions": [{"action.what": "Listen to one recording", "action.owner": "FK-S1", "action.due": "2025-11-20"}]})");
    shop.desk().take(id, "finish");
    const auto open = [&](const PersonCode& who) {
        const auto rows = shop.as(who).openRows();
        return std::ranges::any_of(rows, [&](auto& row) { return row.record == id; });
    };
    for (auto* other : {"FK-CP3", "FK-CP9", "FK-S2", "FK-SL1", "FK-AD1"}) CHECK_FALSE(open(other));
    for (auto* one : {"FK-MS1", "FK-S1"}) CHECK(open(one));
}

TEST_CASE("What waits for a signature is on the list of those whose record it is, and of nobody else") {
    Asked shop;
    shop.as("FK-S1");
    const auto later = shop.session(shop.first);
    shop.desk().take(later, "finish");
    const auto waits = [&](const PersonCode& who) {
        const auto all = shop.as(who).toSign();
        return std::ranges::any_of(all, [&](auto& one) { return one.id == later; });
    };
    for (auto* other : {"FK-CP4", "FK-CP9", "FK-S2", "FK-SL1", "FK-MS1", "FK-AD1"}) {
        INFO(other);
        CHECK_FALSE(waits(other));
    }
    for (auto* one : {"FK-CP3", "FK-S1"}) CHECK(waits(one));
}

TEST_CASE("A view for whoever oversees is made from what they may read, whatever its plugin asks for") {
    Asked shop;
    NewRecord what;
    what.kind = "meta-feedback";
    what.about = "FK-S1";
    const auto id = shop.as("FK-MS1").newRecord(what);
    shop.answer(id, R"({"feedback.basis": ["recording"], "feedback.action": "Ask about the heron first.",
        "strengths": [{"strength.seen": "You let a silence run."}]})");
    shop.desk().take(id, "finish");
    const auto month = [&](const PersonCode& who) { return viewToText(shop.as(who).view({"meta.month", "FK-S1"})); };
    CHECK(month("FK-S1").find("heron") != std::string::npos);
    CHECK(month("FK-SL1").find("heron") == std::string::npos);
}

TEST_CASE("A view about somebody who is not offered is refused, by its table, its picture, its file and its numbers") {
    Asked shop;
    const auto asks = [&](const PersonCode& who, const std::string& subject) {
        auto& desk = shop.as(who);
        std::set<std::string> codes{refusal([&] {
                                        desk.view({events, subject});
                                    }),
                                    refusal([&] {
                                        FigureDesk(desk).explainView({events, subject});
                                    })};
        for (auto& one : desk.exports())
            if (one.scope == Scope::Person) codes.insert(refusal([&] { desk.exportFile(one.id, subject); }));
        return codes;
    };
    using Codes = std::set<std::string>;
    CHECK(asks("FK-CP3", "FK-CP4") == Codes{"TR-V03"}); // of the same supervisor
    CHECK(asks("FK-S2", "FK-CP3") == Codes{"TR-V03"});  // of another
    CHECK(asks("FK-CP9", "FK-CP3") == Codes{"TR-V03"});
    CHECK(asks("FK-CP9", "FK-CP9") == Codes{"TR-V03"}); // under no agreement there is nothing to show
    CHECK(asks("FK-S1", "FK-S1") == Codes{"TR-V03"});   // supervised by nobody
    CHECK_FALSE(asks("FK-CP3", "FK-CP3").contains("TR-V03"));
    CHECK_FALSE(asks("FK-SL1", "FK-CP4").contains("TR-V03"));
    // Not said at all, it is about the first of those who may be asked for, never about all.
    CHECK(shop.as("FK-CP4").view({events, ""}).title == shop.desk().view({events, "FK-CP4"}).title);
}

TEST_CASE("How a figure came about is told to whoever may see it plain, and to them of their own people only") {
    Asked shop;
    CHECK(shop.explaining("FK-AD1", "supervision.on-time") == "TR-V10");       // sees no figures
    CHECK(shop.explaining("FK-SL1", "supervision.live-evidence") == "TR-V10"); // of class M
    CHECK(shop.explaining("FK-MS1", "supervision.live-evidence") == "TR-V20"); // protected, so without what is behind
    CHECK(shop.explaining("FK-SL1", "supervision.on-time") == "done");         // by name, to act on it
    CHECK(shop.explaining("FK-S1", "supervision.live-evidence") == "done");
    const auto told = [&](const PersonCode& who) {
        shop.as(who);
        return FigureDesk(shop.desk()).explain(shop.ask("supervision.on-time"));
    };
    using People = std::set<PersonCode>;
    CHECK(peopleIn(told("FK-S1")) == People{"FK-CP3", "FK-CP4"});
    CHECK(peopleIn(told("FK-CP3")) == People{"FK-CP3"});
    CHECK(peopleIn(told("FK-CP4")) == People{"FK-CP4"});
    for (auto* nobody : {"FK-S2", "FK-CP9"}) CHECK(shop.explaining(nobody, "supervision.on-time") == "TR-V10");
    for (auto* who : {"FK-CP3", "FK-CP4", "FK-S1", "FK-SL1"})
        for (auto& part : told(who).parts)
            for (auto& source : part.records) {
                if (source.record.empty()) continue;
                CHECK(refusal([&] { shop.desk().show(source.record); }) == "done"); // what is named can be opened
            }
}

TEST_CASE("What somebody keeps for themselves changes no hash that two workspaces compare") {
    Asked shop;
    shop.as("FK-S1");
    ExchangeDesk(shop.desk()).keepCorrespondent("FK-CP3", ExchangeDesk(shop.desk()).key(), Role::Supervisee);
    const auto hashes = [&] {
        shop.as("FK-S1");
        return std::pair{ExchangeDesk(shop.desk()).standing().hash, ExchangeDesk(shop.desk()).standing("FK-CP3").hash};
    };
    const auto before = hashes();
    shop.as("FK-S1");
    NewRecord what;
    what.kind = "upward-feedback";
    what.about = "FK-MS1";
    const auto own = shop.desk().newRecord(what);
    shop.answer(own, R"({"upward.how": "named", "upward.helped": "The role play."})");
    shop.desk().take(own, "finish");
    CHECK(hashes() == before); // shared with somebody or not: nobody else learns that it is there
    // What one of the compared may not know of counts for neither.
    const auto another = shop.signedSession(shop.second);
    const auto after = hashes();
    CHECK(after.first != before.first);
    CHECK(after.second == before.second);
    CHECK_FALSE(shop.as("FK-CP3").line(another));
}

TEST_CASE("In a report the words of a single event stay away where its number is hidden") {
    Asked shop;
    for (auto& [code, place] : {std::pair{"FK-S1", "Fernwick"}, {"FK-CP3", "Fernwick"}, {"FK-CP4", "Stourbeck"}}) {
        auto person = *shop.as("FK-S1").person(code);
        person.locality = place;
        shop.desk().savePerson(person);
    }
    NewRecord what;
    what.kind = "place-event";
    const auto id = shop.as("FK-MS1").newRecord(what);
    shop.answer(id, R"({"event.from": "2025-09-10", "event.kind": "leader", "event.locality": "Fernwick",
                        "event.label": "Kestrel leaves after the quarrel"})");
    shop.desk().take(id, "finish");
    const auto own = viewToText(shop.desk().view({"meta.run", ""}));
    CHECK(own.find("Kestrel") != std::string::npos); // whoever may see it plain does
    CrossSiteRequest wish{Date::fromIso("2025-09-01"),   Date::fromIso("2025-10-19"),
                          FigureAudience::Programme,     {},
                          "One place had a new leader.", false};
    const auto report = ReportDesk(shop.desk()).crossSite(wish);
    REQUIRE_FALSE(report.views.empty());
    for (auto& one : report.views) {
        INFO(one.model.id);
        CHECK(viewToJson(one.model).find("Kestrel") == std::string::npos);
    }
}
