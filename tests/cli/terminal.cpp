#include "terminal.hpp"

#include <catch2/catch_test_macros.hpp>

#include <atomic>
#include <fstream>
#include <unistd.h>

namespace fs = std::filesystem;

namespace trellis {

Scratch::Scratch() {
    static std::atomic<int> number{0};
    path = fs::temp_directory_path() / ("trellis-cli-" + std::to_string(::getpid()) + "-" + std::to_string(++number));
    fs::create_directories(path);
}

Scratch::~Scratch() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
}

fs::path Scratch::file(const std::string& name, const std::string& text) const {
    std::ofstream(path / name, std::ios::binary) << text;
    return path / name;
}

Terminal::Terminal()
    : clock(*Date::fromIso("2025-11-20"), TimeOfDay{12 * 60}) {
    installation = {fs::path(TRELLIS_BUILD_DIR) / "lib/trellis/plugins", fs::path(TRELLIS_SOURCE_DIR) / "templates"};
    installation.runner = fs::path(TRELLIS_BUILD_DIR) / "bin/trellis-plugin-runner";
    installation.newPlugin = fs::path(TRELLIS_SOURCE_DIR) / "sdk/new-plugin";
}

Terminal::Terminal(const fs::path& from)
    : Terminal() {
    workspace = scratch.path / "demo.trellis";
    fs::copy(from, workspace, fs::copy_options::recursive);
    variables = {
        {"TRELLIS_WORKSPACE", workspace.string()}, {"TRELLIS_USER", "FK-SV1"}, {"TRELLIS_PASSPHRASE", "demonstration"}};
}

Said Terminal::run(std::vector<std::string> args, const std::string& typed) {
    std::istringstream in(typed);
    std::ostringstream out, err;
    auto waiting = answers;
    CliIo io{in,
             out,
             err,
             [&](const std::string& name) -> std::optional<std::string> {
                 auto found = variables.find(name);
                 return found == variables.end() ? std::nullopt : std::optional(found->second);
             },
             [&](const std::string&) -> std::optional<std::string> {
                 if (waiting.empty()) return std::nullopt;
                 auto next = waiting.front();
                 waiting.erase(waiting.begin());
                 return next;
             },
             installation,
             &clock,
             &random,
             KeyCost::cheapest()};
    clock.set(Moment{clock.now().ms + 60'000}); // a minute passes between two commands
    Said said;
    said.code = runCli(std::move(args), io);
    said.out = out.str();
    said.err = err.str();
    return said;
}

Said Terminal::well(std::vector<std::string> args, const std::string& typed) {
    auto said = run(std::move(args), typed);
    INFO(said.err);
    REQUIRE(said.code == 0);
    return said;
}

fs::path shortStory(const Scratch& scratch) {
    fs::path source = fs::path(TRELLIS_SOURCE_DIR) / "templates", made = scratch.path / "templates";
    fs::create_directories(made / "demo");
    for (auto* part : {"core", "code-lists"}) fs::create_directory_symlink(source / part, made / part);
    fs::copy(source / "demo/phrases.json", made / "demo/phrases.json");
    std::ifstream in(source / "demo/small.json");
    auto story = nlohmann::ordered_json::parse(in);
    auto keep = [](const std::string& key) { return key == "cp1" || key == "cp3" || key == "cp5" || key == "group"; };
    auto& agreements = story["agreements"];
    for (auto one = agreements.begin(); one != agreements.end();)
        one = keep((*one)["key"]) ? one + 1 : agreements.erase(one);
    for (auto* part : {"moments", "planned"}) {
        auto& list = story[part];
        for (auto one = list.begin(); one != list.end();) one = keep((*one)["agreement"]) ? one + 1 : list.erase(one);
    }
    story["weeks"] = 20;
    std::ofstream(made / "demo/small.json") << story.dump();
    return made;
}

const fs::path& demo() {
    static Scratch scratch;
    static const fs::path made = [] {
        Terminal at;
        at.installation.templates = shortStory(scratch);
        at.well({"demo", (scratch.path / "demo.trellis").string(), "--today", "2025-11-20", "--seed", "3"});
        return scratch.path / "demo.trellis";
    }();
    return made;
}

} // namespace trellis
