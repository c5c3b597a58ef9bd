// Whole text as a file of its owner's: what is exported is for the eyes of the person who asked.
#pragma once
#include <filesystem>
#include <string>

namespace trellis {

/// Writes all of it, readable and writable by its owner alone before the first byte. False where that did not go to its
/// end; what then lies there is not to be trusted. Whoever asks knows the sentence that fits; this one has none.
bool writeBytes(const std::filesystem::path& file, const std::string& bytes);

} // namespace trellis
