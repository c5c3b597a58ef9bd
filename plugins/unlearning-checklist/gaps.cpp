#include "gaps.hpp"

#include <algorithm>

namespace unlearning {

std::vector<Gap> gapsIn(std::vector<int> held, int cadenceDays, int today) {
    const int cadence = cadenceDays > 0 ? cadenceDays : usualCadence;
    held.erase(std::remove_if(held.begin(), held.end(), [&](int day) { return day > today; }), held.end());
    std::sort(held.begin(), held.end());
    std::vector<Gap> out;
    for (std::size_t i = 0; i < held.size(); ++i) {
        const bool last = i + 1 == held.size();
        if ((last ? today : held[i + 1]) - held[i] <= 2 * cadence) continue;
        out.push_back({held[i] + cadence, last ? std::nullopt : std::optional<int>(held[i + 1])});
    }
    return out;
}

} // namespace unlearning
