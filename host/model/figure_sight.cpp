#include "model/figure_sight.hpp"

namespace trellis {

FigureSight maySeeFigure(Audience audience, ClassSet classes) {
    if (audience.party) return FigureSight::Plain;
    const bool administrative = classes.has(VisibilityClass::A);
    switch (audience.role) {
    case Role::MetaSupervisor:
        if (administrative) return FigureSight::Plain;
        return classes.has(VisibilityClass::M) ? FigureSight::Protected : FigureSight::None;
    case Role::ServiceLead:
    case Role::Auditor:
        return administrative ? FigureSight::Plain : FigureSight::None;
    case Role::Supervisor:
    case Role::Supervisee:
    case Role::LocalityAdmin:
        return FigureSight::None;
    }
    return FigureSight::None;
}

FigureSight maySeeFigure(Audience audience, ClassSet classes, const VisibilityFloor& floor) {
    if (audience.party) return maySeeFigure(audience, classes);
    ClassSet left;
    for (auto one : {VisibilityClass::A, VisibilityClass::S, VisibilityClass::P, VisibilityClass::M})
        if (classes.has(one) && floor.seenBy(audience.role).has(one)) left = left | one;
    return maySeeFigure(audience, left);
}

} // namespace trellis
