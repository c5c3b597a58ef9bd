// Gaps in supervision, from the days on which sessions took place (domain.md 4.5: a dip after a gap is a matter of the
// system first). Pure.
#pragma once
#include <optional>
#include <vector>

namespace unlearning {

/// From the day the next session would have been due to the day one took place; open while none has.
struct Gap {
    int from = 0;
    std::optional<int> until;
    bool operator==(const Gap& o) const { return from == o.from && until == o.until; }
};

/// More than two cadences without a session is a gap: at least one session fell out altogether. `held` in any order;
/// days after `today` are not looked at. Without a cadence four weeks are taken.
std::vector<Gap> gapsIn(std::vector<int> held, int cadenceDays, int today);

inline constexpr int usualCadence = 28;

} // namespace unlearning
