// Between adding up and showing: every figure passes a protection, chosen by who looks and the measure's class
// (model/figure_sight.hpp; domain.md 5.7; rulings D1 to D10). A view cannot go round it.
#pragma once
#include "measure/figure.hpp"

#include <map>

namespace trellis {

/// A figure that has not been shown to anybody yet, with what a protection needs to know about it.
struct RawFigure {
    Figure figure;
    std::map<std::string, unsigned> supervisors; ///< how many of its people each supervisor has (dominance, D5)
};

struct RawAnswer {
    Unit unit = Unit::Percent;
    std::vector<RawFigure> figures; ///< groups by label, each group's periods in order
    std::vector<std::string> exclusions;
    std::string target;
};

class Protection {
public:
    virtual ~Protection() = default;
    /// What may be shown, each figure written out (Figure::shown), with the rule that was applied.
    virtual FigureAnswer protect(const RawAnswer& raw) const = 0;
};

/// Everything as it is: for the pair, and for class A seen by those who need it to act (D1). Small denominators are
/// written as "3 of 4", not as a percentage.
const Protection& asItIs();

/// "3 of 4", "71 %", "55 minutes", "12 days", "9", "2.4"; "no value" without one.
std::string written(const Figure& figure, Unit unit);

} // namespace trellis
