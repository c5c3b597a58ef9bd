#include "desk/desk.hpp"
#include "model/error.hpp"

#include <cstdlib>
#include <sstream>

namespace trellis {

Installation Installation::find() {
    namespace fs = std::filesystem;
    std::error_code ignored;
    fs::path root;
    // Tests and people who try something out may point elsewhere.
    if (auto* home = std::getenv("TRELLIS_HOME"); home && *home)
        root = home;
    else
        root = fs::read_symlink("/proc/self/exe", ignored).parent_path().parent_path();

    Installation found;
    found.plugins = root / "lib/trellis/plugins";
    found.templates = root / "share/trellis/templates";
    found.runner = root / "bin/trellis-plugin-runner";
    found.newPlugin = root / "share/trellis/new-plugin";
    if (auto* given = std::getenv("TRELLIS_LOCALITY_PLUGINS")) {
        std::istringstream folders(given);
        for (std::string folder; std::getline(folders, folder, ':');)
            if (!folder.empty()) found.underWay.emplace_back(folder);
    }
    for (auto& part : {found.plugins, found.templates})
        if (!fs::is_directory(part, ignored))
            throw Error(
                "TR-D01",
                "Trellis cannot find its own folder '" + part.filename().string() + "'. No record was touched.",
                "Install Trellis again, or set TRELLIS_HOME to the folder that holds lib/trellis and share/trellis.");
    return found;
}

} // namespace trellis
