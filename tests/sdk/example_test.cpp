// The example that people copy: short, whole, and loaded as they would load theirs.
#include "model/error.hpp"
#include "plugin/kind.hpp"
#include "template/template_reader.hpp"

#include <catch2/catch_test_macros.hpp>

#include <fstream>

using namespace trellis;

namespace {

const std::filesystem::path example =
    std::filesystem::path(TRELLIS_SOURCE_DIR) / "sdk/examples/010-a-kind-in-twenty-lines";

TimelineRecord walk(double minutes) {
    TimelineRecord record;
    record.id = "walk";
    record.kind = "team-walk";
    record.answers.values["walk.minutes"] = minutes;
    return record;
}

} // namespace

TEST_CASE("The smallest plugin is at most twenty lines of code") {
    std::ifstream in(example / "team_walk.cpp");
    int lines = 0;
    for (std::string line; std::getline(in, line);)
        if (line.find_first_not_of(" \t\r") != std::string::npos) ++lines;
    CHECK(lines > 5);
    CHECK(lines <= 20);
}

TEST_CASE("The smallest plugin loads, checks and summarises") {
    PluginFolders folders;
    folders.search = {std::filesystem::path(TRELLIS_BUILD_DIR) / "examples"};
    const PluginSet set(folders);
    for (auto& status : set.plugins()) UNSCOPED_INFO(status.manifest.id << ": " << status.why);
    REQUIRE(set.kind("team-walk") != nullptr);
    const auto& kind = *set.kind("team-walk");
    CHECK(kind.states().front().label == "Draft");
    CHECK(kind.transitions().front().effect == Effect::Finish);
    CHECK(kind.summary(walk(45)) == "45 minutes");
    CHECK(kind.check(walk(45), {}).empty());
    REQUIRE(kind.check(walk(300), {}).size() == 1);
    CHECK(kind.check(walk(300), {}).front().code == "walk.long");
    CHECK_FALSE(kind.due({}));
}

TEST_CASE("The form of the smallest plugin is a form") {
    const auto form =
        loadTemplate(example / "team-walk.xml", [](const std::string&) { return std::optional<CodeList>(); });
    CHECK(form->find("walk.minutes") != nullptr);
}
