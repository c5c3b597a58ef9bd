// plugin list|check|enable|disable|forget: what is installed, whether it runs here, and why not.
#include "cli/verbs.hpp"

#include "model/error.hpp"

#include <fmt/format.h>
#include <ostream>

namespace trellis {
namespace {

/// With a workspace the set as it runs there; without one, what is installed.
template <class Work> int withPlugins(Command& command, Work work) {
    bool named = !command.workspace.empty() || (command.io.variable && command.io.variable("TRELLIS_WORKSPACE"));
    if (named) return work(command.openDesk()->plugins());
    PluginFolders folders;
    folders.search = {command.installation().plugins};
    return work(PluginSet(folders));
}

int list(Command& command, const NoOptions&) {
    return withPlugins(command, [&](const PluginSet& set) {
        Listing listing({{"id", "Plugin"},
                         {"version", "Version"},
                         {"title", "Title"},
                         {"publisher", ""},
                         {"state", "Stands at"},
                         {"why", "Why"},
                         {"kinds", "Kinds"},
                         {"whenDisabled", ""}},
                        "No plugin is installed.");
        for (auto& one : set.plugins()) {
            std::vector<std::string> kinds;
            for (auto& kind : one.manifest.kinds) kinds.push_back(kind.id);
            listing.row({one.manifest.id, one.manifest.version, one.manifest.title, one.manifest.publisher, one.state,
                         cell(one.why), kinds, cell(one.manifest.whenDisabled)});
        }
        command.print(listing);
        return 0;
    });
}

struct PluginOptions {
    std::string plugin;
};

int check(Command& command, const PluginOptions& options) {
    if (std::filesystem::exists(std::filesystem::path(options.plugin) / "plugin.xml")) {
        // A folder: what it says of itself is read, none of its code is run.
        auto manifest = readManifest(options.plugin);
        command.io.out << fmt::format("{} {}: the manifest is in order; {} kinds, {} pages.\n", manifest.id,
                                      manifest.version, manifest.kinds.size(), manifest.pages.size());
        return 0;
    }
    return withPlugins(command, [&](const PluginSet& set) {
        bool sound = true, found = false;
        for (auto& one : set.plugins()) {
            if (!options.plugin.empty() && one.manifest.id != options.plugin) continue;
            found = true;
            sound = sound && one.loaded;
            command.io.out << fmt::format("{} {}: {}{}\n", one.manifest.id, one.manifest.version, one.state,
                                          one.why.empty() ? "" : ". " + one.why);
            for (auto& kind : one.manifest.kinds) {
                auto* running = set.kind(kind.id);
                if (!one.loaded) continue;
                command.io.out << (running ? fmt::format("  {}: {} states, {} steps\n", kind.id,
                                                         running->states().size(), running->transitions().size())
                                           : fmt::format("  {}: promised in the manifest and not there\n", kind.id));
                sound = sound && running;
            }
        }
        if (!found)
            throw Error("TR-C40", fmt::format("There is no plugin '{}' here.", options.plugin),
                        "\"plugin list\" shows those that are installed.");
        return sound ? 0 : 1;
    });
}

const PluginStatus& known(const Desk& desk, const std::string& id) {
    for (auto& one : desk.plugins().plugins())
        if (one.manifest.id == id) return one;
    throw Error("TR-C40", fmt::format("There is no plugin '{}' here. Nothing was changed.", id),
                "\"plugin list\" shows those that are installed.");
}

int turn(Command& command, const std::string& id, bool on) {
    auto desk = command.openDesk();
    const auto remains = known(*desk, id).manifest.whenDisabled; // a copy: turning a plugin on or off loads the set anew
    desk->setPluginOn(id, on);
    if (!on && !remains.empty()) command.io.err << remains << '\n';
    return 0;
}

int forget(Command& command, const PluginOptions& options) {
    auto desk = command.openDesk();
    known(*desk, options.plugin);
    desk->tryPluginAgain(options.plugin);
    return 0;
}

void takesPlugin(CLI::App& v, PluginOptions& o) { v.add_option("ID", o.plugin, "The plugin")->required(); }

} // namespace

void addPluginVerbs(CLI::App& app, Command& command) {
    auto* group = app.add_subcommand("plugin", "Plugins: what is installed, and whether it runs here");
    group->require_subcommand(1);
    verb<NoOptions>(
        *group, command, "list", "List them, with their kinds of record", [](CLI::App&, NoOptions&) {}, list);
    verb<PluginOptions>(
        *group, command, "check", "Say whether a plugin keeps what its manifest promises",
        [](CLI::App& v, PluginOptions& o) {
            v.add_option("ID", o.plugin, "A plugin (default: all), or a folder with a plugin.xml");
            v.footer("Of a folder only the manifest is read; none of its code is run.");
        },
        check);
    verb<PluginOptions>(*group, command, "enable", "Turn a plugin on in this workspace", takesPlugin,
                        [](Command& c, const PluginOptions& o) { return turn(c, o.plugin, true); });
    verb<PluginOptions>(*group, command, "disable", "Turn a plugin off in this workspace; its records stay readable",
                        takesPlugin, [](Command& c, const PluginOptions& o) { return turn(c, o.plugin, false); });
    verb<PluginOptions>(*group, command, "forget", "Try a plugin again that was set aside after a crash", takesPlugin,
                        forget);
}

} // namespace trellis
