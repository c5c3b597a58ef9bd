// What stands behind a PluginSet, private to host/plugin: plugin_reading.cpp reads and settles manifests before any
// code runs, plugin_loading.cpp loads code and looks after what runs apart, plugin_set.cpp is what the rest of the host
// sees.
#pragma once
#include "model/error.hpp"
#include "plugin/breadcrumbs.hpp"
#include "plugin/plugin_kind.hpp"
#include "plugin/plugin_offers.hpp"
#include "plugin/runner/runner.hpp"

#include <set>

namespace trellis {

struct PluginSet::State {
    explicit State(PluginFolders given);

    void readManifests();
    void readFolder(const std::filesystem::path& search, bool apart);
    void read(const std::filesystem::path& folder, bool apart);
    void settleReplacements();
    Runner& runnerFor(const Manifest& manifest);
    void refresh();
    const Runner* runnerOf(const std::string& plugin) const;
    void settle(PluginStatus& status) const;
    /// nullptr where there is none, or its plugin has been set aside since.
    template <class Part>
    const Part* running(const std::map<std::string, std::unique_ptr<Part>>& all, const std::string& id) const {
        const auto found = all.find(id);
        if (found == all.end()) return nullptr;
        const auto* runner = runnerOf(found->second->info().plugin);
        return runner && runner->setAside(found->second->info().plugin) ? nullptr : found->second.get();
    }
    void refuseTwins(PluginStatus& status) const;
    void refuseOthersOwn();
    void load(PluginStatus& status);

    PluginFolders folders;
    Breadcrumbs crumbs;
    std::vector<PluginStatus> plugins;
    std::map<std::filesystem::path, Manifest> whole; ///< by folder: as read, before replacements
    std::set<std::filesystem::path> tried;           ///< whose code was asked for
    std::vector<std::unique_ptr<Runner>> runners;    ///< one for each locality's folder, made at the first need
    std::map<std::string, Runner*> apart;            ///< plugin to the child it runs in
    std::vector<std::unique_ptr<Wall>> walls;
    std::map<std::string, std::unique_ptr<PluginKind>> kinds;
    std::map<std::string, std::unique_ptr<PluginMeasure>> measures;
    std::map<std::string, std::unique_ptr<PluginView>> views;
    std::map<std::string, std::unique_ptr<PluginExport>> exports;
    std::vector<std::unique_ptr<PluginKind>> retired;
    std::vector<std::shared_ptr<void>> older; ///< measures, views and exports, the same
};

/// What a plugin that could not be loaded promised is not there.
void forgetParts(Manifest& manifest);
/// It does not run, and why.
void turnOff(PluginStatus& status, const char* state, std::string why);

} // namespace trellis
