// plugin list|enable|disable|forget: what is installed, whether it runs here, and why not.
#include "cli/verbs.hpp"

#include "model/error.hpp"

#include <fmt/format.h>
#include <ostream>

namespace trellis {

int withPlugins(Command& command, const std::function<int(const PluginSet&)>& work) {
    bool named = !command.workspace.empty() || (command.io.variable && command.io.variable("TRELLIS_WORKSPACE"));
    if (named) return work(command.openDesk()->plugins());
    PluginFolders folders;
    folders.search = {command.installation().plugins};
    folders.locality = command.installation().underWay;
    folders.runner = command.installation().runner;
    return work(PluginSet(folders));
}

namespace {

std::vector<std::string> settings(const Manifest& manifest) {
    std::vector<std::string> out;
    for (auto& [key, value] : manifest.settings) out.push_back(key + "=" + value);
    return out;
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
                         {"runs", "Runs"},
                         {"from", "From"},
                         {"trust", ""},
                         {"settings", ""},
                         {"unprotected", ""},
                         {"remark", ""},
                         {"whenDisabled", ""}},
                        "No plugin is installed.");
        for (auto& one : set.plugins()) {
            std::vector<std::string> kinds;
            for (auto& kind : one.manifest.kinds) kinds.push_back(kind.id);
            listing.row({one.manifest.id, one.manifest.version, one.manifest.title, one.manifest.publisher, one.state,
                         cell(one.why), kinds, std::string(one.apart ? "apart" : "in this program"),
                         one.origin.pack.empty() ? std::string(one.apart ? "under way" : "Trellis") : one.origin.pack + " " + one.origin.version,
                         cell(one.origin.trust), settings(one.manifest), one.unprotected,
                         cell(one.remark), cell(one.manifest.whenDisabled)});
        }
        command.print(listing);
        if (!command.json)
            for (auto& one : set.plugins()) {
                for (auto& missing : one.unprotected)
                    command.io.err << fmt::format("{}: this machine cannot protect you fully: {}.\n", one.manifest.id, missing);
                if (!one.remark.empty()) command.io.err << fmt::format("{}: {}\n", one.manifest.id, one.remark);
            }
        return 0;
    });
}

struct PluginOptions {
    std::string plugin;
};

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
    addPluginMakingVerbs(*group, command);
    verb<PluginOptions>(*group, command, "enable", "Turn a plugin on in this workspace", takesPlugin,
                        [](Command& c, const PluginOptions& o) { return turn(c, o.plugin, true); });
    verb<PluginOptions>(*group, command, "disable", "Turn a plugin off in this workspace; its records stay readable",
                        takesPlugin, [](Command& c, const PluginOptions& o) { return turn(c, o.plugin, false); });
    verb<PluginOptions>(*group, command, "forget", "Try a plugin again that was set aside after a crash", takesPlugin,
                        forget);
}

} // namespace trellis
