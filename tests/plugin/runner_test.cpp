// Plugins of a locality, which run in a child: whatever they do, the workbench and the draft live on, and the sentence
// says what it was.
#include "plugin/plugin_box.hpp"
#include "plugin/runner/confinement.hpp"

#include <algorithm>
#include <csignal>
#include <fstream>
#include <sstream>

#include <unistd.h>

using namespace trellis;
using namespace trellis::test;
using Catch::Matchers::ContainsSubstring;

namespace {

/// example.rogue in a child.
struct Apart {
    explicit Apart(PluginFolders folders)
        : set(std::make_unique<PluginSet>(std::move(folders))) {
        INFO(set->plugins().front().why);
        REQUIRE(set->kind("rogue") != nullptr);
    }
    const Kind& kind() const { return *set->kind("rogue"); }
    std::vector<Finding> check(const std::string& what) const {
        return kind().check(rogueRecord(what), rogueTimeline());
    }
    const PluginStatus& status() const { return set->plugins().front(); }
    std::unique_ptr<PluginSet> set;
};

/// The children this process has now, in order of their numbers.
std::vector<pid_t> children() {
    std::vector<pid_t> all;
    for (auto& entry : std::filesystem::directory_iterator("/proc")) {
        const auto name = entry.path().filename().string();
        if (name.find_first_not_of("0123456789") != std::string::npos) continue;
        std::ifstream in(entry.path() / "stat");
        std::string line;
        std::getline(in, line);
        const auto after = line.rfind(')');
        if (after == std::string::npos) continue;
        std::istringstream rest(line.substr(after + 1));
        char state = 0;
        pid_t parent = 0;
        if (rest >> state >> parent && parent == ::getpid() && state != 'Z') all.push_back(std::stoi(name));
    }
    std::ranges::sort(all);
    return all;
}

PluginStatus statusApart(const PluginBox& box) {
    auto folders = box.apart();
    folders.limits.start = std::chrono::seconds(3);
    const PluginSet set(folders);
    REQUIRE(set.plugins().size() == 1);
    return set.plugins().front();
}

} // namespace

TEST_CASE("A library that is not what its manifest says is refused in the child, each in its own words") {
    struct Lie {
        const char *built, *code, *saying;
    };
    const auto lie = GENERATE(values<Lie>({
        {"no-symbol", "TR-P02", "not a Trellis plugin"},
        {"short-entry", "TR-P03", "ends after 12 bytes"},
        {"size-zero", "TR-P16", "0 bytes long"},
        {"size-huge", "TR-P09", "4294967295 bytes"},
        {"no-init", "TR-P18", "the function that starts it"},
        {"newer-major", "TR-P04", "version 2.0 of the plugin contract"},
        {"newer-minor", "TR-P04", "version 1.99 of the plugin contract"},
        {"wrong-id", "TR-P05", "example.somebody-else"},
        {"wrong-version", "TR-P06", "9.9.9"},
        {"unresolved", "TR-P01", "this_is_nowhere"},
        {"refuses", "TR-P20", "The rota is not there."},
        {"no-kinds", "TR-P08", "does not offer it"},
        {"half-kinds", "TR-P19", "only in part"},
        {"null-member", "TR-P17", "left empty (null)"},
        {"other-kind", "TR-P24", "\"quiet\""},
        {"second-symbol", "TR-P15", "trellis_shared_rota"},
        {"no-states", "TR-P21", "described no state"},
        {"unknown-state", "TR-P21", "\"paradise\""},
        {"crashes-at-load", "TR-P41", "could not load: it crashed"},
        {"hangs-at-load", "TR-P43", "could not load: it did not come back within 3 seconds"},
        {"ends-on-load", "TR-P41", "could not load: it crashed (it gave up)"},
    }));
    const PluginBox box;
    box.quiet(lie.built);
    const auto status = statusApart(box);
    INFO(lie.built << ": " << status.why);
    CHECK_FALSE(status.loaded);
    CHECK(status.state == "could not be loaded");
    CHECK_THAT(status.why, ContainsSubstring(lie.code));
    CHECK_THAT(status.why, ContainsSubstring(lie.saying));
}

TEST_CASE("One that is in order, and one with a longer entry than we know, run in the child") {
    const auto built = GENERATE("quiet", "future-entry");
    const PluginBox box;
    box.quiet(built);
    const auto status = statusApart(box);
    INFO(status.why);
    CHECK(status.state == "on");
    CHECK(status.apart);
}

TEST_CASE("Whatever a plugin does in the child, the workbench says which plugin, which step and what, and goes on") {
    struct Deed {
        const char *what, *code, *saying;
    };
    const auto deed = GENERATE(values<Deed>({
        {"segfault", "TR-P40", "it crashed (it reached for memory that is not there)"},
        {"abort", "TR-P40", "it crashed (it gave up)"},
        {"hang", "TR-P43", "did not come back within 2 seconds"},
        {"fork", "TR-P44", "start another program"},
        {"exec", "TR-P44", "start another program"},
        {"socket", "TR-P44", "reach the network"},
        {"kill-parent", "TR-P44", "get hold of another program"},
        {"hoard", "TR-P45", "more memory than the 256 MiB"},
        {"hoard-in-c", "TR-P45", "more memory than the 256 MiB"},
        {"babble", "TR-P47", "makes no sense"},
        {"exit", "TR-P49", "ended its own process"},
        {"kill", "TR-P49", "it was killed"}, // nobody is blamed for a hunger that was not seen
        {"print-forever", "TR-P48", "printed without end"},
        {"throw", "TR-P23", "the rota is on fire"},
        {"fail", "TR-P20", "The rota names nobody."},
    }));
    const PluginBox box;
    box.rogue();
    auto folders = box.apart();
    if (std::string(deed.what) == "hang") folders.limits.call = std::chrono::seconds(2);
    folders.limits.memory = std::uint64_t{256} << 20;
    const Apart rogue(folders);
    const auto before = rogueRecord(deed.what);
    const auto error = errorOf([&] { (void)rogue.kind().check(before, rogueTimeline()); });
    INFO(error.what());
    CHECK(error.code() == deed.code);
    CHECK_THAT(error.message(), ContainsSubstring("The plugin example.rogue could not check rogue: "));
    CHECK_THAT(error.message(), ContainsSubstring(deed.saying));
    CHECK_THAT(error.message(), ContainsSubstring("Nothing in the record was changed"));
    // The next call is as good as new, in a fresh child where one was needed.
    CHECK(rogue.check("well").size() == 1);
    CHECK(rogue.kind().summary(rogueRecord("")) == "as ever");
    CHECK(rogue.status().state == "on");
}

TEST_CASE("A crash is told as a crash, however much memory the workbench itself has") {
    const PluginBox box;
    box.rogue();
    auto folders = box.apart();
    folders.limits.memory = std::uint64_t{256} << 20;
    const std::vector<char> much(std::size_t{400} << 20, 'x'); // a child counts what its parent had when it was started
    CHECK(much[12'345'678] == 'x');
    const Apart rogue(folders);
    CHECK(errorOf([&] { (void)rogue.check("segfault"); }).code() == "TR-P40");
    const Apart other(folders);
    CHECK(errorOf([&] { (void)other.check("hoard"); }).code() == "TR-P45");
}

TEST_CASE("A plugin that writes into what it was lent has only spoilt its own copy") {
    const PluginBox box;
    box.rogue();
    const Apart rogue(box.apart());
    const auto record = rogueRecord("write-over");
    const auto error = errorOf([&] { (void)rogue.kind().check(record, rogueTimeline()); });
    CHECK(error.code() == "TR-P46");
    CHECK(record.answers.value("rogue.text") == Value(std::string("said")));
}

TEST_CASE("A plugin that prints is heard all the same, and its status says that it prints") {
    const PluginBox box;
    box.rogue();
    const Apart rogue(box.apart());
    CHECK_NOTHROW(rogue.check("print"));
    CHECK_THAT(rogue.status().remark, ContainsSubstring("TR-P48"));
    CHECK(rogue.status().state == "on");
}

TEST_CASE("A plugin that crashes at the end harms nobody; a second time it is set aside") {
    const PluginBox box;
    box.quiet("crashes-at-exit");
    for (int run = 0; run < 2; ++run) {
        const PluginSet set(box.apart(true));
        INFO(set.plugins().front().why);
        CHECK(set.plugins().front().state == "on");
    }
    const PluginSet set(box.apart(true));
    CHECK(set.plugins().front().state == "set aside after a crash");
    CHECK_THAT(set.plugins().front().why, ContainsSubstring("TR-P32"));
}

TEST_CASE("What a list asks for has two seconds, however long other calls may take, and the plugin is named at once") {
    const PluginBox box;
    box.rogue();
    const Apart rogue(box.apart(true)); // any other call has 20 seconds
    const auto line = [&](const char* what) { return rogue.kind().summary(rogueRecord(what)); };
    CHECK(line("well") == "as ever");
    CHECK(rogue.status().why.empty());
    const auto began = std::chrono::steady_clock::now();
    const auto slow = errorOf([&] { (void)line("hang"); });
    CHECK(slow.code() == "TR-P43");
    CHECK_THAT(slow.message(), ContainsSubstring("could not summarise rogue: it did not come back within 2 seconds"));
    CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(15));
    CHECK(rogue.status().state == "on");
    CHECK(rogue.status().why ==
          "It could not summarise rogue: it did not come back within 2 seconds (TR-P43). It is set aside "
          "if that happens again.");
    CHECK(line("well") == "as ever");
    CHECK(errorOf([&] { (void)line("hang"); }).code() == "TR-P43");
    CHECK(rogue.status().state == "set aside after a crash");
    CHECK_THAT(rogue.status().why,
               ContainsSubstring("last when it was to summarise rogue: it did not come back within 2 seconds"));
    rogue.set->forget("example.rogue");
    CHECK(rogue.status().why.empty());
}

TEST_CASE("After the second time a plugin is set aside, remembered, and tried again when a person says so") {
    const PluginBox box;
    box.rogue();
    {
        Apart rogue(box.apart(true));
        CHECK(errorOf([&] { (void)rogue.check("segfault"); }).code() == "TR-P40");
        CHECK(rogue.check("well").size() == 1); // what goes well in between does not make it forgotten
        const auto* kind = rogue.set->kind("rogue");
        const auto second = errorOf([&] { (void)rogue.check("exit"); });
        CHECK_THAT(second.advice(), ContainsSubstring("set aside"));
        CHECK(rogue.set->kind("rogue") == nullptr);
        CHECK(rogue.status().state == "set aside after a crash");
        CHECK_THAT(rogue.status().why, ContainsSubstring("last when it was to check rogue")); // at once, not at the next start
        // Somebody who still holds the kind is told so, and no child is started for it.
        CHECK(errorOf([&] { (void)kind->summary(rogueRecord("")); }).code() == "TR-P32");
        CHECK(children().empty());
    }
    PluginSet next(box.apart(true));
    CHECK(next.kind("rogue") == nullptr);
    CHECK(next.plugins().front().state == "set aside after a crash");
    next.forget("example.rogue");
    CHECK(next.plugins().front().state == "on");
    REQUIRE(next.kind("rogue") != nullptr);
    CHECK(next.kind("rogue")->summary(rogueRecord("")) == "as ever");
    CHECK(PluginSet(box.apart(true)).kind("rogue") != nullptr);
}

TEST_CASE("A child that was ended from outside while nothing was asked is replaced and nobody is blamed") {
    const PluginBox box;
    box.rogue();
    const Apart rogue(box.apart(true));
    const auto first = children();
    REQUIRE(first.size() == 1);
    ::kill(first.front(), SIGKILL);
    ::usleep(100'000);
    CHECK(rogue.check("well").size() == 1);
    CHECK(children() != first);
    CHECK(PluginSet(box.apart(true)).plugins().front().why.empty());
}

TEST_CASE("One child serves all plugins of a locality, and one plugin's crash is not another's") {
    const PluginBox box;
    box.rogue();
    box.quiet();
    const PluginSet set(box.apart());
    REQUIRE(set.kind("rogue"));
    REQUIRE(set.kind("quiet"));
    CHECK(children().size() == 1);
    for (int i = 0; i < 2; ++i)
        CHECK(errorOf([&] { (void)set.kind("rogue")->check(rogueRecord("segfault"), rogueTimeline()); }).code() ==
              "TR-P40");
    CHECK(set.kind("rogue") == nullptr);
    REQUIRE(set.kind("quiet"));
    CHECK(set.kind("quiet")->summary(rogueRecord("")) == "quiet");
}

TEST_CASE("A plugin apart can read its own folder, and no other file") {
    const PluginBox box;
    box.rogue();
    const Apart rogue(box.apart());
    const auto own = (box.folder() / "plugins/example.rogue/plugin.xml").string();
    const auto stranger = (box.folder() / "private").string();
    std::ofstream(stranger) << "of nobody's business";
    const auto opened = [&](const std::string& file) { return rogue.check("open " + file).front().message; };
    CHECK(opened(own) == "yes");
    if (rogue.status().unprotected.empty()) {
        CHECK(opened(stranger) == "no");
        CHECK(opened("/etc/passwd") == "no");
        CHECK(opened("/proc/" + std::to_string(::getpid()) + "/environ") == "no");
    } else {
        WARN("this machine cannot protect files: " << rogue.status().unprotected.front());
    }
}

TEST_CASE("A plugin apart cannot change what is written about a file, shorten it, or watch a folder") {
    const PluginBox box;
    box.rogue();
    auto folders = box.apart();
    const auto stranger = box.folder() / "private";
    std::ofstream(stranger) << "of nobody's business";
    const auto rights = std::filesystem::status(stranger).permissions();
    for (auto* deed : {"chmod ", "shorten ", "watch "}) {
        const Apart rogue(folders);
        const auto error = errorOf([&] { (void)rogue.check(deed + stranger.string()); });
        INFO(error.what());
        CHECK(error.code() == "TR-P44");
        CHECK_THAT(error.message(), ContainsSubstring("change or watch files"));
    }
    CHECK(std::filesystem::status(stranger).permissions() == rights);
    CHECK(std::filesystem::file_size(stranger) == 20);
}

TEST_CASE("What the machine cannot protect against is said in the same words before and after the child starts") {
    const PluginBox box;
    box.rogue();
    const Apart rogue(box.apart());
    CHECK(rogue.status().unprotected == missingProtections());
    auto safe = box.apart();
    safe.safeMode = true;
    CHECK(PluginSet(safe).plugins().front().unprotected == missingProtections());
}

TEST_CASE("The pipe changes nothing: every call ends as it does in this process") {
    const PluginBox box;
    box.rogue();
    SeededRandom here(5), there(5);
    FixedClock clock(*Date::fromIso("2025-09-16"));
    auto inside = box.folders(), apart = box.apart();
    inside.random = &here;
    apart.random = &there;
    inside.clock = apart.clock = &clock;
    const PluginSet one(inside);
    const Apart other(apart);
    REQUIRE(one.kind("rogue"));
    const auto& a = *one.kind("rogue");
    const auto& b = other.kind();
    const auto same = [](const std::string& what, auto first, auto second) {
        INFO(what);
        std::string said[2];
        int i = 0;
        for (auto& work : {std::function<std::string()>(first), std::function<std::string()>(second)}) {
            try {
                said[i] = work();
            } catch (const Error& error) {
                said[i] = error.what();
            }
            ++i;
        }
        CHECK(said[0] == said[1]);
        CHECK_FALSE(said[0].empty());
    };
    CHECK(a.states().size() == b.states().size());
    CHECK(a.transitions().front().label == b.transitions().front().label);

    auto timeline = rogueTimeline();
    timeline.agreement.supervisor = "FK-SV1";
    timeline.people = {{"FK-CP1", "A name that stays here", {}, "", *Date::fromIso("2025-01-06"), {}, {}}};
    for (auto [id, kind] : {std::pair{"a", "tame"}, {"b", "stranger"}, {"now", "rogue"}, {"c", "rogue"}}) {
        auto record = rogueRecord("", id);
        record.kind = kind;
        record.draft = false;
        timeline.records.push_back(record);
    }
    const auto words = [](const std::vector<Finding>& all) {
        std::string text = "findings:";
        for (auto& finding : all)
            text += finding.where.item + finding.where.rowsItem + finding.where.row + finding.code + finding.message;
        return text;
    };
    for (auto what : {"well", "count-timeline", "label", "unknown-item", "unknown-row", "unknown-weight", "no-message",
                      "empty-message", "not-utf8", "undeclared", "undeclared-rows", "undeclared-cell", "null-record",
                      "no-room", "null-timeline", "throw", "throw-int", "fail", "fail-silently", "fail-with-nonsense"})
        same(what, [&] { return words(a.check(rogueRecord(what), timeline)); },
             [&] { return words(b.check(rogueRecord(what), timeline)); });
    for (auto what : {"", "null-line", "two-lines", "fail"})
        same(what, [&] { return a.summary(rogueRecord(what)); }, [&] { return b.summary(rogueRecord(what)); });
    const auto due = [](const std::optional<Due>& found) {
        return found ? std::to_string(int(found->standing)) + found->reason + found->band : std::string("none");
    };
    for (auto what : {"", "no-due", "unknown-standing", "excluded-without-reason", "null-due", "fail"})
        same(what, [&] { return due(a.due(rogueTimeline(what))); }, [&] { return due(b.due(rogueTimeline(what))); });
    const auto draft = [](const Answers& answers) {
        std::string text = "draft:";
        for (auto& [item, value] : answers.values) text += item + "=" + plainText(value) + ";";
        for (auto& [table, rows] : answers.rows)
            for (auto& row : rows) {
                text += table + ":" + row.id;
                for (auto& [cell, value] : row.cells) text += cell + "=" + plainText(value) + ";";
            }
        return text;
    };
    for (auto what : {"well", "offers", "unknown-item", "null-item", "null-value", "no-size", "wrong-type", "unknown-type",
                      "not-a-number", "half", "null-text", "not-utf8", "surrogate", "unknown-code", "calculated",
                      "no-table", "cell-at-top", "row-past-end", "too-many-rows", "copy-nothing", "null-draft"}) {
        auto told = timeline;
        told.agreement.types = {what};
        same(what, [&] { return draft(a.prefill(told, *PluginBox::rogueForm())); },
             [&] { return draft(b.prefill(told, *PluginBox::rogueForm())); });
    }
}

TEST_CASE("Without the program that keeps them apart, a locality's plugins stay off and say so") {
    const PluginBox box;
    box.rogue();
    auto folders = box.apart();
    folders.runner = box.folder() / "nowhere";
    const PluginSet set(folders);
    CHECK(set.kind("rogue") == nullptr);
    CHECK_THAT(set.plugins().front().why, ContainsSubstring("TR-P33"));
    folders.runner = "/bin/true"; // it starts, and says nothing
    CHECK_THAT(PluginSet(folders).plugins().front().why, ContainsSubstring("TR-P33"));
}

TEST_CASE("In safe mode no child is started") {
    const PluginBox box;
    box.rogue();
    auto folders = box.apart();
    folders.safeMode = true;
    const PluginSet set(folders);
    CHECK(set.plugins().front().state == "off");
    CHECK(children().empty());
}

TEST_CASE("When the plugins are put away their child ends") {
    const PluginBox box;
    box.rogue();
    {
        const Apart rogue(box.apart());
        CHECK(children().size() == 1);
    }
    CHECK(children().empty());
}

TEST_CASE("A locality's plugin takes over the kinds it brings from the one it replaces") {
    const PluginBox box;
    box.quiet();
    const PluginBox shipped;
    shipped.manifest("example.shipped", PluginBox::quietManifest("", R"(id="example.shipped" version="1.0.0" abi="1.0" library="box")"));
    shipped.library("example.shipped", "shipped-quiet");
    auto folders = box.apart();
    folders.search = {shipped.folder() / "plugins"};
    SECTION("without a word about it the second one is a twin") {
        const PluginSet set(folders);
        CHECK_THAT(set.plugins().back().why, ContainsSubstring("TR-P13"));
        CHECK(set.kind("quiet")->info().plugin == "example.shipped");
    }
    SECTION("with it, the locality's is used and the other keeps the rest") {
        folders.replaced["example.shipped"] = "example.quiet";
        const PluginSet set(folders);
        for (auto& status : set.plugins()) {
            INFO(status.manifest.id << ": " << status.why);
            CHECK(status.state == "on");
        }
        REQUIRE(set.kind("quiet"));
        CHECK(set.kind("quiet")->info().plugin == "example.quiet");
        CHECK(set.kinds().size() == 1);
    }
    SECTION("a replacement that is turned off leaves things as they were") {
        folders.replaced["example.shipped"] = "example.quiet";
        folders.off = {"example.quiet"};
        const PluginSet set(folders);
        REQUIRE(set.kind("quiet"));
        CHECK(set.kind("quiet")->info().plugin == "example.shipped");
    }
}
