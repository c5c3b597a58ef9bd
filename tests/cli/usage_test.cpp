#include "terminal.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

TEST_CASE("without arguments the program introduces itself") {
    Terminal at;
    auto said = at.run({});
    CHECK(said.code == 0);
    CHECK(said.out.find("trellis demo") != std::string::npos);
    CHECK(said.err.empty());
}

TEST_CASE("wrong usage ends with 2, says what was not understood and where to read on") {
    Terminal at;
    for (auto& args : std::vector<std::vector<std::string>>{{"frobnicate"},
                                                            {"record"},
                                                            {"record", "frobnicate"},
                                                            {"record", "new", "--agreement", "a"},
                                                            {"record", "list", "--from", "yesterday"},
                                                            {"record", "list", "--from", "2025-02-30"},
                                                            {"record", "list", "--most", "0"},
                                                            {"--frobnicate"},
                                                            {"user", "add", "FK-CP9", "--role", "king"},
                                                            {"demo"},
                                                            {"demo", "x", "--size", "galactic"},
                                                            {"due", "extra"},
                                                            {"template", "eval"},
                                                            {"record", "amend", "ID"},
                                                            {"--passphrase", "secret", "due"}}) {
        auto said = at.run(args);
        CAPTURE(args, said.err);
        CHECK(said.code == 2);
        CHECK(said.out.empty());
        CHECK(said.err.find("--help") != std::string::npos);
    }
    CHECK(at.run({"frobnicate"}).err.find("workspace") != std::string::npos);
    CHECK(at.run({"record"}).err.find("amend") != std::string::npos);
}

TEST_CASE("every verb explains itself") {
    Terminal at;
    for (auto& args : std::vector<std::vector<std::string>>{{},
                                                            {"demo"},
                                                            {"workspace", "new"},
                                                            {"workspace", "info"},
                                                            {"user", "list"},
                                                            {"user", "add"},
                                                            {"user", "passphrase"},
                                                            {"user", "recover"},
                                                            {"person", "list"},
                                                            {"person", "add"},
                                                            {"person", "set"},
                                                            {"person", "absence"},
                                                            {"agreement", "list"},
                                                            {"agreement", "new"},
                                                            {"agreement", "show"},
                                                            {"agreement", "end"},
                                                            {"due"},
                                                            {"actions"},
                                                            {"search"},
                                                            {"record", "new"},
                                                            {"record", "set"},
                                                            {"record", "check"},
                                                            {"record", "finish"},
                                                            {"record", "take"},
                                                            {"record", "sign"},
                                                            {"record", "amend"},
                                                            {"record", "show"},
                                                            {"record", "list"},
                                                            {"record", "export"},
                                                            {"record", "discard"},
                                                            {"record", "drafts"},
                                                            {"record", "waiting"},
                                                            {"template", "lint"},
                                                            {"template", "eval"},
                                                            {"template", "diff"},
                                                            {"template", "list"},
                                                            {"plugin", "list"},
                                                            {"plugin", "check"},
                                                            {"plugin", "enable"},
                                                            {"plugin", "disable"},
                                                            {"plugin", "forget"},
                                                            {"verify"},
                                                            {"rebuild"},
                                                            {"backup"},
                                                            {"backup", "list"},
                                                            {"restore"},
                                                            {"journal", "export"},
                                                            {"audit"}}) {
        auto asked = args;
        asked.push_back("--help");
        auto said = at.run(asked);
        CAPTURE(args, said.err);
        CHECK(said.code == 0);
        CHECK(said.out.find("Usage: trellis") != std::string::npos);
    }
}

TEST_CASE("a demo opens without a name and a passphrase, says as whom, and no other workspace does") {
    Terminal at(demo());
    at.variables.erase("TRELLIS_USER");
    at.variables.erase("TRELLIS_PASSPHRASE");
    auto said = at.well({"view", "supervision.events", "--subject", "FK-CP1", "--format", "json"});
    CHECK(said.json()["subject"] == "FK-CP1");
    CHECK(said.err.find("opened as FK-SV1") != std::string::npos);
    said = at.well({"--user", "FK-CP1", "due"}); // named, and nobody can be asked
    CHECK(said.err.find("opened as") == std::string::npos);
    at.variables["TRELLIS_PASSPHRASE"] = "another passphrase"; // what is given is never replaced
    CHECK(at.run({"due"}).err.find("TR-K02") != std::string::npos);
    at.variables.erase("TRELLIS_PASSPHRASE");

    Terminal ours;
    ours.variables["TRELLIS_PASSPHRASE"] = "a quiet place to think";
    const auto folder = (ours.scratch.path / "ours.trellis").string();
    ours.well({"--user", "FK-SV1", "workspace", "new", folder, "--locality", "Fernwick"});
    CHECK(ours.run({"--workspace", folder, "due"}).err.find("TR-C02") != std::string::npos);
    ours.variables.erase("TRELLIS_PASSPHRASE");
    CHECK(ours.run({"--workspace", folder, "--user", "FK-SV1", "due"}).err.find("TR-C03") != std::string::npos);
    at.variables["TRELLIS_WORKSPACE"] = at.workspace.string(); // a demo at hand names nobody for a new workspace
    const auto more = (ours.scratch.path / "more").string();
    CHECK(at.run({"workspace", "new", more, "--locality", "F"}).err.find("TR-C02") != std::string::npos);
    CHECK(at.run({"--user", "FK-SV9", "workspace", "new", more, "--locality", "F"}).err.find("TR-C03") !=
          std::string::npos); // nor does it lend its passphrase
}

TEST_CASE("a missing workspace, user or passphrase is named, with the way to give it") {
    Terminal at;
    CHECK(at.run({"due"}).err.find("TR-C01") != std::string::npos);
    CHECK(at.run({"--workspace", "/nowhere", "due"}).err.find("TR-C02") != std::string::npos);
    auto said = at.run({"--workspace", "/nowhere", "--user", "FK-SV1", "due"});
    CHECK(said.code == 1);
    CHECK(said.err.find("TR-C03") != std::string::npos);
    CHECK(said.err.find("TRELLIS_PASSPHRASE") != std::string::npos);
    at.answers = {"a long passphrase"};
    said = at.run({"--workspace", "/nowhere", "--user", "FK-SV1", "due"});
    CHECK(said.code == 1);
    CHECK(said.err.find("TR-S01") != std::string::npos);
}

TEST_CASE("a wrong passphrase is refused and a right one comes from a variable, a file or a question") {
    Terminal at(demo());
    at.variables["TRELLIS_PASSPHRASE"] = "not the right one";
    auto said = at.run({"due"});
    CHECK(said.code == 1);
    CHECK(said.err.find("TR-K02") != std::string::npos);
    auto file = at.scratch.file("passphrase", "demonstration\n");
    CHECK(at.run({"--passphrase-file", file.string(), "due"}).code == 0); // a named file goes before the variable
    at.variables.erase("TRELLIS_PASSPHRASE");
    at.answers = {"demonstration"};
    CHECK(at.run({"due"}).code == 0);
}

TEST_CASE("options that stand before the verb are understood after it too") {
    Terminal at(demo());
    auto folder = at.variables["TRELLIS_WORKSPACE"];
    at.variables = {{"TRELLIS_PASSPHRASE", "demonstration"}};
    CHECK(at.run({"--workspace", folder, "--user", "FK-SV1", "--json", "due"}).json().is_array());
    CHECK(at.run({"due", "--json", "--workspace", folder, "--user", "FK-SV1"}).json().is_array());
    // The folder's ending may be left out, and so may its name where there is only one.
    CHECK(at.run({"--workspace", folder.substr(0, folder.size() - 8), "--user", "FK-SV1", "due"}).code == 0);
    CHECK(at.run({"--workspace", at.scratch.path.string(), "--user", "FK-SV1", "due"}).code == 0);
    CHECK(at.run({"--workspace", folder + "/", "--user", "FK-SV1", "due"}).code == 0);
}

TEST_CASE("every listing is an array of objects with --json, also when it is empty") {
    Terminal at(demo());
    for (auto& args : std::vector<std::vector<std::string>>{{"due"},
                                                            {"actions"},
                                                            {"search", "allotment"},
                                                            {"search", "zzzzzz"},
                                                            {"record", "list"},
                                                            {"record", "list", "--person", "XX-1"},
                                                            {"record", "drafts"},
                                                            {"record", "waiting"},
                                                            {"agreement", "list"},
                                                            {"user", "list"},
                                                            {"person", "list"},
                                                            {"plugin", "list"},
                                                            {"template", "list"},
                                                            {"audit"},
                                                            {"backup", "list"}}) {
        auto asked = args;
        asked.push_back("--json");
        CAPTURE(args);
        auto said = at.well(asked);
        REQUIRE(said.json().is_array());
        for (auto& one : said.json()) CHECK(one.is_object());
        CHECK_FALSE(at.well(args).out.empty());
    }
    std::map<std::string, std::string> roles;
    for (auto& user : at.well({"user", "list", "--json"}).json()) roles[user["code"]] = user["role"];
    CHECK(roles["FK-SV1"] == "supervisor");
    CHECK(roles["FK-SL1"] == "service-lead");
    CHECK(at.well({"agreement", "list", "--json"}).json()[0].contains("id"));
}
