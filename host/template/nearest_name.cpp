#include "template/nearest_name.hpp"

#include <algorithm>

namespace trellis {

namespace {

/// Optimal string alignment distance; stops early, with `limit + 1`, once it must be more than `limit`.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > limit) return limit + 1;
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        std::size_t best = row[0];
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
            best = std::min(best, row[j]);
        }
        if (best > limit) return limit + 1;
        before.swap(last);
        last.swap(row);
    }
    return last[b.size()];
}

} // namespace

std::optional<std::string> nearestName(std::string_view word, const std::vector<std::string>& candidates) {
    std::size_t limit = std::clamp<std::size_t>(word.size() / 3, 1, 3);
    const std::string* nearest = nullptr;
    for (auto& candidate : candidates) {
        auto d = distance(word, candidate, limit);
        if (d > limit) continue;
        nearest = &candidate;
        if (d == 0) break;
        limit = d - 1; // from here on only a nearer one counts
        if (d == 1) limit = 0;
    }
    return nearest ? std::optional(*nearest) : std::nullopt;
}

} // namespace trellis
