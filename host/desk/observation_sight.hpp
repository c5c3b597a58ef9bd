// Which observations of a measure a person may have, and how: the one place that asks maySeeFigure() about them. Private
// to host/desk.
#pragma once
#include "desk/desk_state.hpp"
#include "model/figure_sight.hpp"

#include <set>

namespace trellis {

class ObservationSight {
public:
    ObservationSight(Desk::State& state, const MeasureInfo& info);
    bool any() const;
    /// Of one's own agreements plain; a supervisee in a group sees what is about themselves, or about nobody in
    /// particular. `seen`: an observation, or whose observations they are.
    template <class Seen> FigureSight of(const Seen& seen) const {
        if (author_ || supervised_.contains(seen.agreement)) return FigureSight::Plain;
        const bool mine = seen.person == me_ || (seen.person.empty() && supervisedIn_.contains(seen.agreement));
        if (mine || (byRole_ == FigureSight::None && seen.supervisor == me_)) return FigureSight::Plain;
        return byRole_;
    }
    /// Whoever sees by role sees all exclusions, protected where the figures are; a pair sees those of its own people.
    FigureSight of(const Exclusion& left) const;
    /// Is there anything that they see by their role, and may it be only protected?
    bool byRole() const { return byRole_ != FigureSight::None; }
    bool guarded() const { return byRole_ == FigureSight::Protected; }

private:
    PersonCode me_;
    bool author_;
    FigureSight byRole_;
    std::set<Id> supervised_, supervisedIn_;
};

} // namespace trellis
