#include "desk/adaptations.hpp"

#include "model/error.hpp"
#include "overlay/ledger.hpp"
#include "overlay/overlay_reader.hpp"

#include <algorithm>

namespace trellis {
namespace {

namespace fs = std::filesystem;

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (auto& one : words) out += (out.empty() ? "" : " ") + one;
    return out;
}

/// The overlays of a pack's folder, by file name.
std::vector<fs::path> overlaysIn(const fs::path& folder) {
    std::vector<fs::path> out;
    std::error_code trouble;
    for (fs::directory_iterator at(folder / "overlays", trouble), end; !trouble && at != end; at.increment(trouble))
        if (at->path().extension() == ".xml") out.push_back(at->path());
    std::ranges::sort(out);
    return out;
}

} // namespace

std::vector<ToldAdaptation> adaptationsOf(Desk::State& desk) {
    std::vector<ToldAdaptation> out;
    auto& templates = desk.environment.installation.templates;
    for (auto& pack : desk.packs->active()) {
        if (!pack.inUse) continue;
        const auto lists = listsInAny({pack.folder / "code-lists", templates / "code-lists"});
        for (auto& file : overlaysIn(pack.folder)) try {
                const auto overlay = loadOverlay(file, lists);
                const auto core = installedForm(overlay.target.id, {templates / "core"}, lists);
                if (!core) continue;
                const auto made = resolve(core, {overlay}, lists);
                if (!made.form) continue;
                for (auto& line : ledgerLines(made.adaptations, lists))
                    out.push_back({pack.locality, core->ref.id, line.item, line.question, line.change, line.was,
                                   line.now, line.why, line.decided, line.reasons, line.fidelity, line.comparability,
                                   line.since, line.core, joined(line.serves)});
            } catch (const Error&) { // said where packs are
            }
    }
    for (auto& one : adaptationsReceived(desk)) out.push_back(std::move(one));
    std::ranges::stable_sort(
        out, [](auto& a, auto& b) { return std::pair(a.locality, a.form) < std::pair(b.locality, b.form); });
    return out;
}

} // namespace trellis
