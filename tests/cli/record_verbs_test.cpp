#include "terminal.hpp"

#include <catch2/catch_test_macros.hpp>

#include <fstream>

using namespace trellis;
using Json = nlohmann::json;

namespace {

/// The agreement of FK-SV1 with that person.
std::string agreementWith(Terminal& at, const std::string& person) {
    for (auto& one : at.well({"agreement", "list", "--json"}).json())
        if (one["supervisees"] == Json::array({person})) return one["id"];
    FAIL("no agreement with " << person);
    return {};
}

Json item(const Json& record, const std::string& id) {
    for (auto& one : record["items"])
        if (one["id"] == id) return one;
    return {};
}

/// All that a session needs, but for one concern that nobody has settled.
Json openRisk() {
    return Json::parse(R"({
        "session.start": "11:30", "session.modality": "video", "session.type": ["CLIN"], "session.actual-minutes": 58, "session.next": "2025-12-04",
        "risk.raised": true, "conduct.concern": false,
        "agenda": [{"agenda.topic": "How the fortnight was"}],
        "actions": [{"action.what": "Send a card", "action.owner": "FK-CP3", "action.due": "2025-12-01", "action.status": "open"}],
        "risk.items": [{"risk.kind": "self-neglect", "risk.immediacy": "same-day", "risk.case": "FK-06", "risk.raised-on": "2025-11-20"}]})");
}

Json settledRisk() {
    auto answers = openRisk();
    auto& risk = answers["risk.items"][0];
    risk["risk.decision"] = Json::array({"advice", "care-record"});
    risk["risk.owner"] = "FK-CP3";
    risk["risk.care-record"] = true;
    risk["risk.care-record-on"] = "2025-11-20";
    risk["risk.care-record-by"] = "FK-CP3";
    return answers;
}

std::string newSession(Terminal& at, const std::string& agreement) {
    return at.well({"record", "new", "--kind", "supervision-session", "--agreement", agreement}).id();
}

} // namespace

TEST_CASE("what is not there or not possible is refused in a sentence, and nothing is left behind") {
    Terminal at(demo());
    auto agreement = agreementWith(at, "FK-CP3");
    auto before = at.well({"record", "list", "--json"}).json().size();
    for (auto& args : std::vector<std::vector<std::string>>{
             {"record", "show", "019aa5bf-0000-7000-8000-000000000000"},
             {"record", "show", "nonsense"},
             {"record", "check", "nonsense"},
             {"record", "set", "nonsense", "--answers", "-"},
             {"record", "sign", "nonsense"},
             {"record", "amend", "nonsense", "--reason", "x"},
             {"record", "finish", "nonsense"},
             {"record", "discard", "nonsense"},
             {"agreement", "show", "nonsense"},
             {"agreement", "end", "nonsense"},
             {"record", "new", "--kind", "supervision-sesion", "--agreement", agreement},
             {"record", "new", "--kind", "supervision-session", "--agreement", "nonsense"},
             {"record", "new", "--kind", "supervision-session", "--agreement", agreement, "--state", "finished"},
             {"record", "new", "--kind", "supervision-session", "--agreement", agreement, "--answers", "/nowhere.json"},
             {"plugin", "disable", "nobody.knows"},
             {"person", "set", "XX-9", "--name", "x"},
             {"person", "add", "FK-CP3"}}) {
        auto said = at.run(args, "{}");
        CAPTURE(args, said.err);
        CHECK(said.code == 1);
        CHECK(said.out.empty());
        CHECK(said.err.find("(TR-") != std::string::npos);
    }
    CHECK(at.well({"record", "list", "--json"}).json().size() == before);
}

TEST_CASE("answers that cannot be taken change nothing, and the nearest item is suggested") {
    Terminal at(demo());
    auto id = newSession(at, agreementWith(at, "FK-CP3"));
    auto before = at.well({"record", "show", id, "--json"}).json()["items"];
    auto said = at.run({"record", "set", id, "--answers", "-"}, R"({"sumary": "x"})");
    CHECK(said.code == 1);
    CHECK(said.err.find("summary") != std::string::npos);
    CHECK(at.run({"record", "set", id, "--answers", "-"}, R"({"summary": 4})").code == 1);
    CHECK(at.run({"record", "set", id, "--answers", "-"}, R"([1, 2])").code == 1);
    CHECK(at.run({"record", "set", id, "--answers", "-"}, "").code == 1);
    CHECK(at.well({"record", "show", id, "--json"}).json()["items"] == before);
}

TEST_CASE("set merges, replaces rows and clears with null") {
    Terminal at(demo());
    auto id = newSession(at, agreementWith(at, "FK-CP3"));
    at.well({"record", "set", id, "--answers", "-"},
            R"({"summary": "One.", "success.note": "Two.", "agenda": [{"agenda.topic": "a"}, {"agenda.topic": "b"}]})");
    at.well({"record", "set", id, "--answers", "-"}, R"({"summary": null, "agenda": [{"agenda.topic": "c"}]})");
    auto record = at.well({"record", "show", id, "--json"}).json();
    CHECK(item(record, "summary")["value"].is_null());
    CHECK(item(record, "success.note")["value"] == "Two.");
    REQUIRE(item(record, "agenda")["rows"].size() == 1);
    CHECK(item(record, "agenda")["rows"][0]["agenda.topic"] == "c");
    CHECK(item(record, "success.note")["type"] == "long-text");
}

TEST_CASE("Welsh, emoji and a very long note come back as they were typed") {
    Terminal at(demo());
    auto id = newSession(at, agreementWith(at, "FK-CP3"));
    std::string note = "Diolch o galon, tŷ bach twt 🌿 ";
    while (note.size() < 1'000'000) note += "Gwrando, gofyn, aros. ";
    at.well({"record", "set", id, "--answers", "-"}, Json{{"success.note", note}}.dump());
    CHECK(item(at.well({"record", "show", id, "--json"}).json(), "success.note")["value"] == note);
    CHECK(at.well({"record", "show", id, "--html"}).out.find("tŷ bach twt 🌿") != std::string::npos);
}

TEST_CASE("a terminal is never steered by what stands in a record") {
    Terminal at(demo());
    auto id = newSession(at, agreementWith(at, "FK-CP3"));
    at.well({"record", "set", id, "--answers", "-"}, R"({"success.note": "before \u001b[2J\u009b1m after"})");
    auto shown = at.well({"record", "show", id}).out;
    CHECK(shown.find("before [2J1m after") != std::string::npos);
    CHECK(shown.find('\x1b') == std::string::npos);
}

// The command lines of a whole session, as a script would run them.
TEST_CASE("a session's whole life on the command line") {
    Terminal at(demo());
    auto agreement = agreementWith(at, "FK-CP3");
    auto id = newSession(at, agreement);
    CHECK(id.size() == 36);
    auto file = at.scratch.file("open.json", openRisk().dump()).string();
    at.well({"record", "set", id, "--answers", file});

    // An open risk item stands in the way and is named.
    auto findings = at.well({"record", "check", id, "--json"}).json();
    bool named = false;
    for (auto& one : findings) named = named || (one["severity"] == "refuse" && one["item"] == "risk.care-record");
    CHECK(named);
    auto refused = at.run({"record", "sign", id, "--as", "FK-SV1"});
    CHECK(refused.code == 1);
    CHECK(refused.err.find("decided") != std::string::npos);
    CHECK(at.well({"record", "show", id, "--json"}).json()["draft"] == true);

    at.well({"record", "set", id, "--answers", at.scratch.file("settled.json", settledRisk().dump()).string()});
    for (auto& one : at.well({"record", "check", id, "--json"}).json()) CHECK(one["severity"] != "refuse");

    // Somebody else's passphrase, or somebody who is no party, signs nothing.
    at.variables["TRELLIS_SIGN_PASSPHRASE"] = "not theirs at all";
    CHECK(at.run({"record", "sign", id, "--as", "FK-CP3"}).code == 1);
    at.variables.erase("TRELLIS_SIGN_PASSPHRASE");
    CHECK(at.run({"record", "sign", id, "--as", "FK-CP1"}).code == 1);

    at.well({"record", "sign", id, "--as", "FK-SV1"});
    at.well({"record", "sign", id, "--as", "FK-CP3"});
    CHECK(at.run({"record", "sign", id, "--as", "FK-CP3"}).code == 1); // once is enough
    auto kept = at.well({"record", "show", id, "--json"}).json();
    CHECK(kept["draft"] == false);
    CHECK(kept["layers"].size() == 1);

    // After two signatures the text stands; a change is a layer of its own with a reason.
    auto changed = at.run({"record", "set", id, "--answers", file});
    CHECK(changed.code == 1);
    CHECK(changed.err.find("mend") != std::string::npos);
    CHECK(at.run({"record", "amend", id, "--reason", "  "}).code == 1);
    CHECK(at.well({"record", "amend", id, "--reason", "A word was missing."}).id() == id);
    at.well({"record", "set", id, "--answers", "-"}, R"({"summary": "Said more plainly."})");
    at.well({"record", "sign", id});
    at.well({"record", "sign", id, "--as", "FK-CP3"});
    auto second = at.well({"record", "show", id, "--json"}).json();
    CHECK(second["layers"].size() == 2);
    CHECK(second["layers"][1]["reason"] == "A word was missing.");
    CHECK(item(second, "summary")["value"] == "Said more plainly.");
    auto first = at.well({"record", "show", id, "--layer", "1", "--json"}).json();
    CHECK(item(first, "summary")["value"].is_null());
    CHECK(at.well({"record", "show", id, "--layer", second["layers"][0]["revision"], "--json"}).json()["revision"] ==
          first["revision"]);
    CHECK(at.run({"record", "show", id, "--layer", "3"}).code == 1);
    CHECK(at.well({"record", "show", id, "--html"}).out.starts_with("<!DOCTYPE html>"));

    // What is open comes along, with its age; the follow-up of the concern too.
    at.clock.advanceDays(14);
    auto next = newSession(at, agreement);
    auto record = at.well({"record", "show", next, "--json"}).json();
    auto actions = item(record, "actions");
    bool came = false;
    for (auto& row : actions["rows"])
        if (row["action.what"] == "Send a card") came = row["action.since"] == "2025-11-20";
    CHECK(came);
    for (auto& one : at.well({"actions", "--json"}).json())
        if (one["title"] == "Send a card") CHECK(one["ageDays"] == 14);
    CHECK(at.well({"verify"}).out.find("as they were written") != std::string::npos);
}

TEST_CASE("each person's own passphrase signs, wherever it is given") {
    Terminal at(demo());
    auto id = newSession(at, agreementWith(at, "FK-CP3"));
    at.well({"record", "set", id, "--answers", "-"}, settledRisk().dump());
    at.well({"record", "finish", id});
    // FK-CP3 takes a passphrase of their own; FK-SV1's no longer signs for them.
    at.variables["TRELLIS_USER"] = "FK-CP3";
    at.variables["TRELLIS_NEW_PASSPHRASE"] = "the path by the river";
    at.well({"user", "passphrase"});
    at.variables["TRELLIS_USER"] = "FK-SV1";
    CHECK(at.run({"record", "sign", id, "--as", "FK-CP3"}).err.find("TR-K02") != std::string::npos);
    auto file = at.scratch.file("theirs", "the path by the river\n").string();
    at.well({"record", "sign", id, "--as", "FK-CP3", "--sign-passphrase-file", file});
    auto signOffs = at.well({"record", "show", id, "--json"}).json()["layers"][0]["signatures"];
    REQUIRE(signOffs.size() == 1);
    CHECK(signOffs[0]["person"] == "FK-CP3");
}

TEST_CASE("steps are listed and taken, and a draft can be thrown away") {
    Terminal at(demo());
    auto id = at.well({"record", "new", "--kind", "supervision-session", "--agreement", agreementWith(at, "FK-CP3"),
                       "--state", "planned", "--day", "2025-11-27"})
                  .id();
    auto steps = at.well({"record", "take", id, "--json"}).json();
    REQUIRE(!steps.empty());
    CHECK(steps[0]["id"] == "start");
    at.well({"record", "take", id, "start"});
    CHECK(at.run({"record", "take", id, "start"}).code == 1);
    auto drafts = at.well({"record", "drafts", "--json"}).json();
    CHECK(std::any_of(drafts.begin(), drafts.end(), [&](auto& one) { return one["id"] == id; }));
    at.well({"record", "discard", id});
    CHECK(at.run({"record", "show", id}).code == 1);
}

TEST_CASE("an export is a page of its own, is noted, and never goes over another file by accident") {
    Terminal at(demo());
    auto id = at.well({"record", "list", "--kind", "supervision-session", "--signed", "--most", "1", "--ids"}).id();
    auto file = (at.scratch.path / "page.html").string();
    at.well({"record", "export", id, file});
    CHECK(at.run({"record", "export", id, file}).err.find("TR-C05") != std::string::npos);
    at.well({"record", "export", id, file, "--replace"});
    CHECK(at.run({"record", "export", id, (at.scratch.path / "no/such/folder.html").string()}).code == 1);
    auto noted = at.well({"audit", "--json"}).json();
    CHECK(std::any_of(noted.begin(), noted.end(),
                      [&](auto& one) { return one["what"] == "exported" && one["about"] == id; }));
}

TEST_CASE("somebody who is no party sees that a session took place and nothing of what was said") {
    Terminal at(demo());
    auto id = at.well({"record", "list", "--kind", "supervision-session", "--person", "FK-CP1", "--signed", "--most",
                       "1", "--ids"})
                  .id();
    at.variables["TRELLIS_USER"] = "FK-SL1";
    auto record = at.well({"record", "show", id, "--json"}).json();
    CHECK(item(record, "session.date").contains("value"));
    CHECK(item(record, "agenda")["withheld"] == true);
    CHECK_FALSE(item(record, "agenda").contains("rows"));
    CHECK(at.well({"record", "show", id}).out.find("kept by the pair") != std::string::npos);
    at.variables["TRELLIS_USER"] = "FK-CP3";
    CHECK(at.run({"record", "show", id}).code == 1);
    CHECK(at.run({"record", "show", id, "--html"}).code == 1);
}
