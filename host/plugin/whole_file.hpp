// Is a library all there? A cut-off file must not reach the loader: it would end the whole program, not just fail.
#pragma once
#include <filesystem>
#include <string>

namespace trellis {

/// Empty when everything the file's own tables speak of lies within it; otherwise what is the matter, in a few words
/// for a developer. Knows ELF; on other platforms it is the loader's business.
std::string brokenLibrary(const std::filesystem::path& file);

} // namespace trellis
