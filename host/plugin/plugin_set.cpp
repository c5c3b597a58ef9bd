#include "plugin/plugin_set_state.hpp"

#include <algorithm>

namespace trellis {

void forgetParts(Manifest& manifest) {
    manifest.kinds.clear();
    manifest.pages.clear();
    manifest.measures.clear();
    manifest.views.clear();
    manifest.exports.clear();
}

void turnOff(PluginStatus& status, const char* state, std::string why) {
    status.loaded = false;
    status.state = state;
    status.why = std::move(why);
}

PluginSet::State::State(PluginFolders given)
    : folders(std::move(given))
    , crumbs(folders.breadcrumbs) {
    if (!folders.clock) folders.clock = &systemClock();
    if (!folders.random) folders.random = &systemRandom();
    if (folders.runner.empty()) {
        std::error_code ignored;
        folders.runner =
            std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path() / "trellis-plugin-runner";
    }
}

PluginSet::PluginSet(PluginFolders folders)
    : state_(std::make_unique<State>(std::move(folders))) {
    state_->readManifests();
    state_->refuseOthersOwn();
    state_->settleReplacements();
    for (auto& status : state_->plugins) state_->load(status);
}

PluginSet::~PluginSet() = default;

const std::vector<PluginStatus>& PluginSet::plugins() const {
    state_->refresh();
    return state_->plugins;
}

namespace {

/// One list of all manifests, loaded or not.
template <class Info>
std::vector<const Info*> ofAll(const std::vector<PluginStatus>& plugins, std::vector<Info> Manifest::*list) {
    std::vector<const Info*> all;
    for (auto& status : plugins)
        for (auto& one : status.manifest.*list) all.push_back(&one);
    return all;
}

} // namespace

std::vector<const KindInfo*> PluginSet::kinds() const { return ofAll(state_->plugins, &Manifest::kinds); }
std::vector<const PageInfo*> PluginSet::pages() const { return ofAll(state_->plugins, &Manifest::pages); }
std::vector<const MeasureInfo*> PluginSet::measures() const { return ofAll(state_->plugins, &Manifest::measures); }
std::vector<const ViewInfo*> PluginSet::views() const { return ofAll(state_->plugins, &Manifest::views); }
std::vector<const ExportInfo*> PluginSet::exports() const { return ofAll(state_->plugins, &Manifest::exports); }

const Kind* PluginSet::kind(const std::string& id) const { return state_->running(state_->kinds, id); }
const Measure* PluginSet::measure(const std::string& id) const { return state_->running(state_->measures, id); }
const ViewMaker* PluginSet::view(const std::string& id) const { return state_->running(state_->views, id); }
const Exporter* PluginSet::exporter(const std::string& id) const { return state_->running(state_->exports, id); }

std::string PluginSet::end(const std::string& plugin) {
    const auto found = state_->apart.find(plugin);
    return found == state_->apart.end() ? std::string() : found->second->quit();
}

void PluginSet::forget(const std::string& plugin) {
    state_->crumbs.forget(plugin);
    state_->refresh();
    if (const auto found = state_->apart.find(plugin); found != state_->apart.end()) found->second->forgive(plugin);
    for (auto& status : state_->plugins)
        if (status.manifest.id == plugin) {
            // What runs apart is loaded into a fresh child, so also a corrected file can be tried without a new start.
            if (status.apart && state_->tried.contains(status.manifest.folder) && !status.loaded) status.state = "off";
            state_->load(status);
        }
}

} // namespace trellis
