#include "overlay/overlay.hpp"

#include "template/lint_log.hpp"

#include <algorithm>
#include <array>

namespace trellis {
namespace {

constexpr std::array<std::string_view, 3> kLayers{"organisation", "site", "team"};
constexpr std::array<std::string_view, 8> kVerbs{"relabel", "rehelp",    "hide",    "add",
                                                 "move",    "translate", "require", "narrow"};
constexpr std::array<std::string_view, 3> kSides{"after", "before", "first-in"};

template <class Visit> void eachAdded(const Overlay& overlay, Visit visit) {
    for (auto& change : overlay.changes)
        for (auto& operation : change.operations)
            for (auto& item : operation.added) {
                visit(item, item.name == "rows" ? std::string("rows") : item.value("type"));
                for (auto& cell : item.children)
                    if (cell.name == "item") visit(cell, cell.value("type") + " in " + item.value("id"));
            }
}

} // namespace

std::string text(OverlayLayer layer) { return std::string(kLayers[static_cast<std::size_t>(layer)]); }

std::optional<OverlayLayer> overlayLayerFromText(std::string_view text) {
    auto found = std::find(kLayers.begin(), kLayers.end(), text);
    if (found == kLayers.end()) return std::nullopt;
    return static_cast<OverlayLayer>(found - kLayers.begin());
}

std::string text(OverlayVerb verb) { return std::string(kVerbs[static_cast<std::size_t>(verb)]); }

std::string text(const OverlaySpot& spot) {
    return std::string(kSides[static_cast<std::size_t>(spot.side)]) + " " + spot.id;
}

std::optional<OverlaySpot> overlaySpotFromText(std::string_view text) {
    auto space = text.find(' ');
    auto side = std::find(kSides.begin(), kSides.end(), text.substr(0, space));
    if (space == std::string_view::npos || side == kSides.end() || space + 1 >= text.size()) return std::nullopt;
    return OverlaySpot{static_cast<OverlaySpot::Side>(side - kSides.begin()), std::string(text.substr(space + 1))};
}

std::vector<std::pair<std::string, std::string>> addedIds(const Overlay& overlay) {
    std::vector<std::pair<std::string, std::string>> out;
    eachAdded(overlay, [&](auto& item, const std::string& type) { out.emplace_back(item.value("id"), type); });
    return out;
}

std::vector<LintMessage> checkSuccession(const Overlay& was, const Overlay& now) {
    LintLog log(now.file);
    std::map<std::string, std::pair<std::string, Place>> present;
    eachAdded(now, [&](auto& item, const std::string& type) { present[item.value("id")] = {type, item.place}; });
    for (auto& [id, type] : addedIds(was)) {
        auto found = present.find(id);
        if (found == present.end())
            log.error({1, 1}, "TR-O12", "'" + id + "', which version " + was.version + " added, is gone.",
                      "Records hold answers to it: keep it, with retired=\"true\".");
        else if (found->second.first != type)
            log.error(found->second.second, "TR-O12",
                      "'" + id + "' was of type " + type + " in version " + was.version + " and is " +
                          found->second.first + " now.",
                      "An id means one thing for ever: retire it and add a new one.");
    }
    return log.take();
}

} // namespace trellis
