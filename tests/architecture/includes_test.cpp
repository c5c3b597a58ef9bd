// Third-party headers stay where design 2 puts them, and the boxes of the host depend inwards only.
#include "architecture/sources.hpp"

#include <algorithm>
#include <set>

using namespace trellis::test;

namespace {

/// A third-party header and the folders whose files may include it.
struct Confined {
    std::string header;
    std::vector<std::string> folders;
};
const std::vector<Confined> confined = {
    {"SQLiteCpp/", {"host/store/"}},
    {"sqlite3.h", {"host/store/"}},
    {"sqlcipher/", {"host/store/"}},
    {"sodium", {"host/crypto/"}},
    {"coin/", {"host/disclosure/"}},
    {"pugixml", {"host/template/", "host/plugin/", "host/pack/", "host/exchange/"}},
    {"boost/", {"host/plugin/"}},
    {"archive", {"host/pack/", "host/exchange/"}},
    {"seccomp", {"host/plugin/runner/"}},
    {"mimalloc", {"host/cli/"}},
    {"wx/", {"host/workbench/"}},
    {"nlohmann/", {"host/"}},
    {"CLI/", {"host/cli/", "host/workbench/"}},
};

/// The boxes from the inside out, as host/CMakeLists.txt lists them.
std::vector<std::string> boxes() {
    static const std::regex line(R"(add_subdirectory\(([a-z]+)\))");
    const auto text = textOf(root / "host/CMakeLists.txt");
    std::vector<std::string> all;
    for (auto it = std::sregex_iterator(text.begin(), text.end(), line); it != std::sregex_iterator(); ++it)
        all.push_back((*it)[1]);
    return all;
}

} // namespace

TEST_CASE("Third-party headers are included where the design puts them and nowhere else") {
    for (auto& file : sourcesIn("host"))
        for (auto& include : includesOf(file))
            for (auto& rule : confined) {
                if (!startsWith(include.name, rule.header)) continue;
                INFO(shown(file) << " includes " << include.name);
                CHECK(std::any_of(rule.folders.begin(), rule.folders.end(),
                                  [&](auto& folder) { return startsWith(shown(file), folder); }));
            }
}

TEST_CASE("A header that includes third-party headers is not shown outside its own folder") {
    std::set<std::string> inner; // "crypto/sodium.hpp"
    for (auto& file : sourcesIn("host"))
        if (file.extension() == ".hpp")
            for (auto& include : includesOf(file))
                if (std::any_of(confined.begin(), confined.end(),
                                [&](auto& rule) { return startsWith(include.name, rule.header); }))
                    inner.insert(std::filesystem::relative(file, root / "host").string());
    for (auto& file : sourcesIn("host"))
        for (auto& include : includesOf(file)) {
            if (!inner.contains(include.name)) continue;
            INFO(shown(file) << " includes " << include.name);
            CHECK(startsWith(std::filesystem::relative(file, root / "host").string(),
                             include.name.substr(0, include.name.find('/') + 1)));
        }
}

TEST_CASE("A box of the host includes itself and what lies further in, never outwards") {
    const auto order = boxes();
    REQUIRE(order.size() >= 9);
    const auto place = [&](const std::string& box) {
        return std::find(order.begin(), order.end(), box) - order.begin();
    };
    for (auto& file : sourcesIn("host")) {
        const auto own = std::filesystem::relative(file, root / "host").begin()->string();
        for (auto& include : includesOf(file)) {
            const auto slash = include.name.find('/');
            if (!include.quoted || slash == std::string::npos) continue;
            const auto other = include.name.substr(0, slash);
            if (place(other) == std::ssize(order)) continue; // a subfolder of its own
            INFO(shown(file) << " includes " << include.name);
            CHECK(place(other) <= place(own));
            if (other == "cli" || other == "workbench") CHECK(other == own);
        }
    }
}

TEST_CASE("The SDK includes itself and the standard library") {
    for (auto& file : sourcesIn("sdk/include"))
        for (auto& include : includesOf(file)) {
            INFO(shown(file) << " includes " << include.name);
            CHECK((startsWith(include.name, "trellis/") || include.name.find('/') == std::string::npos));
            CHECK_FALSE(include.quoted);
        }
    for (auto& include : includesOf(root / "sdk/include/trellis/plugin.h"))
        CHECK((include.name == "stddef.h" || include.name == "stdint.h"));
}

TEST_CASE("A plugin includes the SDK, the standard library and its own files: there is no private door") {
    int files = 0;
    for (auto& file : sourcesIn("plugins")) {
        ++files;
        for (auto& include : includesOf(file)) {
            INFO(shown(file) << " includes " << include.name);
            if (include.quoted) {
                // Beside it, or from the plugin's own folder where that has parts.
                const auto inside = std::filesystem::relative(file, root / "plugins");
                const auto own = root / "plugins" / *inside.begin();
                CHECK((std::filesystem::exists(file.parent_path() / include.name) ||
                       std::filesystem::exists(own / include.name)));
                CHECK(include.name.find("..") == std::string::npos);
            } else {
                CHECK((std::filesystem::exists(root / "sdk/include" / include.name) ||
                       include.name.find_first_of("/.") == std::string::npos));
            }
        }
    }
    CHECK(files > 5);
}
