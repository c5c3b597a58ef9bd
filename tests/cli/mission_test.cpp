// What the whole is for, with files alone: two places and a meta-supervisor, each with a workspace of their own.
// Records go up, a review and its report come out, feedback goes down and its reply comes back, a leader's answer
// closes an issue; and no sentence that is marked private at a place is in anything that left it.
#include "cli/mission_craft.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <cstdlib>
#include <fstream>

using namespace trellis;
using Catch::Matchers::ContainsSubstring;
namespace fs = std::filesystem;

namespace {

const std::string kettle = "The kettle in the back room hums", cupboard = "Nobody dares to open the green cupboard";

} // namespace

TEST_CASE(
    "Two places and a meta-supervisor share files alone: a review, feedback both ways, an answer, no private word") {
    Locality fern("Fernwick", "FK-", 3), stour("Stourbeck", "SB-", 4), hill("Hill", "MS-", 5);
    const auto templates = fs::path(TRELLIS_SOURCE_DIR) / "templates/localities";
    installPack(fern, "FK-SV1", templates / "fernwick", "fernwick");
    installPack(stour, "SB-SV1", templates / "stourbeck/pack", "stourbeck");

    // Keys and words are compared once; from then on files are enough.
    fern.as("FK-SV1").knows(hill, "MS-1", "meta-supervisor");
    stour.as("SB-SV1").knows(hill, "MS-1", "meta-supervisor");
    hill.as("MS-1").knows(fern, "FK-SV1", "supervisor");
    hill.as("MS-1").knows(stour, "SB-SV1", "supervisor");
    const Scratch post; // whatever is in here left somebody's workspace
    struct Left {
        fs::path file;
        Locality* opens;
        std::string person;
    };
    std::vector<Left> left;
    const auto send = [&](Locality& from, const std::string& by, Locality& to, const std::string& who) {
        const auto file = from.as(by).send(who, post.path);
        left.push_back({file, &to, who});
        to.as(who).take(file);
    };

    // Up: what was written before the packs, and with their forms.
    const auto fernSession = session(fern, "FK-SV1", "FK-CP3", kettle);
    const auto stourSession = session(stour, "SB-SV1", "SB-CP1", cupboard);
    send(fern, "FK-SV1", hill, "MS-1");
    send(stour, "SB-SV1", hill, "MS-1");
    hill.as("MS-1");
    CHECK_THAT(hill.well({"bundle", "waiting"}).out, ContainsSubstring("Nothing is waited for"));
    CHECK_THAT(hill.well({"record", "show", fernSession}).out,
               ContainsSubstring("kept by the pair") && ContainsSubstring("Signed by both"));
    CHECK(hill.well({"record", "list", "--kind", "supervision-session", "--json"}).json().size() > 20);

    // The review, with its figures cited, and its report. The packs are not here; what they change came with the forms.
    const std::vector<std::string> period{"--from", "2025-06-01", "--to", "2025-10-31"};
    const auto delivery = hill.well({"view", "meta.delivery", "--from", "2025-06-01", "--to", "2025-11-30"}).out;
    CHECK_THAT(delivery, ContainsSubstring("Fernwick") && ContainsSubstring("Stourbeck"));
    CHECK_THAT(delivery, ContainsSubstring("Comparison: in Fernwick since"));
    const auto asked = hill.well({"view", "meta.adaptations"}).out;
    CHECK_THAT(asked, ContainsSubstring("What we bring today") && ContainsSubstring("Stourbeck") &&
                          ContainsSubstring("not asked there") && ContainsSubstring("fernwick.session 1.0.0"));
    auto cite = std::vector<std::string>{"figures", "cite", "meta.delivery"};
    cite.insert(cite.end(), period.begin(), period.end());
    const auto hash = hill.well(cite).id();
    const auto reviewOf = [&](const std::string& cited) {
        return R"({"review.from": "2025-06-01", "review.to": "2025-10-31", "review.follows": "Rooms, and who speaks for them.",
            "places": [{"place.locality": "Fernwick", "place.story": "Three people left in summer."},
                       {"place.locality": "Stourbeck", "place.story": "The house was being rebuilt."},
                       {"place.locality": "Both", "place.story": "Stourbeck's house was being rebuilt while Fernwick waited."}],
            "review.context": "One place lost people while the other lost rooms.",
            "figures": [{"figure.view": "meta.delivery", "figure.hash": ")" +
               cited + R"("}]})";
    };
    const auto review = hill.made({"cross-site-review"}, reviewOf(hash));
    CHECK_THAT(hill.well({"record", "show", review}).out, ContainsSubstring("MS-1 ·")); // with nobody else
    const auto report = [&](const std::string& audience, const std::string& of, bool names) {
        std::vector<std::string> args{
            "report",     "cross-site", "--period", "2025-06-01..2025-10-31",       "--review", of,
            "--audience", audience,     "--out",    (post.path / audience).string()};
        if (names) args.push_back("--names-agreed");
        return hill.run(args);
    };
    const auto wrong = hill.made({"cross-site-review"}, reviewOf(std::string(64, 'b')));
    CHECK_THAT(report("programme", wrong, false).err, ContainsSubstring("TR-D61"));
    CHECK_FALSE(fs::exists(post.path / "programme"));
    for (auto* audience : {"programme", "public", "researcher"}) {
        const auto said = report(audience, review, true);
        INFO(said.err);
        REQUIRE(said.code == 0);
        const auto page = textOf(post.path / audience / "report.html");
        CHECK_THAT(page, ContainsSubstring("lost people while the other") &&
                             ContainsSubstring("The house was being rebuilt.") &&
                             ContainsSubstring("Comparison: in Fernwick since") &&
                             ContainsSubstring("Counts from 1 to 7 are hidden"));
    }
    // In public nobody agreed to be named: no file of it does, in stories, figures, differences of forms or anywhere.
    {
        const auto quiet = hill.run({"report", "cross-site", "--period", "2025-06-01..2025-10-31", "--review", review,
                                     "--audience", "public", "--out", (post.path / "unnamed").string()});
        INFO(quiet.err);
        REQUIRE(quiet.code == 0);
        CHECK_THAT(textOf(post.path / "unnamed/report.html"), ContainsSubstring("Place 1") &&
                                                                  ContainsSubstring("house was being rebuilt") &&
                                                                  ContainsSubstring("not asked there"));
        for (auto& file : fs::directory_iterator(post.path / "unnamed")) {
            auto words = textOf(file.path());
            for (auto& c : words) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            INFO(file.path());
            CHECK(words.find("fernwick") == std::string::npos);
            CHECK(words.find("stourbeck") == std::string::npos);
        }
        fs::remove_all(post.path / "unnamed");
        auto shouted = reviewOf(hash);
        shouted.replace(shouted.find("The house was"), 13, "STOURBECK was");
        const auto named = hill.run({"report", "cross-site", "--period", "2025-06-01..2025-10-31", "--review",
                                     hill.made({"cross-site-review"}, shouted), "--audience", "public", "--out",
                                     (post.path / "shouted").string()});
        CHECK_THAT(named.err, ContainsSubstring("TR-D57") && ContainsSubstring("stories"));
        CHECK_FALSE(fs::exists(post.path / "shouted"));
    }
    hill.well({"verify"}); // what is remembered of releases is part of what is checked

    // Down: a meeting, feedback, and an issue for a leader of Fernwick.
    hill.well({"person", "add", "FK-SL1", "--role", "service-lead", "--locality", "Fernwick"});
    const auto feedback =
        hill.made({"meta-feedback", "--about", "FK-SV1"},
                  R"({"feedback.basis": ["recording"], "feedback.question": "What would have happened had you waited?",
            "strengths": [{"strength.seen": "You let a long silence run."}], "feedback.action": "Ask for three options first",
            "developments": [{"development.seen": "Four solutions came from you within minutes."}]})");
    const auto issue =
        hill.made({"system-issue", "--about", "FK-SV1"},
                  R"({"issue.title": "No room on Thursdays", "issue.effect": "Sessions move into the corridor.",
            "issue.cfir": ["IS-J2"], "issue.asked-of": "FK-SL1", "issue.request": "One room every other Thursday.",
            "issue.locality": "Fernwick", "issue.background": "It was promised and taken back three times."})");
    const auto meeting = hill.well({"record", "new", "--kind", "meta-session", "--about", "FK-SV1"}).id();
    CHECK_THAT(hill.well({"record", "show", meeting}).out,
               ContainsSubstring("not answered yet") &&
                   ContainsSubstring("Still without an answer: No room on Thursdays"));
    hill.well({"record", "discard", meeting});
    send(hill, "MS-1", fern, "FK-SV1");

    // It is on the supervisor's day, and on their own page of supervision; the leader sees the issue and not what is
    // behind it.
    CHECK_THAT(fern.as("FK-SV1").well({"view", "meta.feedback-loop"}).out, ContainsSubstring("an answer"));
    CHECK_THAT(fern.well({"view", "meta.own"}).out,
               ContainsSubstring("Feedback on its way") && ContainsSubstring("No room on Thursdays"));
    CHECK_THAT(fern.well({"record", "show", feedback}).out, ContainsSubstring("You let a long silence run."));
    CHECK(fern.as("FK-CP3").run({"record", "show", feedback}).code == 1);
    CHECK_THAT(fern.as("FK-SL1").well({"view", "meta.system-issues"}).out, ContainsSubstring("No room on Thursdays"));
    CHECK_THAT(fern.well({"record", "show", issue}).out, !ContainsSubstring("taken back three times"));
    CHECK(fern.run({"record", "show", feedback}).out.find("silence") == std::string::npos);

    // Back: the supervisor's reply and the leader's answer, in one bundle.
    fern.as("FK-SV1").step(
        feedback, "acknowledge",
        R"({"reply.stance": "partly", "reply.text": "I was afraid of the silence myself.", "reply.on": "2025-11-20"})");
    fern.as("FK-SL1").step(
        issue, "answer",
        R"({"answer.on": "2025-11-20", "answer.text": "The green room, from January.", "answer.outcome": "done"})");
    send(fern, "FK-SV1", hill, "MS-1");
    CHECK_THAT(hill.as("MS-1").well({"record", "show", feedback}).out,
               ContainsSubstring("afraid of the silence myself"));
    CHECK_THAT(hill.well({"view", "meta.feedback-loop"}).out, ContainsSubstring("agree what to do"));
    hill.step(issue, "close", R"({"answer.told": "You said there is no room; there is one from January."})");
    hill.step(feedback, "agree", R"({"agreed.action": "Wait for three options, once.", "agreed.by": "2025-12-04"})");
    send(hill, "MS-1", fern, "FK-SV1");
    fern.as("FK-SV1").step(
        feedback, "add-evidence",
        R"({"evidence.text": "Two options came, and a third with a nudge.", "evidence.on": "2025-11-20"})");
    CHECK_THAT(fern.well({"view", "meta.you-said"}).out, ContainsSubstring("there is one from January"));
    send(fern, "FK-SV1", hill, "MS-1");
    hill.as("MS-1").step(feedback, "review", R"({"review.text": "It holds so far.", "review.on": "2025-11-20"})");
    hill.step(feedback, "close", R"({"feedback.end": "met"})");
    send(hill, "MS-1", fern, "FK-SV1");
    for (auto* place : {&fern, &hill}) {
        place->as(place == &fern ? "FK-SV1" : "MS-1");
        CHECK(place->well({"record", "show", feedback, "--json"}).json()["state"] == "closed");
        CHECK(place->well({"record", "show", issue, "--json"}).json()["state"] == "closed");
        place->well({"verify"});
        CHECK_THAT(place->well({"bundle", "conflicts"}).out, ContainsSubstring("No record has two versions"));
        CHECK(place->well({"record", "take", feedback}).out.find("acknowledge") == std::string::npos);
    }
    CHECK_THAT(fern.well({"view", "meta.feedback-loop"}).out, ContainsSubstring("Closed"));

    // What leaders are given, and evaluators.
    hill.as("MS-1");
    hill.well({"export", "meta.leaders-note", "--subject", "Fernwick", "--out", (post.path / "note.html").string()});
    hill.well({"export", "meta.extract", "--out", (post.path / "extract.csv").string()});
    CHECK_THAT(textOf(post.path / "note.html"), ContainsSubstring("there is one from January"));

    // Every file that left, read as somebody reads it who wants to know.
    // Between the two who give each other feedback it travels whole; that nobody else reads it is asked further down.
    const auto shared = [](const std::string& kind) { return kind == "meta-feedback" || kind == "system-issue"; };
    const auto apart = [&](const std::string& kind) { return !shared(kind); };
    const auto fernWrote = writtenAt(fern.as("FK-SV1"), apart), stourWrote = writtenAt(stour.as("SB-SV1"), apart);
    auto between = writtenAt(hill.as("MS-1"), shared);
    between.kept.merge(writtenAt(fern, shared).kept);
    REQUIRE(fernWrote.kept.size() > 100);
    REQUIRE(stourWrote.kept.size() > 40);
    REQUIRE(fernWrote.kept.contains(kettle + " on the agenda"));
    REQUIRE(stourWrote.kept.contains(cupboard + " for whoever reads the summary"));
    REQUIRE(between.kept.contains("I was afraid of the silence myself."));
    REQUIRE(left.size() == 7);
    for (auto& one : left) {
        INFO(one.file.filename().string());
        const auto sealed = textOf(one.file), plain = read(*one.opens, one.person, one.file);
        holdsNone(plain, fernWrote.kept, one.person);
        holdsNone(plain, stourWrote.kept, one.person);
        holdsNone(sealed, between.kept, "age-encryption.org");
        if (one.opens == &fern) CHECK(plain.find("SB-CP1") == std::string::npos); // nor that they are there
    }
    int files = 0;
    for (auto& entry : fs::recursive_directory_iterator(post.path)) {
        if (!entry.is_regular_file() || entry.path().extension() == ".trellisbundle") continue;
        ++files;
        INFO(entry.path().string());
        const auto text = textOf(entry.path());
        for (const Written* written : {&fernWrote, &stourWrote, static_cast<const Written*>(&between)})
            holdsNone(text, written->kept, "");
        for (auto* code : {"FK-CP", "SB-CP", "FK-SV", "SB-SV"}) CHECK(text.find(code) == std::string::npos);
    }
    CHECK(files > 30);
}
