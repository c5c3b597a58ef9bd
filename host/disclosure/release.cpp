#include "disclosure/release.hpp"

#include "disclosure/protect.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace trellis {
namespace {

bool sharePeople(const Release& a, const Release& b) {
    std::set<std::string> known;
    for (auto& sum : a.sums) known.insert(sum.people.begin(), sum.people.end());
    return std::ranges::any_of(b.sums, [&](auto& sum) {
        return std::ranges::any_of(sum.people, [&](auto& person) { return known.contains(person); });
    });
}

} // namespace

std::optional<std::string> conflict(const Release& fresh, const std::vector<Release>& earlier,
                                    const DisclosurePolicy& policy) {
    std::vector<const Release*> together{&fresh};
    for (auto& each : earlier)
        if (each.audience == fresh.audience && fresh.day - each.day <= rememberedDays && sharePeople(fresh, each))
            together.push_back(&each);
    if (together.size() == 1) return std::nullopt;

    // Atoms: people who stand in exactly the same printed sums.
    std::map<std::string, std::vector<int>> sumsOf;
    std::vector<const ReleasedSum*> sums;
    for (auto* release : together)
        for (auto& sum : release->sums) {
            for (auto& person : sum.people) sumsOf[person].push_back(static_cast<int>(sums.size()));
            sums.push_back(&sum);
        }
    // What one of the releases marks off by itself was looked at when it was made: here counts what they mark off only
    // together, a group that is smaller than its group in each of them.
    const auto first = fresh.sums.size();
    std::map<std::vector<int>, int> ofFresh, ofEarlier;
    const auto apart = [&](const std::vector<int>& in) {
        std::pair<std::vector<int>, std::vector<int>> parts;
        for (int sum : in) (static_cast<std::size_t>(sum) < first ? parts.first : parts.second).push_back(sum);
        return parts;
    };
    for (auto& [person, in] : sumsOf) {
        const auto parts = apart(in);
        ++ofFresh[parts.first], ++ofEarlier[parts.second];
    }
    std::map<std::vector<int>, int> sizes;
    for (auto& [person, in] : sumsOf) ++sizes[in];
    std::vector<KnownSum> known(sums.size());
    std::vector<int> counts;
    std::vector<bool> onlyTogether;
    for (auto& [in, size] : sizes) {
        const auto parts = apart(in);
        const bool alone = (!parts.first.empty() && size == ofFresh[parts.first]) ||
                           (!parts.second.empty() && size == ofEarlier[parts.second]);
        onlyTogether.push_back(!alone);
        for (int sum : in) known[static_cast<std::size_t>(sum)].atoms.push_back(static_cast<int>(counts.size()));
        counts.push_back(size);
    }
    for (std::size_t sum = 0; sum < sums.size(); ++sum)
        known[sum].range = knownOf(static_cast<int>(sums[sum]->people.size()), sums[sum]->hidden, policy);

    Attacker attacker(static_cast<int>(counts.size()), known);
    const auto others = [&] {
        std::string names;
        for (std::size_t i = 1; i < together.size(); ++i) names += (i > 1 ? ", " : "") + together[i]->id;
        return names;
    };
    for (std::size_t atom = 0; atom < counts.size(); ++atom)
        if (onlyTogether[atom] && counts[atom] <= policy.primaryTo &&
            tooClose(counts[atom], attacker.workOut({static_cast<int>(atom)}), policy))
            return fmt::format("Beside what was released before ({}), it would mark off a group of {} people or fewer.",
                               others(), policy.primaryTo);
    for (std::size_t sum = 0; sum < sums.size(); ++sum)
        if (sums[sum]->hidden &&
            tooClose(static_cast<int>(sums[sum]->people.size()), attacker.workOut(known[sum].atoms), policy))
            return fmt::format("Beside what was released before ({}), a number that is hidden could be worked out.",
                               others());
    return std::nullopt;
}

} // namespace trellis
