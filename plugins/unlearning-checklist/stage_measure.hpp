// Which pairs were said to be at which stage: so that a programme can see, over many people and only protected, where an
// old practice is being let go of (domain.md 2.6: suppressed aggregates; ruling T8). No rating is in it.
//
// The host keeps the newest observation of each person in each group (reduce="last"). So that nobody stands in two
// fields at once, moving on is two observations of one day: 0 of 1 in the field that was left, 1 of 1 in the new one.
#pragma once
#include <trellis/plugin.hpp>

namespace unlearning {

class StageMeasure final : public trellis::sdk::Measure {
public:
    StageMeasure()
        : Measure("unlearning.stage") {}
    void observe(const trellis::sdk::Timeline& timeline, trellis::sdk::Observations& out) const override;
};

} // namespace unlearning
