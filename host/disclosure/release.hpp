// Several releases together (ruling D7): two tables, each safe by itself, may give a group away between them when they
// speak of the same people. So what was released to an audience is remembered, and a new table is audited together with
// those it shares people with.
#pragma once
#include "disclosure/count_table.hpp"
#include "disclosure/policy.hpp"
#include "disclosure/ranges.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace trellis {

/// One printed number of a release, with the people it counts. People are any stable keys, such as hashes of codes.
struct ReleasedSum {
    std::string label;
    std::set<std::string> people;
    bool hidden = false;
};

struct Release {
    std::string id; ///< for the sentence: "delivery by locality, March 2026"
    std::string audience;
    int day = 0; ///< days since 1970-01-01
    std::vector<ReleasedSum> sums;
};

/// Releases of the last 24 months count.
inline constexpr int rememberedDays = 731;

/// Why the new release cannot go out beside the earlier ones; nullopt when it can. Looks at every group of 1 to 7
/// people that the releases mark off together, whether or not one of them prints it. Deterministic.
std::optional<std::string> conflict(const Release& fresh, const std::vector<Release>& earlier,
                                    const DisclosurePolicy& policy);

} // namespace trellis
