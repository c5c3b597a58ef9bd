// When a circle should meet again. Stourbeck's own rule: a group is due as one, and whoever is away does not stop it as long
// as enough people are left to meet.
#pragma once
#include "circle.hpp"

namespace stourbeck {

/// Days past due until it is called overdue: two weeks, because a hall must be found.
inline constexpr int grace = 14;

/// Nothing for an agreement of a pair: that is the shipped log's business.
std::optional<Due> whenDue(const Timeline& timeline);

} // namespace stourbeck
