// What one circle and its history say, without anybody's words.
#pragma once
#include <trellis/plugin.hpp>

#include <set>
#include <string>
#include <vector>

namespace stourbeck {

using namespace trellis::sdk;

/// A circle takes place when at least two of its people are there; one person and the holder are a pair's session.
inline constexpr int quorum = 2;

/// Those who were there, each once.
std::set<std::string> present(const Record& circle);
bool tookPlace(const Record& circle);

/// Finished circles that took place, oldest first.
std::vector<Record> heldCircles(const Timeline& timeline);

/// Days arranged at the end of a circle, or to which one was moved.
std::vector<Day> appointments(const Timeline& timeline);

/// Who has not brought a piece of work in the last `circles` circles that took place; nobody while there are fewer.
std::vector<std::string> quietPeople(const Timeline& timeline, std::size_t circles);

} // namespace stourbeck
