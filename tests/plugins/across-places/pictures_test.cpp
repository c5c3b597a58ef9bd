// The views of meta-supervision as somebody looked at them once: tables as
// text, pictures drawn, of one small story of two places. What they mean is
// checked beside this (views_test.cpp); here nothing moves unseen.
#include "scenario/golden.hpp"
#include "scenario/workshop.hpp"
#include "view/render.hpp"

using namespace trellis;

namespace {

/// FK-S1 meets FK-CP3 in FK and SB-CP1 in SB for a quarter; MS-1 and MS-2
/// meta-supervise, FK-L1 leads.
struct Quarter : Workshop {
    Quarter() {
        addUser("SB-CP1", Role::Supervisee);
        for (auto* code : {"MS-1", "MS-2"}) addUser(code, Role::MetaSupervisor);
        addUser("FK-L1", Role::ServiceLead);
        auto person = *desk().person("SB-CP1");
        person.locality = "SB";
        desk().savePerson(person);
        const auto here = draftAgreement(), there = signedAgreement({"SB-CP1"});
        answer(here,
               R"({"agreement.supervisor-trained": true, "agreement.supervisor-trained-on": "2025-03-07",
                   "agreement.supervisees": [{"agreement.supervisee": "FK-CP3", "agreement.supervisee-wte": 0.6}]})");
        signByAll(here);
        for (auto* day : {"2025-09-09", "2025-09-23", "2025-10-07", "2025-10-21", "2025-11-04", "2025-11-18"})
            meet(here, day);
        for (auto* day : {"2025-09-10", "2025-10-08"}) meet(there, day);
        on("2025-12-10");
        as("MS-1");
        places();
        feedback();
        evidence();
        made("meta-session",
             R"({"session.actual-minutes": 60, "session.modality": "video", "meta.functions": ["MFN1"],
                 "system.raise": false})",
             "FK-S1");
    }
    void meet(const Id& agreement, const char* day) {
        on(day);
        signedSession(agreement);
    }
    Id made(const char* kind, const std::string& json, const PersonCode& about = {}, const char* start = "") {
        NewRecord what;
        what.kind = kind;
        what.about = about;
        what.start = start;
        const auto id = desk().newRecord(what);
        answer(id, json);
        desk().take(id, "finish");
        return id;
    }
    void step(const Id& record, const char* id, const char* json) {
        desk().take(record, id);
        answer(record, json);
        desk().take(record, "finish");
    }
    void places() {
        made("place-event",
             R"({"event.kind": "leader", "event.locality": "FK", "event.from": "2025-10-15",
                                "event.label": "A new manager"})");
        made("place-event",
             R"({"event.kind": "training", "event.locality": "SB", "event.from": "2025-09-20",
                                "event.until": "2025-09-21", "event.label": "Two days on coaching"})");
        made("cross-site-review",
             R"({"review.from": "2025-09-01", "review.to": "2025-12-01",
              "review.context": "FK changed its manager, SB was trained.", "review.follows": "A room is asked for.",
              "places": [{"place.locality": "FK", "place.story": "Nobody could decide about rooms."},
                         {"place.locality": "SB", "place.story": "Small and steady."}]})");
    }
    void feedback() {
        const auto id = made("meta-feedback",
                             R"({"feedback.date": "2025-10-02", "feedback.basis": ["recording"],
              "feedback.action": "Ask for three options.", "strengths": [{"strength.seen": "You let a silence run."}]})",
                             "FK-S1");
        made("meta-feedback",
             R"({"feedback.date": "2025-12-01", "feedback.basis": ["conversation"],
              "feedback.action": "Bring the scan.", "strengths": [{"strength.seen": "Risk was closed each time."}]})",
             "FK-S1");
        const auto issue = made("system-issue",
                                R"({"issue.title": "No room at the practice", "issue.effect": "Sessions move.",
              "issue.raised-on": "2025-10-01", "issue.due": "2025-11-01", "issue.cfir": ["IS-A1"], "issue.asked-of": "FK-L1",
              "issue.request": "A room on Tuesdays.", "issue.locality": "FK"})");
        made("system-issue",
             R"({"issue.title": "Two records for every contact", "issue.effect": "An hour a week.",
              "issue.raised-on": "2025-11-20", "issue.due": "2026-01-10", "issue.cfir": ["IS-A2"], "issue.asked-of": "FK-L1",
              "issue.request": "One record.", "issue.locality": "SB"})");
        as("FK-S1");
        step(id, "acknowledge", R"({"reply.stance": "partly", "reply.on": "2025-10-05", "reply.text": "Half of it."})");
        as("FK-L1");
        step(issue, "answer",
             R"({"answer.on": "2025-12-01", "answer.text": "From January.", "answer.outcome": "done"})");
    }
    void evidence() {
        for (auto& [who, second] : {std::pair{"MS-1", -1}, std::pair{"MS-2", 0}}) {
            as(who);
            made("cfir-coding", R"({"coding.round": "First round", "codes": [
                {"code.extract": "X1", "code.locality": "FK", "code.construct": "IS-J2", "code.rating": -2, "code.why": "w"},
                {"code.extract": "X2", "code.locality": "SB", "code.construct": "IS-J2", "code.rating": )" +
                                    std::to_string(second) + R"(, "code.why": "w"},
                {"code.extract": "X3", "code.locality": "SB", "code.construct": "ID-RA", "code.rating": 1, "code.why": "w"}]})");
        }
        as("MS-1");
        made("cmo-statement",
             R"({"cmo.status": "supported", "evidence": [{"evidence.ref": "INT-1", "evidence.kind": "interview",
              "evidence.locality": "SB", "evidence.on": "2025-11-01", "evidence.bearing": "supports", "evidence.gist": "t"}]})",
             {}, "protected-time");
        made("cmo-statement", R"({"cmo.status": "proposed"})", {}, "no-supervisor");
    }
    ViewModel view(const std::string& id, std::map<std::string, std::string> choices = {}) {
        ViewRequest request;
        request.id = id;
        request.choices = std::move(choices);
        return desk().view(request);
    }
};

} // namespace

TEST_CASE("The views of meta-supervision read and look as they did when "
          "somebody looked at them") {
    Quarter story;
    for (auto* id : {"delivery", "supervisors", "two-stories", "components", "feedback-loop", "system-issues",
                     "you-said", "cmo-board", "coding-agreement"})
        golden("meta-" + std::string(id) + ".txt", viewToText(story.view("meta." + std::string(id))));
    for (auto* id : {"run", "timeline", "cfir-matrix"}) {
        const auto view = story.view("meta." + std::string(id));
        golden("meta-" + std::string(id) + ".txt", viewToText(view));
        golden("meta-" + std::string(id) + ".svg", viewToSvg(view));
    }
    golden("meta-feedback-sum.txt", viewToText(story.view("meta.feedback-loop", {{"how", "sum"}})));
    golden("meta-issues-open.txt", viewToText(story.view("meta.system-issues", {{"which", "open"}})));
}
