#include "model/error.hpp"
#include "plugin/plugin_kind.hpp"
#include "plugin/plugin_offers.hpp"
#include "plugin/runner/confinement.hpp"
#include "plugin/runner/distant.hpp"
#include "plugin/runner/runner.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trellis {

struct PluginSet::State {
    explicit State(PluginFolders given)
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

    void readManifests();
    void readFolder(const std::filesystem::path& search, bool apart);
    void read(const std::filesystem::path& folder, bool apart);
    void settleReplacements();
    Runner& runnerFor(const Manifest& manifest);
    void refresh();
    const Runner* runnerOf(const std::string& plugin) const;
    void settle(PluginStatus& status) const;
    /// nullptr where there is none, or its plugin has been set aside since.
    template <class Part> const Part* running(const std::map<std::string, std::unique_ptr<Part>>& all, const std::string& id) const {
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
    std::vector<std::unique_ptr<Runner>> runners; ///< one for each locality's folder, made at the first need
    std::map<std::string, Runner*> apart;         ///< plugin to the child it runs in
    std::vector<std::unique_ptr<Wall>> walls;
    std::map<std::string, std::unique_ptr<PluginKind>> kinds;
    std::map<std::string, std::unique_ptr<PluginMeasure>> measures;
    std::map<std::string, std::unique_ptr<PluginView>> views;
    std::map<std::string, std::unique_ptr<PluginExport>> exports;
    std::vector<std::unique_ptr<PluginKind>> retired;
    std::vector<std::shared_ptr<void>> older; ///< measures, views and exports, the same
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
    for (auto& search : folders.search) readFolder(search, false);
    for (auto& search : folders.locality) readFolder(search, true);
}

void PluginSet::State::readFolder(const std::filesystem::path& search, bool localitys) {
    std::vector<std::filesystem::path> found;
    std::error_code trouble;
    for (auto it = std::filesystem::directory_iterator(search, trouble);
         !trouble && it != std::filesystem::directory_iterator(); it.increment(trouble))
        if (std::filesystem::exists(it->path() / "plugin.xml", trouble)) found.push_back(it->path());
    std::ranges::sort(found);
    for (auto& folder : found) read(folder, localitys);
}

void PluginSet::State::read(const std::filesystem::path& folder, bool localitys) {
    PluginStatus status;
    status.apart = localitys;
    if (localitys) status.unprotected = missingProtections();
    status.manifest.id = folder.filename().string();
    status.manifest.folder = folder;
    try {
        status.manifest = readManifest(folder);
        if (status.manifest.id != folder.filename().string())
            throw Error("TR-P12",
                        fmt::format("The folder {} holds the plugin {}.", folder.string(), status.manifest.id),
                        "A plugin's folder bears its id. Install it again.");
        refuseTwins(status);
        settle(status);
        whole[folder] = status.manifest;
        status.state = "off";
    } catch (const Error& error) {
        off(status, "could not be loaded", error.what());
        forgetParts(status.manifest);
    }
    plugins.push_back(std::move(status));
}

/// What holds for its options, and whose it is.
void PluginSet::State::settle(PluginStatus& status) const {
    auto& manifest = status.manifest;
    if (const auto from = folders.origins.find(manifest.folder.parent_path()); from != folders.origins.end())
        status.origin = from->second;
    const auto own = folders.options.find(manifest.id);
    const auto byDefault = manifest.settings;
    manifest.settings = settledOptions(manifest.options, own == folders.options.end() ? Options() : own->second,
                                       folders.policies, status.settingsRemark);
    for (auto& measure : manifest.measures)
        if (const auto set = folders.policies.find("policy.target." + measure.id); set != folders.policies.end()) {
            if (measure.unit != Unit::Percent) {
                status.settingsRemark += fmt::format("{}The target of \"{}\" was passed over: it is not in per cent.",
                                                     status.settingsRemark.empty() ? "" : " ", measure.title);
                continue;
            }
            measure.target = std::stoi(set->second);
            const auto by = folders.policyBy.find(set->first);
            measure.targetBy = by == folders.policyBy.end() ? "the locality" : by->second;
        }
    if (manifest.settings == byDefault) return;
    // What was worked out under other settings is worked out anew.
    std::string all;
    for (auto& [key, value] : manifest.settings) all += key + "=" + value + "\n";
    for (auto& measure : manifest.measures) measure.version += " with " + all;
}

void PluginSet::State::refuseTwins(PluginStatus& status) const {
    const auto twins = [&](const char* what, const std::string& id, const std::string& other) {
        throw Error("TR-P13", fmt::format("The {} \"{}\" is already there, from {}.", what, id, other),
                    "Only one of the two can be used. Remove the one that is not wanted.");
    };
    for (auto& other : plugins) {
        if (other.state == "could not be loaded") continue;
        if (other.manifest.id == status.manifest.id) twins("plugin", other.manifest.id, other.manifest.folder.string());
        const auto gives = folders.replaced.find(other.manifest.id);
        if (gives != folders.replaced.end() && gives->second == status.manifest.id) continue; // see settleReplacements()
        const auto differ = [&](const char* what, const auto& theirs, const auto& ours) {
            for (auto& one : theirs)
                if (std::ranges::any_of(ours, [&](auto& own) { return own.id == one.id; }))
                    twins(what, one.id, other.manifest.id);
        };
        differ("kind", other.manifest.kinds, status.manifest.kinds);
        differ("page", other.manifest.pages, status.manifest.pages);
        differ("measure", other.manifest.measures, status.manifest.measures);
        differ("view", other.manifest.views, status.manifest.views);
        differ("export", other.manifest.exports, status.manifest.exports);
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
    if (const auto pack = folders.offBecause.find(manifest.id); pack != folders.offBecause.end())
        return off(status, "off", pack->second + " " + manifest.whenDisabled);
    if (folders.off.contains(manifest.id)) return off(status, "off", "It was turned off. " + manifest.whenDisabled);
    std::string why;
    if (const auto* crumb = crumbs.found(manifest.id)) {
        if (crumb->crashed)
            return off(status, "set aside after a crash",
                       status.apart ? fmt::format("It has ended the program that runs it twice, last when it was to {}. It "
                                                  "stays off until you try it again. (TR-P32)",
                                                  crumb->step)
                                    : fmt::format("The program ended while this plugin was at work ({}). It stays off "
                                                  "until you try it again. (TR-P30)",
                                                  crumb->step));
        why = fmt::format("{} ({}). It is set aside if that happens again.",
                          crumb->once ? "It has ended the program that runs it once"
                                      : "The last run was stopped while this plugin was at work",
                          crumb->step);
    }
    try {
        tried.insert(manifest.folder);
        const auto& declared = whole.at(manifest.folder);
        auto* runner = status.apart ? &runnerFor(manifest) : nullptr;
        walls.push_back(std::make_unique<Wall>(manifest.id, &crumbs, folders.clock, folders.random, runner));
        walls.back()->set(manifest.settings);
        const auto* wall = walls.back().get();
        const auto library = runner ? loadApart(declared, *wall, *runner) : loadLibrary(declared, *wall);
        if (runner) status.unprotected = runner->unprotected();
        std::map<std::string, std::unique_ptr<PluginKind>> made;
        for (auto& kind : manifest.kinds)
            made[kind.id] = std::make_unique<PluginKind>(kind, library, wall, &folders.forms);
        for (auto& [id, kind] : made) {
            auto& place = kinds[id];
            if (place) retired.push_back(std::move(place)); // somebody may still hold it
            place = std::move(kind);
        }
        const auto take = [&](auto& all, const auto& infos) {
            using Made = typename std::remove_reference_t<decltype(all)>::mapped_type::element_type;
            for (auto& info : infos) {
                auto& place = all[info.id];
                if (place) older.push_back(std::shared_ptr<void>(std::move(place))); // somebody may still hold it
                place = std::make_unique<Made>(info, library, wall, &folders.forms);
            }
        };
        take(measures, manifest.measures);
        take(views, manifest.views);
        take(exports, manifest.exports);
        status.loaded = true;
        status.state = "on";
        status.why = why;
        status.remark = status.settingsRemark;
    } catch (const Error& error) {
        off(status, "could not be loaded", error.what());
        if (const auto* runner = runnerOf(manifest.id); runner && runner->setAside(manifest.id))
            status.state = "set aside after a crash";
    }
}

/// Where one plugin takes the place of another, the replaced one gives up the kinds and pages that both bring. A
/// replacement that cannot be loaded leaves them to nobody: a locality's kind is not quietly swapped for another.
void PluginSet::State::settleReplacements() {
    for (auto& [from, to] : folders.replaced) {
        const auto old = std::ranges::find(plugins, from, [](auto& one) { return one.manifest.id; });
        const auto now = std::ranges::find(plugins, to, [](auto& one) { return one.manifest.id; });
        if (old == plugins.end() || now == plugins.end() || folders.off.contains(to)) continue;
        const auto give = [](auto& theirs, const auto& ours) {
            std::erase_if(theirs, [&](auto& one) {
                return std::ranges::any_of(ours, [&](auto& own) { return own.id == one.id; });
            });
        };
        give(old->manifest.kinds, now->manifest.kinds);
        give(old->manifest.pages, now->manifest.pages);
        give(old->manifest.measures, now->manifest.measures);
        give(old->manifest.views, now->manifest.views);
        give(old->manifest.exports, now->manifest.exports);
        for (auto& page : old->manifest.pages)
            std::erase_if(page.kinds, [&](auto& kind) {
                return std::ranges::find(now->manifest.kinds, kind, &KindInfo::id) != now->manifest.kinds.end();
            });
    }
}

Runner& PluginSet::State::runnerFor(const Manifest& manifest) {
    const auto folder = std::filesystem::absolute(manifest.folder.parent_path()).lexically_normal();
    auto found = std::ranges::find_if(runners, [&](auto& runner) { return runner->folder() == folder; });
    if (found == runners.end()) {
        runners.push_back(std::make_unique<Runner>(folders.runner, folder, folders.limits, &crumbs));
        found = std::prev(runners.end());
    }
    apart[manifest.id] = found->get();
    return **found;
}

const Runner* PluginSet::State::runnerOf(const std::string& plugin) const {
    const auto found = apart.find(plugin);
    return found == apart.end() ? nullptr : found->second;
}

/// What has become of plugins that run apart since the last look.
void PluginSet::State::refresh() {
    for (auto& status : plugins) {
        const auto* runner = runnerOf(status.manifest.id);
        if (!runner) continue;
        status.remark = status.settingsRemark;
        if (const auto printed = runner->remark(status.manifest.id); !printed.empty())
            status.remark += (status.remark.empty() ? "" : " ") + printed;
        if (status.loaded && runner->setAside(status.manifest.id))
            off(status, "set aside after a crash",
                "It has ended the program that runs it twice. It stays off until you try it again. (TR-P32)");
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
