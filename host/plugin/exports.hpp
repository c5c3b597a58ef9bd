// What a library shows to others. A plugin shows one thing: trellis_plugin_entry.
#pragma once
#include "plugin/manifest.hpp"

namespace trellis {

/// The names a shared library exports strongly, its linker's own marks left out; read from the file, so nothing of it
/// runs. Empty where the file has no such table or is not understood. Knows ELF of this machine's width.
std::vector<std::string> exportsOf(const std::filesystem::path& library);

/// Error TR-P15 when the plugin's library exports something beside its entry. Two libraries that show the same name are
/// how one plugin comes to call another's code.
void refuseSecondSymbol(const Manifest& manifest);

} // namespace trellis
