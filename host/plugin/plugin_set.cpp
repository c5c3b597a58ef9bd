#include "model/error.hpp"
#include "plugin/plugin_kind.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trellis {

struct PluginSet::State {
    explicit State(PluginFolders given)
        : folders(std::move(given))
        , crumbs(folders.breadcrumbs) {
        if (!folders.clock) folders.clock = &systemClock();
        if (!folders.random) folders.random = &systemRandom();
    }

    void readManifests();
    void read(const std::filesystem::path& folder);
    void refuseTwins(PluginStatus& status) const;
    void load(PluginStatus& status);

    PluginFolders folders;
    Breadcrumbs crumbs;
    std::vector<PluginStatus> plugins;
    std::vector<std::unique_ptr<Wall>> walls;
    std::map<std::string, std::unique_ptr<PluginKind>> kinds;
};

namespace {

void off(PluginStatus& status, const char* state, std::string why) {
    status.loaded = false;
    status.state = state;
    status.why = std::move(why);
}

} // namespace

void PluginSet::State::readManifests() {
    for (auto& search : folders.search) {
        std::vector<std::filesystem::path> found;
        std::error_code trouble;
        for (auto it = std::filesystem::directory_iterator(search, trouble);
             !trouble && it != std::filesystem::directory_iterator(); it.increment(trouble))
            if (std::filesystem::exists(it->path() / "plugin.xml", trouble)) found.push_back(it->path());
        std::ranges::sort(found);
        for (auto& folder : found) read(folder);
    }
}

void PluginSet::State::read(const std::filesystem::path& folder) {
    PluginStatus status;
    status.manifest.id = folder.filename().string();
    status.manifest.folder = folder;
    try {
        status.manifest = readManifest(folder);
        if (status.manifest.id != folder.filename().string())
            throw Error("TR-P12",
                        fmt::format("The folder {} holds the plugin {}.", folder.string(), status.manifest.id),
                        "A plugin's folder bears its id. Install it again.");
        refuseTwins(status);
        status.state = "off";
    } catch (const Error& error) {
        off(status, "could not be loaded", error.what());
        status.manifest.kinds.clear();
        status.manifest.pages.clear();
    }
    plugins.push_back(std::move(status));
}

void PluginSet::State::refuseTwins(PluginStatus& status) const {
    const auto twins = [&](const char* what, const std::string& id, const std::string& other) {
        throw Error("TR-P13", fmt::format("The {} \"{}\" is already there, from {}.", what, id, other),
                    "Only one of the two can be used. Remove the one that is not wanted.");
    };
    for (auto& other : plugins) {
        if (other.state == "could not be loaded") continue;
        if (other.manifest.id == status.manifest.id) twins("plugin", other.manifest.id, other.manifest.folder.string());
        for (auto& kind : other.manifest.kinds)
            if (std::ranges::find(status.manifest.kinds, kind.id, &KindInfo::id) != status.manifest.kinds.end())
                twins("kind", kind.id, other.manifest.id);
        for (auto& page : other.manifest.pages)
            if (std::ranges::find(status.manifest.pages, page.id, &PageInfo::id) != status.manifest.pages.end())
                twins("page", page.id, other.manifest.id);
    }
}

void PluginSet::State::load(PluginStatus& status) {
    if (status.loaded || status.state == "could not be loaded") return;
    const auto& manifest = status.manifest;
    if (folders.safeMode)
        return off(status, "off",
                   "This is safe mode: no plugin is loaded. Records can be read, printed and exported. (TR-P31)");
    if (folders.off.contains(manifest.id)) return off(status, "off", "It was turned off. " + manifest.whenDisabled);
    std::string remark;
    if (const auto* crumb = crumbs.found(manifest.id)) {
        if (crumb->crashed)
            return off(status, "set aside after a crash",
                       fmt::format("The program ended while this plugin was at work ({}). It stays off until you try "
                                   "it again. (TR-P30)",
                                   crumb->step));
        remark = fmt::format(
            "The last run was stopped while this plugin was at work ({}). It is set aside if that happens again.",
            crumb->step);
    }
    try {
        walls.push_back(std::make_unique<Wall>(manifest.id, &crumbs, folders.clock, folders.random));
        const auto* wall = walls.back().get();
        const auto library = loadLibrary(manifest, *wall);
        std::map<std::string, std::unique_ptr<PluginKind>> made;
        for (auto& kind : manifest.kinds)
            made[kind.id] = std::make_unique<PluginKind>(kind, library, wall, &folders.forms);
        kinds.merge(made);
        status.loaded = true;
        status.state = "on";
        status.why = remark;
    } catch (const Error& error) {
        off(status, "could not be loaded", error.what());
    }
}

PluginSet::PluginSet(PluginFolders folders)
    : state_(std::make_unique<State>(std::move(folders))) {
    state_->readManifests();
    for (auto& status : state_->plugins) state_->load(status);
}

PluginSet::~PluginSet() = default;

const std::vector<PluginStatus>& PluginSet::plugins() const { return state_->plugins; }

std::vector<const KindInfo*> PluginSet::kinds() const {
    std::vector<const KindInfo*> all;
    for (auto& status : state_->plugins)
        for (auto& kind : status.manifest.kinds) all.push_back(&kind);
    return all;
}

std::vector<const PageInfo*> PluginSet::pages() const {
    std::vector<const PageInfo*> all;
    for (auto& status : state_->plugins)
        for (auto& page : status.manifest.pages) all.push_back(&page);
    return all;
}

const Kind* PluginSet::kind(const std::string& id) const {
    const auto found = state_->kinds.find(id);
    return found == state_->kinds.end() ? nullptr : found->second.get();
}

void PluginSet::forget(const std::string& plugin) {
    state_->crumbs.forget(plugin);
    for (auto& status : state_->plugins)
        if (status.manifest.id == plugin) state_->load(status);
}

} // namespace trellis
