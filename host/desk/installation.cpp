#include "desk/desk.hpp"
#include "model/error.hpp"

#include <cstdlib>

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

    Installation found{root / "lib/trellis/plugins", root / "share/trellis/templates"};
    for (auto& part : {found.plugins, found.templates})
        if (!fs::is_directory(part, ignored))
            throw Error(
                "TR-D01",
                "Trellis cannot find its own folder '" + part.filename().string() + "'. No record was touched.",
                "Install Trellis again, or set TRELLIS_HOME to the folder that holds lib/trellis and share/trellis.");
    return found;
}

} // namespace trellis
