// "Did you mean …?": the known name that is the fewest keystrokes away from a misspelt one.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trellis {

/// The candidate within a third of the word's length (one to three letters) by insertions, deletions, replacements and
/// swaps of neighbours; the first of equals; nullopt when nothing is near enough to be worth asking.
std::optional<std::string> nearestName(std::string_view word, const std::vector<std::string>& candidates);

} // namespace trellis
