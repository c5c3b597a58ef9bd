// templates/localities/README.md does what it says: its commands, in their order, by the programs that were built.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include <sys/wait.h>
#include <unistd.h>

using Catch::Matchers::ContainsSubstring;
namespace fs = std::filesystem;

namespace {

std::string textOf(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The commands of one part of the page: lines indented by four. Those that open a window or need an installed SDK are
/// for people; where the plugin is built, it lies already.
std::string commandsOf(const std::string& heading) {
    std::istringstream page(textOf(fs::path(TRELLIS_SOURCE_DIR) / "templates/localities/README.md"));
    std::string out, line;
    bool inside = false;
    while (std::getline(page, line)) {
        if (line.starts_with("## ")) inside = line == "## " + heading;
        if (inside && line.starts_with("    ") && !line.starts_with("    trellis-workbench") && !line.starts_with("    cmake "))
            out += line.substr(4) + "\n";
    }
    return out;
}

struct Table {
    Table()
        : folder(fs::temp_directory_path() / ("trellis-page-" + std::to_string(::getpid()))) {
        fs::remove_all(folder);
        fs::create_directories(folder);
    }
    ~Table() {
        std::error_code ignored;
        fs::remove_all(folder, ignored);
    }
    /// Runs the commands as a person would, one after the other, until one goes wrong.
    int run(const std::string& commands) const {
        const fs::path build = TRELLIS_BUILD_DIR;
        std::ofstream(folder / "commands.sh") << "set -eu\ncd '" << folder.string() << "'\nexport PATH='"
                                              << (build / "bin").string() << "':$PATH TRELLIS='"
                                              << (build / "share/trellis").string()
                                              << "' TRELLIS_KEY_PASSPHRASE='four plain words here' "
                                                 "TRELLIS_PASSPHRASE=demonstration\nunset TRELLIS_HOME\n"
                                              << commands;
        const auto line = "bash '" + (folder / "commands.sh").string() + "' > '" + (folder / "said").string() + "' 2>&1";
        return std::system(line.c_str());
    }
    std::string said() const { return textOf(folder / "said"); }
    fs::path folder;
};

} // namespace

TEST_CASE("The commands of the page take a changed label from Fernwick's sources into a new session") {
    const Table table;
    const auto commands = commandsOf("From a label to the window, in commands");
    REQUIRE_THAT(commands, ContainsSubstring("trellis pack install"));
    CHECK(table.run(commands) == 0);
    INFO(table.said());
    CHECK_THAT(table.said(), ContainsSubstring("What is on our minds"));
    CHECK_THAT(textOf(table.folder / "session.html"), ContainsSubstring("What is on our minds"));
}

TEST_CASE("The commands of the page build Stourbeck's pack around its plugin") {
    const Table table;
    fs::create_directories(table.folder / "plugin-build");
    fs::create_directory_symlink(fs::path(TRELLIS_BUILD_DIR) / "localities", table.folder / "plugin-build/localities");
    CHECK(table.run(commandsOf("Stourbeck: with a native plugin")) == 0);
    INFO(table.said());
    CHECK_THAT(table.said(), ContainsSubstring("nothing to remark"));
    CHECK(fs::exists(table.folder / "circles.trellispack"));
}
