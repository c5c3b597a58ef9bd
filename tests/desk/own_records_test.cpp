// A record that belongs to its author alone: nobody else comes across it, byte by byte; a shared one appears exactly
// where it should.
#include "model/error.hpp"
#include "record/sheet.hpp"
#include "scenario/refusal.hpp"
#include "scenario/workshop.hpp"
#include "store/workspace.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <fmt/format.h>

using namespace trellis;

namespace {

// Words that stand nowhere else. One for each place that something could leak from.
constexpr const char* inPrompt = "quillwort";
constexpr const char* inSummary = "bladderwrack";
constexpr const char* inAgenda = "sneezewort";

bool says(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

/// All that one person's desk says, as one text: every call there is, about everything they can list and about `record`
/// by its id.
class Everything {
public:
    Everything(Desk& desk, const Id& record)
        : desk_(desk) {
        for (auto& one : desk.records()) line(one);
        for (auto kind : {"reflection", "supervision-session"}) {
            RecordFilter filter;
            filter.kind = kind;
            add("count", std::to_string(desk.records(filter).size()));
        }
        for (auto& person : desk.people()) {
            RecordFilter filter;
            filter.person = person.code;
            for (auto& one : desk.records(filter)) line(one);
        }
        for (auto& one : desk.openDrafts()) line(one);
        for (auto& one : desk.toSign()) line(one);
        for (auto& one : desk.conflicts()) line(one);
        for (auto& one : desk.openRows()) add("open", one.record, one.kind, one.title, one.rowsLabel);
        for (auto& one : desk.due()) add("due", one.agreement, one.kind, one.due.reason);
        for (auto word : {inPrompt, inSummary, inAgenda, "quill", "bladder", "Picture"})
            for (auto& hit : desk.search(word)) {
                line(hit.record);
                add("hit", hit.item, hit.label, hit.excerpt);
            }
        for (auto& one : desk.audit(10'000)) add("audit", one.what, one.about);
        for (auto& one : desk.records()) whole(one.id);
        whole(record);
        if (auto one = desk.line(record)) line(*one);
        trial([&] { add("check", std::to_string(desk.check(record).size())); });
        trial([&] { add("possible", std::to_string(desk.possible(record).size())); });
        trial([&] { desk.openDraft(record); });
        trial([&] { desk.take(record, "finish"); });
        trial([&] { desk.sign(record, desk.me().code, workshopPassphrase); });
        trial([&] { desk.amend(record, "to look"); });
        trial([&] { desk.share(record, Sharing::Full); });
        trial([&] { desk.discardDraft(record); });
        for (auto& terms : desk.agreements()) // what plugins are handed shows in what they prefill
            trial([&] {
                NewRecord what;
                what.kind = terms.group() ? "group-session" : "supervision-session";
                what.agreement = terms.id;
                auto id = desk.newRecord(what);
                {
                    auto draft = desk.openDraft(id);
                    add("draft", answersToJson(draft->form().answers(), draft->form().form()));
                    for (auto& one : draft->findings()) add("finding", one.message);
                    if (auto last = draft->lastTime()) view(*last);
                }
                desk.discardDraft(id);
            });
    }
    const std::string& text() const { return text_; }

private:
    template <class... Parts> void add(const Parts&... parts) {
        ((text_ += parts, text_ += " | "), ...);
        text_ += '\n';
    }
    template <class Act> void trial(Act act) {
        try {
            act();
        } catch (const Error& error) {
            add("refused", error.code(), error.message(), error.advice());
        }
    }
    void line(const RecordLine& one) {
        add("line", one.id, one.kind, one.kindTitle, one.state, one.stateLabel, one.summary, one.author,
            one.draft ? "draft" : "");
    }
    void view(const RecordView& one) {
        line(one.line);
        add("answers", answersToJson(one.answers, *one.form), one.amendReason);
        for (auto& layer : one.layers) add("layer", layer.revision, layer.reason, layer.state);
        add("json", sheetJson(desk_.sheet(one)));
        add("paper", paperHtml(desk_.sheet(one)));
    }
    void whole(const Id& id) {
        trial([&] { view(desk_.show(id)); });
        trial([&] { add("html", desk_.html(id)); });
        trial([&] { add("print", desk_.printout(id)); });
    }
    Desk& desk_;
    std::string text_;
};

/// FK-CP3 is supervised by FK-S1 alone and in a group with FK-CP4; others oversee.
struct Fernwick : Workshop {
    Id pair, group;
    Fernwick() {
        for (auto& [code, role] : others()) addUser(code, role);
        pair = signedAgreement();
        group = signedAgreement({"FK-CP3", "FK-CP4"});
    }
    static std::vector<std::pair<PersonCode, Role>> others() {
        return {{"FK-CP4", Role::Supervisee},
                {"FK-M1", Role::MetaSupervisor},
                {"FK-L1", Role::ServiceLead},
                {"FK-D1", Role::LocalityAdmin},
                {"FK-A1", Role::Auditor}};
    }
    /// A reflection of FK-CP3, kept with that much shared. Leaves the desk to FK-CP3.
    Id reflection(const Id& agreement, const char* share = "none", bool keep = true) {
        as("FK-CP3");
        NewRecord what;
        what.kind = "reflection";
        what.agreement = agreement;
        what.templateId = "core.reflection-gibbs";
        auto id = desk().newRecord(what);
        answer(id, fmt::format(R"({{"gibbs.picture": "The {} by the door.", "reflection.emotion": "{}",
                                   "reflection.share": "{}", "reflection.summary": "About the {}."}})",
                               inPrompt, inPrompt, share, inSummary));
        if (keep) desk().take(id, "finish");
        return id;
    }
    std::string seenBy(const PersonCode& person, const Id& record) { return Everything(as(person), record).text(); }
};

} // namespace

TEST_CASE("A private reflection appears in nothing that anybody else can call") {
    Fernwick place;
    for (bool keep : {false, true})
        for (auto& agreement : {place.pair, place.group}) {
            auto record = place.reflection(agreement, "none", keep);
            auto seen = Everything(place.desk(), record).text();
            CHECK(says(seen, inPrompt)); // the author finds it, so the search is a real one
            if (!keep) record = place.reflection(agreement, "none", false); // that walk discarded the draft
            auto others = Fernwick::others();
            others.emplace_back("FK-S1", Role::Supervisor);
            for (auto& [person, role] : others) {
                INFO(person << (keep ? ", kept" : ", a draft"));
                auto text = place.seenBy(person, record);
                for (auto word : {inPrompt, inSummary}) CHECK_FALSE(says(text, word));
                // Not even that it exists: no kind, no form, and its id is one that never was.
                CHECK_FALSE(says(text, "Reflection"));
                CHECK_FALSE(says(text, "gibbs"));
                CHECK_FALSE(says(text, "| reflection |"));
                const std::string never = "00000000-0000-7000-8000-000000000000";
                std::string said, unknown;
                CHECK(refusal([&] { place.desk().show(record); }, &said) == "TR-R01");
                refusal([&] { place.desk().show(never); }, &unknown);
                said.replace(said.find(record), record.size(), never);
                CHECK(said == unknown);
            }
            place.as("FK-CP3");
            CHECK(place.desk().line(record)); // and nobody could move or lose it
        }
}

TEST_CASE("A summary shows the supervisor the summary, and nobody anything else") {
    Fernwick place;
    auto record = place.reflection(place.pair, "summary");
    CHECK(place.desk().line(record)->stateLabel == "Kept, a summary shared");
    auto text = place.seenBy("FK-S1", record);
    CHECK(says(text, inSummary));
    CHECK(says(text, "hit | reflection.summary"));
    CHECK_FALSE(says(text, inPrompt));
    auto view = place.desk().show(record);
    CHECK(view.answers.values.size() == 2); // the summary, and that it is one
    CHECK(view.line.shared == Sharing::Summary);
    CHECK(view.line.author == "FK-CP3");
    std::string said;
    CHECK(refusal([&] { place.desk().amend(record, "to help"); }, &said) == "TR-R02"); // read, not written
    CHECK(refusal([&] { place.desk().share(record, Sharing::Full); }) == "TR-R02");
    for (auto& [person, role] : Fernwick::others()) {
        INFO(person);
        auto other = place.seenBy(person, record);
        CHECK_FALSE(says(other, inSummary));
        CHECK_FALSE(says(other, record + " |"));
    }
}

TEST_CASE("All of it is all of it, for the supervisor alone, in a group too") {
    Fernwick place;
    for (auto& agreement : {place.pair, place.group}) {
        auto record = place.reflection(agreement, "full");
        CHECK(place.desk().line(record)->stateLabel == "Kept, all of it shared");
        auto text = place.seenBy("FK-S1", record);
        CHECK(says(text, inPrompt));
        CHECK(says(text, inSummary));
        for (auto& [person, role] : Fernwick::others()) {
            INFO(person);
            auto other = place.seenBy(person, record);
            CHECK_FALSE(says(other, inPrompt));
            CHECK_FALSE(says(other, inSummary));
        }
        place.as("FK-CP3").share(record, Sharing::None);
    }
}

TEST_CASE("What is shared can be taken back, and then it is as if it had never been") {
    Fernwick place;
    auto record = place.reflection(place.pair, "full");
    place.as("FK-S1");
    auto shared = place.desk().show(record).revision;
    place.as("FK-CP3").share(record, Sharing::None);
    CHECK(place.desk().line(record)->stateLabel == "Kept, no longer shared");
    CHECK(place.desk().show(record).layers.size() == 2);
    auto text = place.seenBy("FK-S1", record);
    CHECK_FALSE(says(text, inPrompt));
    CHECK_FALSE(says(text, inSummary));
    CHECK_FALSE(says(text, "Reflection"));
    CHECK(refusal([&] { place.desk().show(record, shared); }) == "TR-R01");
    for (auto& one : place.desk().audit()) CHECK(one.about != record);

    // Back again as a summary: the layer that shared all of it stays closed.
    place.as("FK-CP3").share(record, Sharing::Summary);
    place.as("FK-S1");
    auto view = place.desk().show(record);
    CHECK(view.layers.size() == 1);
    CHECK(refusal([&] { place.desk().show(record, shared); }) == "TR-R17");
    CHECK_FALSE(says(Everything(place.desk(), record).text(), inPrompt));
}

TEST_CASE("While its author changes it, others read what was shared and see no draft") {
    Fernwick place;
    auto record = place.reflection(place.pair, "summary");
    place.desk().amend(record, "more to say");
    place.answer(record, R"({"reflection.summary": "A new thought."})");
    auto text = place.seenBy("FK-S1", record);
    CHECK(says(text, inSummary));
    CHECK_FALSE(says(text, "A new thought"));
    CHECK_FALSE(says(text, "more to say"));
    CHECK_FALSE(place.desk().line(record)->draft);
    place.as("FK-CP3").take(record, "finish");
    CHECK(says(place.seenBy("FK-S1", record), "A new thought"));
}

TEST_CASE("Sharing is a word of the log: it holds without the plugin, after a rebuild and for a supervisor's own") {
    Fernwick place;
    auto record = place.reflection(place.pair, "summary");
    auto hidden = place.reflection(place.pair);
    place.as("FK-S1").setPluginOn("trellis.reflective-practice", false);
    place.as("FK-CP3");
    auto text = place.seenBy("FK-S1", record);
    CHECK(says(text, inSummary));
    CHECK_FALSE(says(text, inPrompt));
    CHECK_FALSE(says(text, hidden));
    auto before = place.desk().workspace().stateHash();
    place.desk().workspace().rebuild();
    CHECK(place.desk().workspace().stateHash() == before);
    CHECK(place.desk().workspace().verify().sound());
    CHECK_FALSE(says(place.seenBy("FK-S1", hidden), inPrompt));
    place.as("FK-S1").setPluginOn("trellis.reflective-practice", true);

    place.as("FK-S1");
    NewRecord what;
    what.kind = "reflection";
    what.agreement = place.group;
    auto mine = place.desk().newRecord(what);
    place.answer(mine, R"({"wswnw.what": "The celandine morning.", "reflection.share": "full"})");
    place.desk().take(mine, "finish");
    for (auto person : {"FK-CP3", "FK-CP4", "FK-L1"}) CHECK_FALSE(says(place.seenBy(person, mine), "celandine"));
}

TEST_CASE("What its author brings becomes one row of the next agenda, and nothing else of it does") {
    Fernwick place;
    auto record = place.reflection(place.pair, "none", false);
    place.answer(
        record, fmt::format(R"({{"reflection.agenda": true, "reflection.agenda-text": "The {} question"}})", inAgenda));
    place.as("FK-S1");
    CHECK(place.answers(place.draftSession(place.pair)).rowsOf("agenda").empty()); // it is not kept yet
    place.desk().discardDraft(place.desk().openDrafts().front().id);
    place.as("FK-CP3").take(record, "finish");

    place.as("FK-S1");
    auto session = place.draftSession(place.pair);
    auto agenda = place.answers(session).rowsOf("agenda");
    REQUIRE(agenda.size() == 1);
    CHECK(plainText(agenda[0].cells.at("agenda.topic")) == fmt::format("The {} question", inAgenda));
    CHECK(agenda[0].cells.at("agenda.by") == Value(Code{"supervisee"}));
    CHECK(agenda[0].id != record);
    CHECK(isId(agenda[0].id));
    // Once: not again beside the draft that has it, and again when that draft was thrown away.
    CHECK(place.answers(place.draftSession(place.pair)).rowsOf("agenda").empty());
    place.desk().discardDraft(session);
    session = place.draftSession(place.pair);
    CHECK(place.answers(session).rowsOf("agenda").size() == 1);
    CHECK(place.desk().show(session).answers.rowsOf("agenda").size() == 1);
    place.desk().discardDraft(session);
    // Another agreement's agenda is another pair's.
    NewRecord other;
    other.kind = "group-session";
    other.agreement = place.group;
    CHECK(place.answers(place.desk().newRecord(other)).rowsOf("agenda").empty());
    auto text = place.seenBy("FK-S1", record);
    CHECK(says(text, inAgenda));
    CHECK_FALSE(says(text, inPrompt));
    CHECK_FALSE(says(text, inSummary));
    CHECK_FALSE(says(text, record + " |"));

    place.as("FK-CP3").amend(record, "not this time");
    place.answer(record, R"({"reflection.agenda": false})");
    place.desk().take(record, "finish");
    place.as("FK-S1");
    CHECK_FALSE(says(place.seenBy("FK-S1", record), inAgenda));
}

TEST_CASE("In a group the agenda says who brought it") {
    Fernwick place;
    auto record = place.reflection(place.group, "none", false);
    place.answer(record, R"({"reflection.agenda": true, "reflection.agenda-text": "Endings"})");
    place.desk().take(record, "finish");
    place.as("FK-S1");
    NewRecord what;
    what.kind = "group-session";
    what.agreement = place.group;
    auto agenda = place.answers(place.desk().newRecord(what)).rowsOf("agenda");
    REQUIRE(agenda.size() == 1);
    CHECK(agenda[0].cells.at("agenda.person") == Value(Code{"FK-CP3"}));
}

TEST_CASE("A list that is cut short is not cut shorter by what it must not show") {
    Fernwick place;
    place.as("FK-S1");
    auto session = place.signedSession(place.pair);
    place.on("2025-09-10");
    for (int i = 0; i < 3; ++i) place.reflection(place.pair);
    for (auto person : {"FK-S1", "FK-A1", "FK-L1", "FK-M1"}) {
        INFO(person);
        RecordFilter filter;
        filter.most = 1;
        auto lines = place.as(person).records(filter);
        REQUIRE(lines.size() == 1);
        CHECK(lines[0].id == session);
    }
}

TEST_CASE("What one person looked at does not show in what another begins with") {
    Fernwick place;
    auto eyes = [&](const PersonCode& person) {
        place.as(person);
        NewRecord what;
        what.kind = "reflection";
        what.agreement = place.group;
        what.templateId = "core.reflection-seveneyed";
        auto id = place.desk().newRecord(what);
        auto chosen = place.answers(id).value("seveneyed.eyes");
        place.desk().take(id, "finish");
        place.desk().share(id, Sharing::Full);
        return chosen;
    };
    auto first = eyes("FK-CP3");
    CHECK(eyes("FK-CP4") == first);
    CHECK(eyes("FK-S1") == first); // not even where it is shared: nobody's next reflection is led by another's
    CHECK(eyes("FK-CP3") != first);
}
