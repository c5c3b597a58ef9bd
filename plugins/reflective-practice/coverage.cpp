#include "coverage.hpp"

#include <algorithm>
#include <limits>

namespace reflective {

const std::vector<std::string>& eyes() {
    static const std::vector<std::string> all{"E1", "E2", "E3", "E4", "E5", "E6", "E7"};
    return all;
}

std::vector<std::string> eyesNotVisitedLately(const std::vector<Visit>& visits, std::size_t count) {
    std::vector<int> last(eyes().size(), std::numeric_limits<int>::min());
    for (auto& visit : visits)
        for (auto& eye : visit.eyes) {
            const auto at = std::find(eyes().begin(), eyes().end(), eye) - eyes().begin();
            if (std::size_t(at) < last.size()) last[std::size_t(at)] = std::max(last[std::size_t(at)], visit.day);
        }
    std::vector<std::size_t> order(last.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return last[a] < last[b]; });
    order.resize(std::min(count, order.size()));
    std::sort(order.begin(), order.end());
    std::vector<std::string> chosen;
    for (auto each : order) chosen.push_back(eyes()[each]);
    return chosen;
}

} // namespace reflective
