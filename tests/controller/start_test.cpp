#include "workbench/controller/command_line.hpp"
#include "workbench/controller/new_workspace.hpp"
#include "workbench/controller/settings.hpp"
#include "workbench/controller/shortcuts.hpp"

#include <catch2/catch_test_macros.hpp>

#include <fstream>
#include <set>

using namespace trellis;
namespace fs = std::filesystem;

TEST_CASE("A passphrase on the command line is refused with the way out") {
    CHECK(readCommandLine({"--passphrase", "x"}).wrong.find("TRELLIS_PASSPHRASE") != std::string::npos);
    CHECK(readCommandLine({"--passphrase=x"}).wrong.find("TRELLIS_PASSPHRASE") != std::string::npos);
}

TEST_CASE("Words that make no sense are named") {
    CHECK(readCommandLine({"--frobnicate"}).wrong == "\"--frobnicate\" is not something the workbench knows.");
    CHECK(readCommandLine({"--user"}).wrong == "There is nothing after --user.");
    CHECK(readCommandLine({"--user", "--demo"}).wrong == "There is nothing after --user.");
}

TEST_CASE("The command line is read in both ways of writing it") {
    for (const auto& words :
         {std::vector<std::string>{"--workspace", "w.trellis", "--user", "FK-SV1", "--page", "record:7"},
          std::vector<std::string>{"w.trellis", "--user=FK-SV1", "--page=record:7"}}) {
        const CommandLine line = readCommandLine(words);
        CHECK(line.wrong.empty());
        CHECK(line.workspace == "w.trellis");
        CHECK(line.user == "FK-SV1");
        CHECK(Destination::named(line.page) == Destination{Destination::Kind::Record, "7"});
    }
}

TEST_CASE("What stands behind Library can be named on the command line") {
    using Kind = Destination::Kind;
    CHECK(Destination::named("library") == Destination{Kind::Library, ""});
    CHECK(Destination::named("library:log") == Destination{Kind::Library, "", "log", ""});
    CHECK(Destination::named("library:install:/a/b:c.trellispack") ==
          Destination{Kind::Library, "", "install", "/a/b:c.trellispack"});
}

TEST_CASE("Settings that were spoilt leave the defaults, and what is written is read back") {
    const fs::path file = fs::temp_directory_path() / "trellis-settings-test" / "settings";
    fs::remove_all(file.parent_path());
    fs::create_directories(file.parent_path());
    std::ofstream(file) << "text-percent=900\nlock-after-minutes=soon\nwidth\n\xff\xfe\n=\n";
    const Settings spoilt = readSettings(file);
    CHECK(spoilt.textPercent == 100);
    CHECK(spoilt.lockAfterMinutes == 10);
    Settings settings;
    settings.textPercent = 150;
    settings.contextShown = false;
    for (int at = 0; at < 12; ++at) settings.remember("/w/" + std::to_string(at));
    settings.remember("/w/7");
    REQUIRE(writeSettings(settings, file));
    const Settings back = readSettings(file);
    CHECK(back.textPercent == 150);
    CHECK_FALSE(back.contextShown);
    CHECK(back.workspaces.size() == 8);
    CHECK(back.workspaces.front() == "/w/7");
    fs::remove_all(file.parent_path());
}

TEST_CASE("A plan for a workspace says what is missing, one thing at a time") {
    WorkspacePlan plan;
    CHECK(plan.placeTrouble().find("name") != std::string::npos);
    plan.name = "Supervision, Westmoor";
    CHECK(plan.placeTrouble().find("folder") != std::string::npos);
    plan.folder = WorkspacePlan::suggestedFolder(plan.name, "/home/somebody");
    CHECK(plan.folder == "/home/somebody/supervision-westmoor.trellis");
    CHECK(plan.placeTrouble().find("code") != std::string::npos);
    plan.code = "FK-SV1";
    CHECK(plan.placeTrouble().empty());
    plan.folder = "relative";
    CHECK_FALSE(plan.placeTrouble().empty());
    plan.passphrase = "äöüäöüäöü"; // nine characters, eighteen bytes
    plan.again = plan.passphrase;
    CHECK_FALSE(plan.passphraseTrouble().empty());
    plan.passphrase = "three small boats";
    CHECK(plan.passphraseTrouble() == "The two passphrases are not the same.");
    plan.again = plan.passphrase;
    CHECK(plan.passphraseTrouble().empty());
}

TEST_CASE("No key means two things") {
    std::set<std::string> keys;
    for (const Shortcut& one : shortcuts())
        if (!one.keys.empty()) CHECK(keys.insert(one.keys).second);
}
