// Code: loaded here or into a child, and what has become of it since.
#include "plugin/plugin_set_state.hpp"
#include "plugin/runner/distant.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trellis {
namespace {

std::string endedTwice(const std::string& step) {
    return fmt::format("It has ended the program that runs it twice{}. It stays off until you try it again. (TR-P32)",
                       step.empty() ? "" : ", last when it was to " + step);
}

constexpr const char* nextTime = "It is set aside if that happens again.";

} // namespace

void PluginSet::State::load(PluginStatus& status) {
    if (status.loaded || status.state == "could not be loaded") return;
    const auto& manifest = status.manifest;
    if (folders.safeMode)
        return turnOff(status, "off",
                       "This is safe mode: no plugin is loaded. Records can be read, printed and exported. (TR-P31)");
    if (const auto pack = folders.offBecause.find(manifest.id); pack != folders.offBecause.end())
        return turnOff(status, "off", pack->second + " " + manifest.whenDisabled);
    if (folders.off.contains(manifest.id)) return turnOff(status, "off", "It was turned off. " + manifest.whenDisabled);
    std::string why;
    if (const auto* crumb = crumbs.found(manifest.id)) {
        if (crumb->crashed)
            return turnOff(status, "set aside after a crash",
                           status.apart
                               ? endedTwice(crumb->step)
                               : fmt::format("The program ended while this plugin was at work ({}). It stays off "
                                             "until you try it again. (TR-P30)",
                                             crumb->step));
        why = fmt::format("{} ({}). {}",
                          crumb->once ? "It has ended the program that runs it once"
                                      : "The last run was stopped while this plugin was at work",
                          crumb->step, nextTime);
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
        turnOff(status, "could not be loaded", error.what());
        if (const auto* runner = runnerOf(manifest.id); runner && runner->setAside(manifest.id))
            status.state = "set aside after a crash";
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
        if (!status.loaded) continue;
        const auto last = runner->lastEnd(status.manifest.id);
        if (runner->setAside(status.manifest.id))
            turnOff(status, "set aside after a crash", endedTwice(last));
        else if (!last.empty())
            status.why = fmt::format("It could not {}. {}", last, nextTime);
    }
}

} // namespace trellis
