// Process behaviour of a series of periods: the XmR chart (domain.md 5.6; rulings X1 and X2; Shewhart, Wheeler).
#pragma once
#include <optional>
#include <string>
#include <vector>

namespace trellis {

/// Fewer values than this say nothing about a process (ruling X1).
constexpr int xmrFewest = 12;

enum class XmrRule {
    OutsideLimit, ///< beyond a limit; a value on it is inside
    RunOfSeven,   ///< seven or more in a row on one side of the mean; a value on the mean ends the run
    TrendOfSeven, ///< seven values, each above (or each below) the one before
    TwoOfThree,   ///< two of three in a row in the outer third on the same side, beyond the limit included
};
/// "7 or more in a row on one side of the mean".
std::string words(XmrRule rule);

struct XmrSignal {
    XmrRule rule;
    int first = 0, last = 0; ///< indexes into the values, both included
};

struct Xmr {
    bool enough = false; ///< at least xmrFewest values; otherwise nothing below is to be shown
    int count = 0;       ///< values that are there
    double mean = 0;
    double meanMovingRange = 0;
    double lower = 0, upper = 0; ///< mean ± 2.66 × mean moving range; unclipped
    std::vector<XmrSignal> signals;
};

/// `values` in order of time, the running period left out; nullopt is a missing period, which breaks runs and moving
/// ranges. Limits come from all values, or from the first `baseline` of them where a person has frozen one.
Xmr computeXmr(const std::vector<std::optional<double>>& values, std::optional<int> baseline = {});

/// The middle of the values that are there: mean of the two middle ones for an even count; nullopt for none.
std::optional<double> median(std::vector<double> values);

} // namespace trellis
