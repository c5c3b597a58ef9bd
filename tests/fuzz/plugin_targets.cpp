// A plugin's manifest, which is read before any of its code runs.
#include "fuzz/targets.hpp"
#include "model/error.hpp"
#include "plugin/manifest.hpp"

#include <cstdlib>
#include <fstream>

#include <unistd.h>

namespace trellis::test {

void fuzzPluginManifest(std::string_view bytes) {
    static const auto folder = [] {
        auto made = std::filesystem::temp_directory_path() / ("trellis-fuzz-" + std::to_string(::getpid()));
        std::filesystem::create_directories(made);
        return made;
    }();
    std::ofstream(folder / "plugin.xml", std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    try {
        const auto manifest = readManifest(folder);
        if (manifest.id.empty() || manifest.library.find('/') != std::string::npos) std::abort();
    } catch (const Error&) {
    }
    std::filesystem::remove(folder / "plugin.xml");
}

} // namespace trellis::test
