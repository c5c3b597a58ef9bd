#include "desk/observation_sight.hpp"

namespace trellis {

ObservationSight::ObservationSight(Desk::State& state, const MeasureInfo& info)
    : me_(state.me.code)
    , author_(info.scope == Scope::Author)
    , byRole_(maySeeFigure({state.role, false}, info.classes, state.floor)) {
    for (auto& terms : state.knownAgreements())
        if (terms.party(me_)) (terms.supervisor == me_ ? supervised_ : supervisedIn_).insert(terms.id);
}

bool ObservationSight::any() const {
    return author_ || byRole_ != FigureSight::None || !supervised_.empty() || !supervisedIn_.empty();
}

FigureSight ObservationSight::of(const Exclusion& left) const {
    return author_ || left.person == me_ || left.supervisor == me_ ? FigureSight::Plain : byRole_;
}

} // namespace trellis
