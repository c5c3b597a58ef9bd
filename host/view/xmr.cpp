#include "view/xmr.hpp"

#include <algorithm>
#include <cmath>

namespace trellis {
namespace {

using Values = std::vector<std::optional<double>>;

/// Which side of `middle` a value lies on: -1, 0 or +1.
int side(double value, double middle) { return (value > middle) - (value < middle); }

/// Every longest stretch of at least `fewest` values for which `goesOn(i)` says that value i continues the stretch
/// begun before it.
template <class GoesOn>
void stretches(const Values& values, int fewest, XmrRule rule, GoesOn goesOn, std::vector<XmrSignal>& out) {
    int size = static_cast<int>(values.size()), first = 0;
    for (int i = 1; i <= size; ++i) {
        if (i < size && goesOn(i)) continue;
        if (i - first >= fewest) out.push_back({rule, first, i - 1});
        first = i;
    }
}

} // namespace

std::string words(XmrRule rule) {
    switch (rule) {
    case XmrRule::OutsideLimit:
        return "a value outside the limits";
    case XmrRule::RunOfSeven:
        return "7 or more in a row on one side of the mean";
    case XmrRule::TrendOfSeven:
        return "7 in a row, each further the same way";
    case XmrRule::TwoOfThree:
        return "2 of 3 in a row close to the same limit";
    }
    return {};
}

std::optional<double> median(std::vector<double> values) {
    if (values.empty()) return std::nullopt;
    std::ranges::sort(values);
    auto half = values.size() / 2;
    return values.size() % 2 ? values[half] : (values[half - 1] + values[half]) / 2;
}

Xmr computeXmr(const Values& values, std::optional<int> baseline) {
    Xmr out;
    for (auto& value : values) out.count += value.has_value();
    out.enough = out.count >= xmrFewest;
    if (!out.enough) return out;

    auto end = baseline ? std::min<std::size_t>(values.size(), static_cast<std::size_t>(*baseline)) : values.size();
    double sum = 0, ranges = 0;
    int counted = 0, moved = 0;
    for (std::size_t i = 0; i < end; ++i) {
        if (!values[i]) continue;
        sum += *values[i], ++counted;
        if (i > 0 && values[i - 1]) ranges += std::abs(*values[i] - *values[i - 1]), ++moved;
    }
    if (counted == 0) {
        out.enough = false;
        return out;
    }
    out.mean = sum / counted;
    out.meanMovingRange = moved ? ranges / moved : 0;
    out.lower = out.mean - 2.66 * out.meanMovingRange;
    out.upper = out.mean + 2.66 * out.meanMovingRange;

    int size = static_cast<int>(values.size());
    for (int i = 0; i < size; ++i)
        if (values[i] && (*values[i] < out.lower || *values[i] > out.upper))
            out.signals.push_back({XmrRule::OutsideLimit, i, i});

    auto bothThere = [&](int i) { return values[i] && values[i - 1]; };
    stretches(
        values, 7, XmrRule::RunOfSeven,
        [&](int i) {
            return bothThere(i) && side(*values[i], out.mean) != 0 &&
                   side(*values[i], out.mean) == side(*values[i - 1], out.mean);
        },
        out.signals);
    for (int way : {+1, -1}) // seven values that each go beyond the one before need an eighth to start from
        stretches(
            values, 8, XmrRule::TrendOfSeven,
            [&](int i) { return bothThere(i) && side(*values[i], *values[i - 1]) == way; }, out.signals);

    double third = (out.upper - out.mean) * 2 / 3;
    for (int way : {+1, -1})
        for (int i = 0; third > 0 && i + 2 < size; ++i) {
            int near = 0;
            bool whole = true;
            for (int j = i; j < i + 3; ++j) {
                if (!values[j])
                    whole = false;
                else
                    near += way * (*values[j] - out.mean) > third;
            }
            if (whole && near >= 2) out.signals.push_back({XmrRule::TwoOfThree, i, i + 2});
        }
    return out;
}

} // namespace trellis
