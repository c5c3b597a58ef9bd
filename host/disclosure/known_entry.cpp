// What somebody outside knows of one entry of a protected table, when that is too much, and how it is said.
#include "disclosure/protect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace trellis {
namespace {

std::string rangeWords(const Range& range) {
    if (std::isinf(range.most)) return fmt::format("{} or more", range.least);
    return range.least == range.most ? fmt::format("exactly {}", range.least)
                                     : fmt::format("{} to {}", range.least, range.most);
}

} // namespace

Range knownOf(int count, bool hidden, const DisclosurePolicy& policy) {
    // Zeros are never hidden, and everybody knows it.
    if (hidden) return {1, std::numeric_limits<double>::infinity()};
    if (count == 0) return {0, 0};
    const int printed = rounded(count, policy);
    const int below = policy.roundTo / 2, above = (policy.roundTo - 1) / 2;
    // A printed number is never one of those that are hidden.
    return {static_cast<double>(std::max(policy.primaryTo + 1, printed - below)), static_cast<double>(printed + above)};
}

bool tooClose(int count, const Range& known, const DisclosurePolicy& policy) {
    if (count >= 1 && count <= policy.primaryTo) return known.least > 1 || known.most < policy.primaryTo;
    return known.most - known.least < policy.width;
}

std::string explain(const ProtectedEntry& entry, const DisclosurePolicy& policy) {
    const auto why = [&]() -> std::string {
        switch (entry.cover) {
        case Cover::Shown:
            return {};
        case Cover::Primary:
            return fmt::format("counts from 1 to {} are", policy.primaryTo);
        case Cover::Dominated:
            return "most of its line are one supervisor's people";
        case Cover::AloneInLine:
            return "it is the only one of its line that is not zero";
        case Cover::Counted:
            return "it would follow from the total of its line";
        case Cover::Audited:
            return "with it, another hidden number could be worked out";
        }
        return {};
    }();
    if (!entry.hidden()) return fmt::format("{}: printed as {}", entry.count, entry.shown);
    return fmt::format("{}: hidden, because {}; from outside it could be {}", entry.count, why,
                       rangeWords(entry.known));
}

std::string shownRate(int numerator, int denominator, const DisclosurePolicy& policy) {
    if (denominator < policy.rateFrom) return hiddenMarker;
    // Either part would give a small number away: so many did, or so many did not.
    const auto small = [&](int count) { return count >= 1 && count <= policy.primaryTo; };
    if (small(numerator) || small(denominator - numerator)) return hiddenMarker;
    return fmt::format("{:.0f} %", 100.0 * rounded(numerator, policy) / rounded(denominator, policy));
}

} // namespace trellis
