// What is left behind when the program ends in the middle of a call. The crash happens in a child process.
#include "plugin/breadcrumbs.hpp"
#include "plugin/plugin_box.hpp"

#include <csignal>
#include <sys/stat.h>
#include <sys/wait.h>

using namespace trellis;
using namespace trellis::test;
using Catch::Matchers::ContainsSubstring;

namespace {

/// Lets a child process load the rogue and do that, and waits for its end.
void inChild(const PluginBox& box, const std::string& what) {
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        for (int signal : {SIGABRT, SIGSEGV})
            std::signal(signal, SIG_DFL); // the test runner's own handlers are not wanted here
        const PluginSet set(box.folders(true));
        try {
            (void)set.kind("rogue")->check(rogueRecord(what), rogueTimeline());
        } catch (const Error&) {}
        ::_exit(0);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
}

} // namespace

TEST_CASE("A plugin that crashes the program is set aside until a person tries it again") {
    PluginBox box;
    box.rogue();
    inChild(box, "abort");
    {
        PluginSet set(box.folders(true));
        CHECK(set.kind("rogue") == nullptr);
        CHECK(set.plugins().front().state == "set aside after a crash");
        CHECK_THAT(set.plugins().front().why, ContainsSubstring("check rogue"));
    }
    PluginSet set(box.folders(true));
    CHECK(set.plugins().front().state == "set aside after a crash"); // a second start does not forget
    set.forget("example.rogue");
    CHECK(set.plugins().front().state == "on");
    REQUIRE(set.kind("rogue") != nullptr);
    CHECK(PluginSet(box.folders(true)).kind("rogue") != nullptr);
}

TEST_CASE("A library that ends the program while it is loaded is set aside at the next start") {
    // An exception out of a static initialiser ends it as well, however host and plugin were built: see library.cpp.
    const char* const library = GENERATE("ends-on-load", "throws-on-load");
    CAPTURE(library);
    PluginBox box;
    box.rogue("rogue.do", library);
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        std::signal(SIGABRT, SIG_DFL);
        const PluginSet set(box.folders(true));
        ::_exit(set.kind("rogue") ? 0 : 3);
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == SIGABRT);
    const PluginSet set(box.folders(true));
    CHECK(set.plugins().front().state == "set aside after a crash");
    CHECK_THAT(set.plugins().front().why, ContainsSubstring("(load)"));
}

TEST_CASE("A program that was stopped from outside blames a plugin only the second time running") {
    PluginBox box;
    box.rogue();
    inChild(box, "kill");
    {
        const PluginSet set(box.folders(true));
        CHECK(set.plugins().front().state == "on");
        CHECK_THAT(set.plugins().front().why, ContainsSubstring("check rogue"));
    }
    inChild(box, "kill");
    CHECK(PluginSet(box.folders(true)).plugins().front().state == "set aside after a crash");
}

TEST_CASE("A step that was stopped once and then came to its end is forgiven") {
    PluginBox box;
    box.rogue();
    inChild(box, "kill");
    inChild(box, "well");
    CHECK(PluginSet(box.folders(true)).plugins().front().why.empty());
    inChild(box, "kill");
    CHECK(PluginSet(box.folders(true)).plugins().front().state == "on");
}

TEST_CASE("Nothing is left behind by calls that come back, also by those that fail") {
    PluginBox box;
    box.rogue();
    {
        const PluginSet set(box.folders(true));
        for (auto what : {"well", "throw", "fail", "unknown-item"}) try {
                (void)set.kind("rogue")->check(rogueRecord(what), rogueTimeline());
            } catch (const Error&) {}
        CHECK(std::filesystem::file_size(box.crumbs() / "plugin-at-work") == 0);
    }
    CHECK(PluginSet(box.folders(true)).plugins().front().why.empty());
}

TEST_CASE("During a call the breadcrumb names the plugin and the step") {
    PluginBox box;
    Breadcrumbs crumbs(box.crumbs());
    crumbs.drop("example.rogue", "check rogue");
    std::ifstream in(box.crumbs() / "plugin-at-work");
    std::string line;
    std::getline(in, line);
    CHECK(line == "?example.rogue check rogue");
}

TEST_CASE("A breadcrumb file that makes no sense blames nobody") {
    PluginBox box;
    box.rogue();
    std::filesystem::create_directories(box.crumbs());
    for (auto text : {"", "\n", "rubbish", "!\n", "! \n", "?x\n", "\xff\xfe\x00 \n"}) {
        std::ofstream(box.crumbs() / "plugin-at-work") << text;
        CHECK(PluginSet(box.folders(true)).plugins().front().state == "on");
    }
}

TEST_CASE("A folder that cannot be written to is no reason not to work") {
    PluginBox box;
    box.rogue();
    std::ofstream(box.crumbs()) << "a file where the folder should be";
    const PluginSet set(box.folders(true));
    CHECK_NOTHROW(set.kind("rogue")->check(rogueRecord("well"), rogueTimeline()));
}

TEST_CASE("Breadcrumbs are for the owner of the workspace only, whatever the umask") {
    PluginBox box;
    const auto mask = ::umask(0);
    {
        Breadcrumbs crumbs(box.crumbs());
        crumbs.drop("example.rogue", "check rogue");
    }
    Breadcrumbs(box.crumbs()).drop("example.rogue", "check rogue"); // finds the crumb, and keeps it in the second file
    ::umask(mask);
    const auto mode = [](const std::filesystem::path& path) {
        return static_cast<unsigned>(std::filesystem::status(path).permissions());
    };
    CHECK(mode(box.crumbs()) == 0700);
    CHECK(mode(box.crumbs() / "plugin-at-work") == 0600);
    CHECK(mode(box.crumbs() / "plugins-set-aside") == 0600);
}
