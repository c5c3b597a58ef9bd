#include "model/error.hpp"
#include "plugin/plugin_kind.hpp"
#include "plugin/plugin_offers.hpp"

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
    void refuseOthersOwn();
    void load(PluginStatus& status);

    PluginFolders folders;
    Breadcrumbs crumbs;
    std::vector<PluginStatus> plugins;
    std::vector<std::unique_ptr<Wall>> walls;
    std::map<std::string, std::unique_ptr<PluginKind>> kinds;
    std::map<std::string, std::unique_ptr<PluginMeasure>> measures;
    std::map<std::string, std::unique_ptr<PluginView>> views;
    std::map<std::string, std::unique_ptr<PluginExport>> exports;
};

namespace {

/// What a plugin that could not be loaded promised is not there.
void forgetParts(Manifest& manifest) {
    manifest.kinds.clear();
    manifest.pages.clear();
    manifest.measures.clear();
    manifest.views.clear();
    manifest.exports.clear();
}

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
        forgetParts(status.manifest);
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
        const auto apart = [&](const char* what, const auto& theirs, const auto& ours) {
            for (auto& one : theirs)
                if (std::ranges::any_of(ours, [&](auto& own) { return own.id == one.id; }))
                    twins(what, one.id, other.manifest.id);
        };
        apart("kind", other.manifest.kinds, status.manifest.kinds);
        apart("page", other.manifest.pages, status.manifest.pages);
        apart("measure", other.manifest.measures, status.manifest.measures);
        apart("view", other.manifest.views, status.manifest.views);
        apart("export", other.manifest.exports, status.manifest.exports);
    }
}

/// What reads a kind that is its authors' own must be for one author, also where the kind is another plugin's.
void PluginSet::State::refuseOthersOwn() {
    std::set<std::string> own;
    for (auto& status : plugins)
        for (auto& kind : status.manifest.kinds)
            if (kind.authorsOwn) own.insert(kind.id);
    for (auto& status : plugins) {
        const auto check = [&](const auto& list) {
            for (auto& one : list)
                for (auto& kind : one.readsKinds)
                    if (own.contains(kind) && one.scope != Scope::Author)
                        throw Error("TR-P14",
                                    fmt::format("The plugin {} wants to read \"{}\" in \"{}\", and records of that kind "
                                                "are their authors' own. The plugin stays off and no record is touched.",
                                                status.manifest.id, kind, one.id),
                                    "Its publisher can correct plugin.xml: such a part needs scope=\"author\".");
        };
        try {
            check(status.manifest.measures);
            check(status.manifest.views);
            check(status.manifest.exports);
        } catch (const Error& error) {
            off(status, "could not be loaded", error.what());
            forgetParts(status.manifest);
        }
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
        const auto take = [&](auto& all, const auto& infos) {
            using Made = typename std::remove_reference_t<decltype(all)>::mapped_type::element_type;
            for (auto& info : infos) all[info.id] = std::make_unique<Made>(info, library, wall, &folders.forms);
        };
        take(measures, manifest.measures);
        take(views, manifest.views);
        take(exports, manifest.exports);
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
    state_->refuseOthersOwn();
    for (auto& status : state_->plugins) state_->load(status);
}

PluginSet::~PluginSet() = default;

const std::vector<PluginStatus>& PluginSet::plugins() const { return state_->plugins; }

namespace {

/// One list of all manifests, loaded or not.
template <class Info>
std::vector<const Info*> ofAll(const std::vector<PluginStatus>& plugins, std::vector<Info> Manifest::*list) {
    std::vector<const Info*> all;
    for (auto& status : plugins)
        for (auto& one : status.manifest.*list) all.push_back(&one);
    return all;
}
template <class Map> auto foundIn(const Map& all, const std::string& id) {
    const auto found = all.find(id);
    return found == all.end() ? nullptr : found->second.get();
}

} // namespace

std::vector<const KindInfo*> PluginSet::kinds() const { return ofAll(state_->plugins, &Manifest::kinds); }
std::vector<const PageInfo*> PluginSet::pages() const { return ofAll(state_->plugins, &Manifest::pages); }
std::vector<const MeasureInfo*> PluginSet::measures() const { return ofAll(state_->plugins, &Manifest::measures); }
std::vector<const ViewInfo*> PluginSet::views() const { return ofAll(state_->plugins, &Manifest::views); }
std::vector<const ExportInfo*> PluginSet::exports() const { return ofAll(state_->plugins, &Manifest::exports); }

const Kind* PluginSet::kind(const std::string& id) const { return foundIn(state_->kinds, id); }
const Measure* PluginSet::measure(const std::string& id) const { return foundIn(state_->measures, id); }
const ViewMaker* PluginSet::view(const std::string& id) const { return foundIn(state_->views, id); }
const Exporter* PluginSet::exporter(const std::string& id) const { return foundIn(state_->exports, id); }

void PluginSet::forget(const std::string& plugin) {
    state_->crumbs.forget(plugin);
    for (auto& status : state_->plugins)
        if (status.manifest.id == plugin) state_->load(status);
}

} // namespace trellis
