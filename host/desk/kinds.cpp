#include "desk/desk_state.hpp"
#include "model/error.hpp"

namespace trellis {

const KindInfo* Desk::State::kindInfo(const std::string& kind) const {
    for (auto* info : plugins->kinds())
        if (info->id == kind) return info;
    return nullptr;
}

const Kind& Desk::State::neededKind(const std::string& kind, const std::string& what) const {
    if (auto* found = plugins->kind(kind)) return *found;
    auto* info = kindInfo(kind);
    if (!info)
        throw Error("TR-D12",
                    what + ", because no plugin here knows the kind '" + kind +
                        "'. Records of that kind stay readable and printable.",
                    "Check the spelling, or install the plugin that brings this kind.");
    throw Error("TR-D12",
                what + ", because the plugin '" + info->plugin +
                    "' is not running. Its records stay readable and printable.",
                safeMode ? "Leave safe mode and open the workspace again."
                         : "See why under Library, or with 'trellis plugin list'.");
}

namespace {

/// "signed-by-one" → "Signed by one": for states whose plugin is not there to name them.
std::string humanised(std::string id) {
    for (auto& c : id)
        if (c == '-' || c == '_') c = ' ';
    if (!id.empty() && id[0] >= 'a' && id[0] <= 'z') id[0] = static_cast<char>(id[0] - 32);
    return id;
}

} // namespace

std::string Desk::State::kindTitle(const std::string& kind) const {
    auto* info = kindInfo(kind);
    return info ? info->title : humanised(kind);
}

const KindState* Desk::State::kindState(const std::string& kind, const std::string& state) const {
    if (auto* found = plugins->kind(kind))
        for (auto& one : found->states())
            if (one.id == state) return &one;
    return nullptr;
}

std::string Desk::State::stateLabel(const std::string& kind, const std::string& state) const {
    auto* found = kindState(kind, state);
    return found ? found->label : humanised(state);
}

} // namespace trellis
