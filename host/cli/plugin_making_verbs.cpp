// plugin new|check: for those who write a plugin. `check` asks what the workbench will ask (sdk/check).
#include "check/conformance.hpp"
#include "cli/plugin_new.hpp"
#include "cli/verbs.hpp"
#include "model/error.hpp"

#include <fmt/format.h>
#include <ostream>

namespace trellis {
namespace {

namespace fs = std::filesystem;

struct CheckOptions {
    std::string plugin;
    std::vector<std::string> cases;
    std::uint64_t seed = 1, reproduce = 0;
    bool list = false;
};

/// One that is installed: does it run here, and does it offer what it promises?
int checkInstalled(Command& command, const PluginSet& set, const std::string& id) {
    bool sound = true, found = false;
    for (auto& one : set.plugins()) {
        if (!id.empty() && one.manifest.id != id) continue;
        found = true;
        sound = sound && one.loaded;
        command.io.out << fmt::format("{} {}: {}{}\n", one.manifest.id, one.manifest.version, one.state,
                                      one.why.empty() ? "" : ". " + one.why);
        for (auto& kind : one.manifest.kinds) {
            auto* running = set.kind(kind.id);
            if (!one.loaded) continue;
            command.io.out << (running ? fmt::format("  {}: {} states, {} steps\n", kind.id, running->states().size(),
                                                     running->transitions().size())
                                       : fmt::format("  {}: promised in the manifest and not there\n", kind.id));
            sound = sound && running;
        }
    }
    if (!found)
        throw Error("TR-C40", fmt::format("There is no plugin '{}' here.", id),
                    "\"plugin list\" shows those that are installed.");
    return sound ? 0 : 1;
}

int checkFile(Command& command, const CheckOptions& options) {
    const auto& installed = command.installation();
    conformance::Options what;
    what.subject.plugin = options.plugin;
    what.subject.forms = {installed.templates / "core"};
    what.subject.lists = {installed.templates / "code-lists"};
    what.subject.runner = installed.runner;
    what.seed = options.seed;
    for (auto& name : options.cases) {
        const auto one = conformance::caseNamed(name);
        if (!one)
            throw Error("TR-C45", fmt::format("There is no case '{}'. Nothing was asked.", name),
                        "\"plugin check --list\" shows them.");
        what.only.push_back(*one);
    }
    if (options.reproduce) {
        what.seed = options.reproduce;
        what.rounds = 1;
        what.only = {conformance::Case::Chance};
    }
    const auto report = conformance::run(what);
    if (command.json)
        command.io.out << conformance::json(report) << '\n';
    else
        conformance::print(report, command.io.out);
    return report.sound() ? 0 : 1;
}

int check(Command& command, const CheckOptions& options) {
    if (options.list) {
        conformance::printCases(command.io.out);
        return 0;
    }
    const fs::path named(options.plugin);
    std::error_code ignored;
    if (fs::exists(named / "plugin.xml", ignored) || (fs::is_regular_file(named, ignored) && !options.plugin.empty()))
        return checkFile(command, options);
    return withPlugins(command, [&](const PluginSet& set) { return checkInstalled(command, set, options.plugin); });
}

struct NewOptions {
    std::string name, folder = ".";
};
int make(Command& command, const NewOptions& options) {
    const auto made = newPlugin(command.installation().newPlugin, options.name, options.folder);
    command.io.out << made.string() << '\n';
    command.io.err << "Build it there with: cmake -B build && cmake --build build\n";
    return 0;
}

} // namespace

void addPluginMakingVerbs(CLI::App& plugin, Command& command) {
    verb<NewOptions>(
        plugin, command, "new", "Write the sources of a new plugin: a kind of record, its form, its code",
        [](CLI::App& v, NewOptions& o) {
            v.add_option("NAME", o.name, "Such as stourbeck.team-walk: whose it is, and what it is")->required();
            v.add_option("--dir", o.folder, "Where its folder is made (default: here)");
        },
        make);
    verb<CheckOptions>(
        plugin, command, "check", "Say whether a plugin keeps what it promises",
        [](CLI::App& v, CheckOptions& o) {
            v.add_option("PLUGIN", o.plugin, "A folder with a plugin.xml or a library in it, or the id of one that is installed (default: all)");
            v.add_flag("--list", o.list, "Say which cases there are");
            v.add_option("--case", o.cases, "Only these cases");
            v.add_option("--seed", o.seed, "Where chance begins");
            v.add_option("--reproduce", o.reproduce, "One round of chance, with this seed");
            v.footer("A folder is asked every case, each in a child of its own; an installed one only whether it runs here.");
        },
        check);
}

} // namespace trellis
