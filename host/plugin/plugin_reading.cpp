// Manifests: read, compared with each other, and settled by what packs say, before any code runs.
#include "plugin/page_beginning.hpp"
#include "plugin/plugin_set_state.hpp"
#include "plugin/runner/confinement.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trellis {

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
        turnOff(status, "could not be loaded", error.what());
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
    settleBeginnings(manifest, status.settingsRemark);
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
        if (gives != folders.replaced.end() && gives->second == status.manifest.id)
            continue; // see settleReplacements()
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
                        throw Error(
                            "TR-P14",
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
            turnOff(status, "could not be loaded", error.what());
            forgetParts(status.manifest);
        }
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

} // namespace trellis
