// A whole file as bytes: all of it or nothing, so that nobody takes half a file, or an empty string, for what it says.
#pragma once
#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>

namespace trellis {

/// Every byte of a plain file (links are followed). Nothing when it is no plain file, cannot be opened or read to its
/// end, or is longer than `most` bytes. Whoever asks knows the sentence that fits; this one has none.
std::optional<std::string> fileBytes(const std::filesystem::path& file,
                                     std::uintmax_t most = std::numeric_limits<std::uintmax_t>::max());

} // namespace trellis
