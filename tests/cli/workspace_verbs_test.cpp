#include "terminal.hpp"

#include <catch2/catch_test_macros.hpp>

#include <fstream>

using namespace trellis;

namespace {

/// A workspace made by hand: FK-SV1, no demo.
Terminal& made(Terminal& at) {
    at.variables = {{"TRELLIS_USER", "FK-SV1"}, {"TRELLIS_PASSPHRASE", "a quiet place to think"}};
    auto code = at.scratch.path / "code";
    auto folder = at.well({"workspace", "new", (at.scratch.path / "ours").string(), "--locality", "Fernwick",
                           "--recovery-file", code.string()})
                      .id();
    at.variables["TRELLIS_WORKSPACE"] = folder;
    return at;
}

} // namespace

TEST_CASE("a workspace is not made over something, nor with a short passphrase, nor for nobody") {
    Terminal at;
    auto folder = (at.scratch.path / "ours.trellis").string();
    CHECK(at.run({"workspace", "new", folder, "--locality", "Fernwick"}).err.find("TR-C02") != std::string::npos);
    at.variables = {{"TRELLIS_USER", "FK-SV1"}, {"TRELLIS_PASSPHRASE", "short"}};
    CHECK(at.run({"workspace", "new", folder, "--locality", "Fernwick"}).err.find("TR-K06") != std::string::npos);
    at.variables["TRELLIS_PASSPHRASE"] = "a quiet place to think";
    std::filesystem::create_directory(folder);
    std::ofstream(std::filesystem::path(folder) / "letter.txt") << "mine";
    CHECK(at.run({"workspace", "new", folder, "--locality", "Fernwick"}).err.find("TR-S02") != std::string::npos);
    CHECK(std::filesystem::exists(std::filesystem::path(folder) / "letter.txt"));
}

TEST_CASE("a workspace is made, looked at, shared and worked in") {
    Terminal at;
    made(at);
    auto info = at.well({"workspace", "info", "--json"}).json();
    CHECK(info["name"] == "ours");
    CHECK(info["demo"] == false);
    at.variables["TRELLIS_NEW_PASSPHRASE"] = "another quiet place";
    CHECK(at.well({"user", "add", "FK-CP1", "--role", "supervisee"}).id() == "FK-CP1");
    CHECK(at.run({"user", "add", "FK-CP1", "--role", "supervisee"}).code == 1);
    CHECK(at.run({"user", "add", "no code!", "--role", "supervisee"}).err.find("TR-U01") != std::string::npos);
    at.well({"person", "set", "FK-CP1", "--name", "A person", "--in-post-since", "2025-01-06"});
    at.well({"person", "absence", "FK-CP1", "--from", "2025-06-01", "--kind", "parental"});
    at.well({"person", "absence", "FK-CP1", "--from", "2025-06-01", "--to", "2025-07-01", "--kind", "parental"});
    auto people = at.well({"person", "list", "--json"}).json();
    for (auto& one : people)
        if (one["code"] == "FK-CP1") {
            CHECK(one["inPostSince"] == "2025-01-06");
            REQUIRE(one["absences"].size() == 1); // the same beginning is the same absence
            CHECK(one["absences"][0] == "parental from 2025-06-01 to 2025-07-01");
        }
    auto agreement = at.well({"agreement", "new", "--supervisee", "FK-CP1"}).id();
    CHECK(agreement.size() == 36);
    CHECK(at.run({"record", "sign", agreement}).code == 1); // there are questions without an answer
    at.well({"record", "set", agreement, "--answers", "-"},
            R"({"agreement.types": ["CLIN"], "agreement.modality": "video",
        "agreement.purpose": "To learn.", "agreement.dual-role": false, "agreement.visibility": "standard", "agreement.disagreement": "Talk.",
        "agreement.escalation": [{"escalation.name": "Duty senior", "escalation.for": "Worries"}]})");
    at.variables["TRELLIS_SIGN_PASSPHRASE"] = "another quiet place";
    at.well({"record", "sign", agreement, "--as", "FK-CP1"});
    at.variables.erase("TRELLIS_SIGN_PASSPHRASE");
    at.well({"record", "sign", agreement});
    auto listed = at.well({"agreement", "list", "--json"}).json();
    REQUIRE(listed.size() == 1);
    CHECK(listed[0]["signedByAll"] == true);
    auto due = at.well({"due", "--json"}).json()[0];
    CHECK(due["supervisees"][0] == "FK-CP1");
    CHECK(due["standing"] == "not-due");
    CHECK(due["daysPast"] == 0);
    at.clock.advanceDays(15);
    due = at.well({"due", "--json"}).json()[0];
    CHECK(due["standing"] == "never"); // and so under no count of days past due (rulings C1, C2)
    CHECK(due["daysPast"].is_null());
    CHECK_FALSE(due["due"].is_null());
    at.well({"agreement", "end", agreement});
    CHECK(at.well({"agreement", "list", "--json"}).json().empty());
    CHECK(at.well({"agreement", "list", "--all", "--json"}).json().size() == 1);
}

TEST_CASE("a recovery code works once, and the next one is written down") {
    Terminal at;
    made(at);
    std::ifstream(at.scratch.path / "code") >> at.variables["TRELLIS_RECOVERY_CODE"];
    at.variables["TRELLIS_NEW_PASSPHRASE"] = "remembered this time";
    at.well({"user", "recover", "--recovery-file", (at.scratch.path / "next").string()});
    CHECK(at.run({"due"}).code == 1);
    at.variables["TRELLIS_PASSPHRASE"] = "remembered this time";
    at.well({"due"});
    CHECK(at.run({"user", "recover"}).err.find("TR-K04") != std::string::npos);
    CHECK(std::filesystem::file_size(at.scratch.path / "next") > 20);
}

TEST_CASE("a new passphrase that is asked for is asked for twice") {
    Terminal at;
    made(at);
    at.answers = {"one quiet passphrase", "another quiet passphrase"};
    CHECK(at.run({"user", "passphrase"}).err.find("TR-C06") != std::string::npos);
    at.answers = {"one quiet passphrase", "one quiet passphrase"};
    at.well({"user", "passphrase"});
    at.variables["TRELLIS_PASSPHRASE"] = "one quiet passphrase";
    at.well({"due"});
}

TEST_CASE("one changed byte in the database is found, and said where") {
    Terminal at(demo());
    at.well({"verify"});
    auto file = at.workspace / "workspace.db";
    auto size = std::filesystem::file_size(file);
    for (auto where : {size / 7, size / 2, size - 100}) {
        Terminal other(demo());
        std::fstream db(other.workspace / "workspace.db", std::ios::in | std::ios::out | std::ios::binary);
        db.seekg(static_cast<std::streamoff>(where));
        auto byte = static_cast<char>(db.get() ^ 0x10);
        db.seekp(static_cast<std::streamoff>(where));
        db.put(byte);
        db.close();
        auto said = other.run({"verify"});
        CAPTURE(where, said.out, said.err);
        CHECK(said.code == 1);
        CHECK(said.err.find("(TR-") != std::string::npos);
        CHECK_FALSE(said.out.empty());
    }
}

TEST_CASE("a backup is made, listed, rehearsed and put back") {
    Terminal at(demo());
    CHECK(at.run({"restore", "--rehearse"}).err.find("TR-C31") != std::string::npos);
    auto folder = at.well({"backup"}).id();
    CHECK(std::filesystem::exists(std::filesystem::path(folder) / "workspace.db"));
    CHECK(at.well({"backup", "list", "--json"}).json().size() == 1);
    auto before = at.well({"record", "list", "--json"}).json().size();
    auto agreement = at.well({"agreement", "list", "--json"}).json()[0]["id"].get<std::string>();
    auto id = at.well({"record", "new", "--kind", "session-not-held", "--agreement", agreement}).id();
    at.well({"record", "set", id, "--answers", "-"},
            R"({"session.status": "cancelled-supervisor", "session.reason": "SB1", "session.written-by": "FK-SV1"})");
    at.well({"record", "finish", id});
    auto told = at.well({"restore", "--rehearse"});
    CHECK_FALSE(told.out.empty());
    CHECK(at.well({"record", "list", "--json"}).json().size() == before + 1); // a rehearsal changes nothing
    at.well({"restore", folder});
    CHECK(at.well({"record", "list", "--json"}).json().size() == before);
    at.well({"verify"});
}

TEST_CASE("the journal is written, and lists are the same after a rebuild") {
    Terminal at(demo());
    auto file = at.scratch.path / "journal.jsonl";
    at.well({"journal", "export", file.string()});
    std::ifstream in(file);
    std::string line;
    int lines = 0;
    while (std::getline(in, line)) {
        ++lines;
        CHECK(nlohmann::json::accept(line));
    }
    CHECK(lines > 20);
    auto before = at.well({"record", "list", "--json"}).json();
    at.well({"rebuild"});
    CHECK(at.well({"record", "list", "--json"}).json() == before);
}

TEST_CASE("a plugin is turned off and on, and its records stay readable meanwhile") {
    Terminal at(demo());
    auto id = at.well({"record", "list", "--kind", "supervision-session", "--signed", "--most", "1", "--ids"}).id();
    at.well({"plugin", "check"});
    at.well({"plugin", "disable", "trellis.supervision-log"});
    for (auto& one : at.well({"plugin", "list", "--json"}).json())
        if (one["id"] == "trellis.supervision-log") CHECK(one["state"] == "off");
    CHECK_FALSE(at.well({"record", "show", id}).out.empty());
    auto agreement = at.well({"agreement", "list", "--json"}).json()[0]["id"].get<std::string>();
    CHECK(at.run({"record", "new", "--kind", "supervision-session", "--agreement", agreement}).err.find("TR-D12") !=
          std::string::npos);
    at.well({"plugin", "enable", "trellis.supervision-log"});
    at.well({"record", "new", "--kind", "supervision-session", "--agreement", agreement});
    CHECK(at.run({"plugin", "check", "nobody.knows"}).code == 1);
}

TEST_CASE("while no plugin knows due dates, nobody is told that nobody waits") {
    Terminal at(demo());
    const auto all = at.well({"due", "--json"}).json();
    REQUIRE_FALSE(all.empty());
    at.well({"plugin", "disable", "trellis.supervision-log"});
    auto said = at.run({"due"});
    CHECK(said.code == 1);
    CHECK(said.out.find("cannot be worked out") != std::string::npos);
    CHECK(said.out.find("Supervision log") != std::string::npos);
    CHECK(said.out.find("It was turned off.") != std::string::npos);
    CHECK(said.err.find("It was turned off.") == std::string::npos); // decided once, and no news with every command
    CHECK(said.out.find("Nobody is waiting") == std::string::npos);
    said = at.run({"due", "--json"});
    CHECK(said.code == 1);
    CHECK(said.json() == nlohmann::json::array());
    CHECK(said.err.find("cannot be worked out") != std::string::npos);
    said = at.run({"due", "--person", "FK-CP3"});
    CHECK(said.out.find("cannot be worked out") != std::string::npos);
    at.well({"plugin", "enable", "trellis.supervision-log"});
    CHECK(at.well({"due", "--json"}).json() == all);
    CHECK(at.well({"due", "--person", "FK-NOBODY"}).out == "Nobody is waiting for a session.\n");
}

TEST_CASE("who is supervised turns no plugin off for everybody, and works without plugins in safe mode all the same") {
    Terminal at;
    made(at);
    at.variables["TRELLIS_NEW_PASSPHRASE"] = "a quiet place to think";
    at.well({"user", "add", "FK-CP1", "--role", "supervisee"});
    const std::vector<std::string> off{"plugin", "disable", "trellis.supervision-log", "--user", "FK-CP1"};
    const auto refused = at.run(off);
    CHECK(refused.code == 1);
    CHECK(refused.err.find("TR-U12") != std::string::npos);
    CHECK(refused.err.find("safe mode") != std::string::npos);
    const auto standsAt = [&] {
        for (auto& one : at.well({"plugin", "list", "--json", "--user", "FK-CP1"}).json())
            if (one["id"] == "trellis.supervision-log") return one["state"].get<std::string>();
        return std::string("not there");
    };
    CHECK(standsAt() == "on");
    at.variables["TRELLIS_SAFE_MODE"] = "1"; // for this person, as long as they wish
    CHECK(standsAt() == "off");
    at.variables.erase("TRELLIS_SAFE_MODE");
    CHECK(standsAt() == "on");
    at.well({"plugin", "disable", "trellis.supervision-log"});
    CHECK(standsAt() == "off");
}
