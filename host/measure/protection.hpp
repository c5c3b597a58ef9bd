// Between adding up and showing: every figure passes a protection, chosen by who looks and the measure's class
// (model/figure_sight.hpp; domain.md 5.7; rulings D1 to D10). A view cannot go round it.
#pragma once
#include "measure/figure.hpp"

#include <cstdint>
#include <map>
#include <set>

namespace trellis {

/// One fact that a figure counts: an observation, or of each person what counts of them. The same fact has the same
/// key in every figure of its measure.
struct RawFact {
    std::uint64_t key = 0;
    std::int64_t numerator = 0, denominator = 0; ///< millionths
};
struct RawPerson {
    std::uint64_t key = 0; ///< of the person in that period
    std::string supervisor;
    bool operator==(const RawPerson& other) const { return key == other.key; }
};

/// A figure that has not been shown to anybody yet, with what a protection needs to know about it.
struct RawFigure {
    Figure figure;
    std::map<std::string, unsigned> supervisors; ///< how many of its people each supervisor has (dominance, D5)
    std::vector<RawFact> facts{};                ///< only where Reduction::guarded asked for them
    std::vector<RawPerson> persons{};            ///< the same; by key, each once
};

struct RawAnswer {
    Unit unit = Unit::Percent;
    std::vector<RawFigure> figures; ///< groups by label, each group's periods in order
    std::vector<std::string> exclusions;
    std::string target;
    std::string measure{};                  ///< whose figures they are
    std::string question{};                 ///< the same for the same question
    bool additive = true;                   ///< over periods: Reduce::Sum
    std::map<std::string, unsigned> left{}; ///< reason → people, behind `exclusions`
    std::set<std::string> localities{};     ///< those that contribute (D8)
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
