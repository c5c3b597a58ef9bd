// Figures for views: which a person may see, and who answers for them.
#include "desk/desk_state.hpp"
#include "model/figure_sight.hpp"

#include <algorithm>

namespace trellis {

bool Desk::State::maySeeAny(ClassSet classes) {
    if (maySeeFigure({role, false}, classes) != FigureSight::None) return true;
    return std::ranges::any_of(agreements(), [&](auto& terms) { return terms.party(me.code); });
}

FigureSource Desk::State::figuresFor(const ViewInfo&, const Timeline*, const ViewQuestion&, Progress&) { return {}; }

} // namespace trellis
