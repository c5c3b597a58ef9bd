#include "desk/forms_in_force.hpp"

#include "desk/form_decisions.hpp"

#include <algorithm>

namespace trellis {

Resolution inForce(Desk::State& desk, const std::string& form) {
    auto& shelf = *desk.forms;
    auto layers = shelf.layersOver(form);
    const auto all = shelf.cores(form); // the newest first
    const auto under = std::ranges::find_if(all, [&](auto& core) { return !layers.empty() && core->ref == layers.front().target; });
    if (under == all.end()) return {};
    if (const auto settled = settledHere(*desk.workspace, form);
        settled && settled->fits(layers) && settled->core == all.front()->ref) {
        const auto with = mergeUpgrade(*under, all.front(), layers, shelf.lists(), settled->decisions);
        if (with.clean()) return resolve(all.front(), with.layers, shelf.lists());
    }
    return resolve(*under, layers, shelf.lists());
}

} // namespace trellis
