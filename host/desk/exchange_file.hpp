// Private to host/desk: the files bundles travel in.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace trellis {

/// Error TR-B13 (too large), TR-B10 (cannot be read).
std::string readBundleFile(const std::filesystem::path& file);
/// Whole or not at all, never over another file. Error TR-B06.
void writeBundleFile(const std::filesystem::path& file, std::string_view bytes);

} // namespace trellis
