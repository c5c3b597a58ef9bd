// Feedback, meetings and issues at the desk, with the real plugin: bad paths first, then every station, and who sees
// what on the way.
#include "life.hpp"
#include "model/error.hpp"
#include "scenario/fill_whole.hpp"
#include "scenario/workshop.hpp"
#include "view/render.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>

using namespace trellis;

namespace {

/// FK-S1 is supervised by MS-1 over supervision; FK-L1 leads the service; FK-S2 is another supervisor.
struct Site : Workshop {
    Site() {
        addUser("MS-1", Role::MetaSupervisor);
        addUser("MS-2", Role::MetaSupervisor);
        addUser("FK-S2", Role::Supervisor);
        addUser("FK-L1", Role::ServiceLead);
    }
    Id begin(const char* kind, const PersonCode& about = {}) {
        NewRecord what;
        what.kind = kind;
        what.about = about;
        return desk().newRecord(what);
    }
    void step(const Id& record, const std::string& id, const std::string& json) {
        desk().take(record, id);
        answer(record, json);
        desk().take(record, "finish");
    }
    std::string state(const Id& record) { return desk().line(record).value().state; }
    Id shared() {
        as("MS-1");
        auto id = begin("meta-feedback", "FK-S1");
        answer(id, R"({"feedback.basis": ["recording"], "feedback.action": "Ask for three options first.",
                       "strengths": [{"strength.seen": "You let a silence run."}],
                       "developments": [{"development.seen": "In minute nine you offered four solutions."}],
                       "feedback.question": "What were you worried would happen?"})");
        desk().take(id, "finish");
        return id;
    }
    Id asked() {
        as("MS-1");
        auto id = begin("system-issue", "FK-S1");
        answer(id, R"({"issue.title": "No room at the practice", "issue.effect": "Sessions move or fall out.",
                       "issue.cfir": ["IS-J2"], "issue.asked-of": "FK-L1", "issue.request": "A room on Tuesdays.",
                       "issue.background": "She was in tears about it."})");
        desk().take(id, "finish");
        return id;
    }
};

template <class Act> std::string refusal(Act act) {
    try {
        act();
    } catch (const Error& error) {
        return error.code() + ": " + error.message();
    }
    return "done";
}

bool says(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::vector<std::string> steps(Site& site, const Id& record) {
    std::vector<std::string> out;
    for (auto& one : site.desk().possible(record))
        if (one.effect == Effect::Amend) out.push_back(one.id);
    return out;
}

constexpr const char* reply =
    R"({"reply.stance": "partly", "reply.on": "2025-09-02", "reply.text": "I see half of it."})";

} // namespace

TEST_CASE("Who may not begin feedback, or names nobody fitting, is told so and nothing is made") {
    Site site;
    auto trial = [&](const PersonCode& who, const char* kind, const PersonCode& about) {
        site.as(who);
        const auto before = site.desk().openDrafts().size();
        auto said = refusal([&] { site.begin(kind, about); });
        CHECK(site.desk().openDrafts().size() == before);
        return said;
    };
    CHECK(says(trial("FK-S1", "meta-feedback", "FK-S2"), "TR-M01"));
    CHECK(says(trial("MS-1", "meta-feedback", ""), "TR-M03"));
    CHECK(says(trial("MS-1", "meta-feedback", "MS-1"), "TR-M04"));
    CHECK(says(trial("MS-1", "meta-feedback", "FK-CP3"), "TR-M04")); // no supervisor
    CHECK(says(trial("MS-1", "meta-feedback", "FK-S9"), "TR-M04"));
    CHECK(says(trial("MS-1", "record-review", "FK-S1"), "TR-M04")); // names nobody
    site.as("FK-S1");
    const auto agreement = site.signedAgreement();
    site.as("MS-1");
    CHECK(says(refusal([&] {
                   NewRecord what;
                   what.kind = "meta-feedback";
                   what.about = "FK-S1";
                   what.agreement = agreement;
                   site.desk().newRecord(what);
               }),
               "TR-M02"));
    CHECK(says(refusal([&] {
                   NewRecord what;
                   what.kind = "cmo-statement";
                   what.start = "nothing-of-that-name";
                   site.desk().newRecord(what);
               }),
               "TR-M05"));
}

TEST_CASE("Feedback under the pen is its writer's alone; shared, it is for the two and nobody else") {
    Site site;
    site.as("MS-1");
    auto id = site.begin("meta-feedback", "FK-S1");
    CHECK(plainText(site.answers(id).value("feedback.from")) == "MS-1");
    CHECK(plainText(site.answers(id).value("feedback.to")) == "FK-S1");
    site.as("FK-S1");
    CHECK_FALSE(site.desk().line(id));
    CHECK(says(refusal([&] { site.desk().openDraft(id); }), "TR-R02"));
    CHECK(site.desk().records({}).empty());

    id = site.shared();
    site.as("FK-S1");
    CHECK(says(site.desk().html(id), "You let a silence run"));
    const auto page = site.as("MS-2").html(id);
    CHECK_FALSE(says(page, "silence"));
    CHECK_FALSE(says(page, "four solutions"));
    for (auto* stranger : {"FK-S2", "FK-CP3", "FK-L1"}) {
        site.as(stranger);
        CHECK_FALSE(site.desk().line(id));
        CHECK(says(refusal([&] { site.desk().show(id); }), "TR-R02"));
    }
}

TEST_CASE("The people of feedback stay as they are, and nobody writes in another's name") {
    Site site;
    site.as("MS-1");
    auto id = site.begin("meta-feedback", "FK-S1");
    site.answer(id, R"({"feedback.from": "MS-2"})");
    const auto found = site.desk().check(id);
    CHECK(std::ranges::any_of(found,
                              [](auto& one) { return one.code == "parties" && one.where.item == "feedback.from"; }));
    id = site.shared();
    site.desk().amend(id, "a slip");
    site.answer(id, R"({"feedback.to": "FK-S2"})");
    CHECK(says(refusal([&] { site.desk().take(id, "finish"); }), "stay the same"));
}

TEST_CASE("No station is reached without what it stands for") {
    Site site;
    const auto id = site.shared();
    CHECK(steps(site, id) == std::vector<std::string>{"amend", "withdraw"}); // nothing over their head
    CHECK(says(refusal([&] { site.desk().take(id, "close"); }), "TR-R07"));
    site.as("FK-S1");
    site.desk().take(id, "acknowledge");
    CHECK(says(refusal([&] { site.desk().take(id, "finish"); }), "Seeing it differently is an answer"));
    site.answer(id, R"({"reply.stance": "disagree", "reply.on": "2025-09-20"})");
    CHECK(says(refusal([&] { site.desk().take(id, "finish"); }), "has not come yet"));
    site.as("MS-1");
    CHECK(says(refusal([&] { site.desk().take(id, "withdraw"); }), "TR-R18")); // the other is writing
    site.as("FK-S1");
    site.desk().discardDraft(id);
    CHECK(site.state(id) == "shared");
    site.step(id, "acknowledge", reply);
    for (auto& [step, missing] : {std::pair{"agree", "what you agreed to do"},
                                  {"add-evidence", "what changed"},
                                  {"review", "when you looked back"},
                                  {"close", "how it ended"}}) {
        site.as(std::string(step) == "close" ? "MS-1" : "FK-S1").take(id, step);
        CHECK(says(refusal([&] { site.desk().take(id, "finish"); }), missing));
        site.desk().discardDraft(id);
    }
    site.as("MS-1").take(id, "withdraw");
    site.answer(id, R"({"feedback.end": "met"})");
    CHECK(says(refusal([&] { site.desk().take(id, "finish"); }), "being withdrawn"));
}

TEST_CASE("Feedback goes from its first words to what came of it, and each station is a layer of its own") {
    Site site;
    const auto id = site.shared();
    site.as("FK-S1").take(id, "acknowledge");
    site.answer(id, reply);
    site.desk().take(id, "finish");
    CHECK(site.state(id) == "acknowledged");
    site.as("MS-1");
    site.step(id, "discuss", "{}");
    site.step(id, "agree", R"({"agreed.action": "Ask for three options.", "agreed.by": "2025-09-16"})");
    site.on("2025-09-20");
    site.as("FK-S1");
    site.step(id, "add-evidence", R"({"evidence.text": "Two options and a third.", "evidence.on": "2025-09-20"})");
    site.on("2025-10-14");
    site.as("MS-1");
    site.step(id, "review", R"({"review.text": "It holds.", "review.on": "2025-10-14"})");
    site.step(id, "close", R"({"feedback.end": "met"})");
    CHECK(site.state(id) == "closed");
    const auto view = site.desk().show(id);
    REQUIRE(view.layers.size() == 7);
    CHECK(view.layers[1].reason == "Acknowledge and reply");
    CHECK(view.layers[1].author == "FK-S1");
    CHECK(says(site.desk().html(id, view.layers.front().revision), "three options first"));
    // A step is no change with a reason; a correction is, even one that calls itself a step.
    site.desk().amend(id, "Close");
    site.desk().take(id, "finish");
    const auto page = site.desk().html(id);
    CHECK(says(page, "Acknowledge and reply, by FK-S1, on 2 September 2025"));
    CHECK(says(page, "<p>Close, by MS-1, on 14 October 2025"));
    CHECK(says(page, " by MS-1 because: Close</p>"));
    CHECK_FALSE(says(page, "because: Acknowledge"));
    CHECK(site.desk().possible(id).size() == 1); // only put right, with a reason
}

TEST_CASE("Every way from station to station is a step that is there, and only forward") {
    for (std::size_t from = 1; from < meta::stations().size() - 1; ++from)
        for (std::size_t to = 1; to < meta::stations().size(); ++to) {
            Site site;
            const auto id = site.shared();
            const std::vector<std::pair<const char*, const char*>> fill{
                {"acknowledge", reply},
                {"discuss", "{}"},
                {"agree", R"({"agreed.action": "One thing.", "agreed.by": "2025-09-16"})"},
                {"add-evidence", R"({"evidence.text": "It is so.", "evidence.on": "2025-09-02"})"},
                {"review", R"({"review.text": "It is so.", "review.on": "2025-09-02"})"},
                {"close", R"({"feedback.end": "partly"})"}};
            site.as("FK-S1");
            site.step(id, "acknowledge", reply);
            if (from > 1) site.step(id, fill[from - 1].first, fill[from - 1].second);
            CHECK(site.state(id) == meta::stations()[from].state);
            INFO(meta::stations()[from].state << " to " << meta::stations()[to].state);
            if (fill[to - 1].first == std::string("close")) site.as("MS-1");
            if (to <= from) {
                CHECK(says(refusal([&] { site.desk().take(id, fill[to - 1].first); }), "TR-R07"));
            } else {
                site.step(id, fill[to - 1].first, fill[to - 1].second);
                CHECK(site.state(id) == meta::stations()[to].state);
            }
        }
}

TEST_CASE("Feedback on its way is seen on Today's card and comes into the next meeting, once") {
    Site site;
    const auto id = site.shared();
    site.as("FK-S1");
    CHECK(says(site.desk().view({"meta.feedback-loop"}).card, "1 piece of feedback waits for an answer"));
    site.step(id, "acknowledge", reply);
    site.as("MS-1");
    auto meeting = site.begin("meta-session", "FK-S1");
    auto rows = site.answers(meeting).rowsOf("actions");
    REQUIRE(rows.size() == 1);
    CHECK(says(plainText(rows.front().cells.at("action.what")), "agree what to do"));
    site.answer(meeting, R"({"session.actual-minutes": 60, "session.modality": "video", "meta.functions": ["MFN1"],
                              "system.raise": false})");
    site.desk().take(meeting, "finish");
    CHECK(site.desk().openRows().size() == 1);
    site.on("2025-09-30");
    auto next = site.begin("meta-session", "FK-S1");
    CHECK(site.answers(next).rowsOf("actions").size() == 1); // carried, not brought twice
    auto other = site.begin("meta-session", "FK-S2");
    CHECK(site.answers(other).rowsOf("actions").empty()); // nothing of somebody else's
}

TEST_CASE("Today's card says from whom to whom each piece of feedback went and when, and of many the first two") {
    Site site;
    site.shared();
    site.on("2025-09-09");
    site.shared();
    site.as("MS-1");
    const auto card = [&] { return site.desk().view({"meta.feedback-loop"}).card; };
    CHECK(card() == "2 pieces of feedback wait for an answer (MS-1 to FK-S1, 2 September 2025; "
                    "MS-1 to FK-S1, 9 September 2025)");
    site.shared();
    CHECK(says(card(), "; and 1 more)"));
}

TEST_CASE("In the next meeting feedback that was answered is told from what waits for an answer") {
    Site site;
    const auto id = site.shared();
    const auto agenda = [&](const char* day) {
        site.on(day);
        std::string out;
        const auto meeting = site.begin("meta-session", "FK-S1");
        const auto answers = site.answers(meeting);
        for (auto& row : answers.rowsOf("actions"))
            out += plainText(row.cells.at("action.what")) + ", " + plainText(row.cells.at("action.owner")) + ", " +
                   plainText(row.cells.at("action.status")) + "\n";
        site.answer(meeting, R"({"session.actual-minutes": 60, "session.modality": "video", "meta.functions": ["MFN1"],
                                 "system.raise": false})");
        site.desk().take(meeting, "finish");
        return out;
    };
    const std::string piece = "Feedback of 2 September 2025: ";
    CHECK(agenda("2025-09-02") == piece + "not answered yet, FK-S1, open\n");
    site.as("FK-S1");
    site.step(id, "acknowledge", reply);
    site.as("MS-1");
    // What the last meeting carried over is brought up to date, not asked for a second time.
    CHECK(agenda("2025-09-30") == piece + "answered on 2 September 2025, agree what to do, or close it, FK-S1, open\n");
    site.step(id, "review", R"({"review.text": "It holds.", "review.on": "2025-09-02"})");
    CHECK(agenda("2025-10-28") == piece + "answered on 2 September 2025, to be closed, MS-1, open\n"); // by who gave it
    site.step(id, "close", R"({"feedback.end": "met"})");
    CHECK(agenda("2025-11-25") == piece + "closed, MS-1, done\n"); // done, and gone the time after
    CHECK(agenda("2025-12-23") == "");
}

TEST_CASE("A line on the agenda that the two put in words of their own stays as they wrote it") {
    Site site;
    const auto id = site.shared();
    auto meeting = site.begin("meta-session", "FK-S1");
    const auto row = site.answers(meeting).rowsOf("actions").front().id;
    site.answer(meeting, R"({"session.actual-minutes": 60, "session.modality": "video", "meta.functions": ["MFN1"],
        "system.raise": false, "actions": [{"#id": ")" +
                             row + R"(", "action.what": "Feedback of 2 September 2025: by post",
        "action.owner": "FK-S1", "action.due": "2025-09-30", "action.status": "open"}]})");
    site.desk().take(meeting, "finish");
    site.as("FK-S1");
    site.step(id, "acknowledge", reply);
    site.as("MS-1");
    meeting = site.begin("meta-session", "FK-S1");
    const auto answers = site.answers(meeting);
    CHECK(std::ranges::any_of(answers.rowsOf("actions"), [](auto& one) {
        return plainText(one.cells.at("action.what")) == "Feedback of 2 September 2025: by post";
    }));
}

TEST_CASE("A leader answers on what leaders may read; the background stays with those who wrote it, and stays") {
    Site site;
    const auto id = site.asked();
    site.as("FK-S2");
    CHECK_FALSE(site.desk().line(id));
    site.as("FK-L1");
    CHECK_FALSE(says(site.desk().html(id), "tears"));
    CHECK(steps(site, id) == std::vector<std::string>{"answer", "take-up"});
    CHECK(says(refusal([&] { site.desk().amend(id, "mine"); }), "TR-R02"));
    CHECK(says(refusal([&] { site.desk().take(id, "withdraw"); }), "TR-R02"));
    site.desk().take(id, "answer");
    CHECK(site.answers(id).value("issue.background") == Value{Missing{}});
    site.answer(id, R"({"answer.on": "2025-09-02", "answer.text": "Room 3 on Tuesdays.", "answer.outcome": "escalated",
                         "answer.escalated-to": "FK-L1"})");
    CHECK(says(refusal([&] { site.desk().take(id, "finish"); }), "step of its own"));
    site.answer(id, R"({"answer.outcome": "answered"})");
    site.desk().take(id, "finish");
    CHECK(site.state(id) == "answered");
    site.as("FK-S1");
    const auto page = site.desk().html(id);
    CHECK(says(page, "Room 3 on Tuesdays."));
    CHECK(says(page, "She was in tears about it.")); // nothing was lost by an answer from somebody who did not see it
    site.step(id, "close", R"({"answer.told": "You asked for a room. There is one."})");
    CHECK(says(viewToText(site.desk().view({"meta.you-said"})), "There is one."));
}

TEST_CASE("Whoever answers an issue is told of all that is missing at once, and of each only until it is there") {
    Site site;
    const auto id = site.asked();
    site.as("FK-L1");
    site.desk().take(id, "answer");
    const auto missing = [&] {
        std::vector<std::string> out;
        for (auto& one : site.desk().check(id))
            if (one.severity == Severity::Refuse) out.push_back(one.where.item);
        std::ranges::sort(out);
        return out;
    };
    using Items = std::vector<std::string>;
    CHECK(missing() == Items{"answer.on", "answer.outcome", "answer.text"});
    const auto said = refusal([&] { site.desk().take(id, "finish"); });
    INFO(said);
    CHECK(says(said, "the day of the answer"));
    CHECK(says(said, "what will be done, or why not"));
    CHECK(says(said, "what became of it"));
    site.answer(id, R"({"answer.on": "2025-09-02"})"); // now the form asks for the others, too, and each is said once
    CHECK(missing() == Items{"answer.outcome", "answer.text"});
    site.answer(id, R"({"answer.text": "Room 3 on Tuesdays."})");
    CHECK(missing() == Items{"answer.outcome"});
    site.answer(id, R"({"answer.outcome": "answered"})");
    CHECK(missing().empty());
    site.desk().take(id, "finish");
    CHECK(site.state(id) == "answered");
}

TEST_CASE("An issue comes back on the agenda until it is answered, also when it is taken further up") {
    Site site;
    const auto id = site.asked();
    auto agenda = [&] {
        site.as("MS-1");
        auto meeting = site.begin("meta-session", "FK-S1");
        std::string words;
        const auto answers = site.answers(meeting);
        for (auto& row : answers.rowsOf("actions")) words += plainText(row.cells.at("action.what"));
        site.desk().discardDraft(meeting);
        return words;
    };
    CHECK(says(agenda(), "No room at the practice"));
    CHECK_FALSE(says(agenda(), "tears"));
    site.as("FK-L1");
    site.step(id, "take-up",
              R"({"answer.outcome": "escalated", "answer.escalated-to": "FK-L1", "answer.on": "2025-09-02",
                                  "answer.text": "I have asked the board."})");
    CHECK(says(agenda(), "No room at the practice"));
    site.as("FK-L1");
    site.step(id, "answer", R"({"answer.on": "2025-09-02", "answer.text": "Yes.", "answer.outcome": "done"})");
    CHECK_FALSE(says(agenda(), "No room at the practice"));
}

TEST_CASE("The note for leaders fits two pages and has no private word in it") {
    Site site;
    for (int i = 0; i < 12; ++i) site.asked();
    site.as("MS-1");
    const auto note = site.desk().exportFile("meta.leaders-note", "FK").bytes;
    CHECK(says(note, "No room at the practice"));
    CHECK(says(note, "4 more wait for an answer"));
    CHECK_FALSE(says(note, "tears"));
    CHECK(note.size() < 9000);
}

TEST_CASE("Every form of meta-supervision can be filled whole, finished and read") {
    const auto* kind =
        GENERATE("meta-session", "meta-feedback", "system-issue", "upward-feedback", "cmo-statement", "cfir-coding",
                 "record-review", "place-event", "cross-site-review", "context-assessment");
    INFO(kind);
    Site site;
    const bool up = std::string(kind) == "upward-feedback";
    site.as(up ? "FK-S1" : "MS-1");
    const bool names = up || std::string(kind).starts_with("meta-");
    const auto id = site.begin(kind, names ? (up ? "MS-1" : "FK-S1") : "");
    {
        auto draft = site.desk().openDraft(id);
        fillWhole(draft->form(), site.clock.today(), "FK-S1",
                  {"issue.with", "review.to", "session.next", "feedback.review-due", "reply.stance", "reply.text",
                   "reply.on"});
        if (draft->form().form().find("review.to")) draft->form().set({"review.to", "", ""}, site.clock.today() + 1);
        draft->touched();
        draft->save();
    }
    for (auto& one : site.desk().check(id)) {
        INFO(one.where.item << " " << one.message);
        CHECK(one.severity != Severity::Refuse);
    }
    site.desk().take(id, "finish");
    CHECK_FALSE(site.desk().html(id).empty());
    if (kind != std::string("meta-feedback")) return;
    site.as("FK-S1"); // and what another writes
    site.step(id, "acknowledge", reply);
    CHECK(says(site.desk().html(id), "I see half of it."));
}

TEST_CASE(
    "Feedback to meta-supervision is read by the person named where one puts one's name to it, and by nobody else") {
    Site site;
    auto write = [&](const char* how) {
        site.as("FK-S1");
        auto id = site.begin("upward-feedback", "MS-1");
        site.answer(id, std::string(R"({"upward.how": ")") + how + R"(", "upward.helped": "The role play."})");
        site.desk().take(id, "finish");
        return id;
    };
    const auto named = write("named"), unnamed = write("unnamed");
    site.as("MS-1");
    CHECK(says(site.desk().html(named), "The role play."));
    CHECK_FALSE(site.desk().line(unnamed));
    CHECK(says(refusal([&] { site.desk().show(unnamed); }), "TR-R01"));
    for (auto* other : {"MS-2", "FK-L1", "FK-S2"}) {
        site.as(other);
        CHECK_FALSE(site.desk().line(named));
        CHECK_FALSE(site.desk().line(unnamed));
    }
}

TEST_CASE("Feedback to meta-supervision in which nothing is said is not kept, and its question says what is missing") {
    Site site;
    site.as("FK-S1");
    const auto id = site.begin("upward-feedback", "MS-1");
    const auto said = [&] {
        std::vector<Finding> out;
        for (auto& one : site.desk().check(id))
            if (one.severity == Severity::Refuse) out.push_back(one);
        return out;
    };
    for (auto* nothing : {R"({"upward.how": "named"})", R"({"upward.helped": "  \n ", "upward.more": ""})"}) {
        site.answer(id, nothing);
        INFO(nothing);
        REQUIRE(said().size() == 1);
        CHECK(said().front().where.item == "upward.helped");
        CHECK(says(said().front().message, "in your own words"));
        CHECK(says(refusal([&] { site.desk().take(id, "finish"); }), "Nothing is said here yet."));
    }
    CHECK(site.desk().openDrafts().size() == 1); // and it is still there to be written
    site.answer(id, R"({"upward.helped": null, "upward.more": null, "upward.safe": 0})"); // a number is something said,
                                                                                          // and 0 is one
    CHECK(said().empty());
    for (auto* one : {"upward.helped", "upward.more"}) {
        site.answer(id, R"({"upward.helped": null, "upward.more": null, "upward.safe": null})");
        CHECK(said().size() == 1);
        site.answer(id, std::string("{\"") + one + "\": \"The role play.\"}");
        CHECK(said().empty());
    }
    site.desk().take(id, "finish");
    CHECK(site.state(id) == "kept");
    site.desk().amend(id, "I take it all back.");
    site.answer(id, R"({"upward.helped": null, "upward.more": null})");
    CHECK(said().size() == 1);
}
