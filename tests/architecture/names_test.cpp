// No host source names a plugin, or a kind of record that a plugin defines (design 8): the manifests say which names
// those are.
#include "architecture/sources.hpp"

#include <set>

using namespace trellis::test;

namespace {

std::set<std::string> namesInManifests() {
    static const std::regex id(R"re(<(?:plugin|kind)\b[^>]*?\sid="([^"]+)")re");
    std::set<std::string> names;
    for (auto& entry : std::filesystem::directory_iterator(root / "plugins")) {
        const auto manifest = entry.path() / "plugin.xml";
        if (!std::filesystem::exists(manifest)) continue;
        const auto text = textOf(manifest);
        for (auto it = std::sregex_iterator(text.begin(), text.end(), id); it != std::sregex_iterator(); ++it)
            names.insert((*it)[1]);
    }
    return names;
}

/// Is `name` there as a whole, not as a part of a longer name such as a template's?
bool says(const std::string& code, const std::string& name) {
    const auto part = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.' || c == '_';
    };
    for (auto at = code.find(name); at != std::string::npos; at = code.find(name, at + 1))
        if ((at == 0 || !part(code[at - 1])) && (at + name.size() >= code.size() || !part(code[at + name.size()])))
            return true;
    return false;
}

} // namespace

TEST_CASE("No source of the host names a plugin or a kind that a plugin defines") {
    const auto names = namesInManifests();
    CHECK(names.contains("trellis.supervision-log"));
    CHECK(names.contains("supervision-session"));
    for (auto& file : sourcesIn("host")) {
        // The workbench's own icons have names of their own, which a manifest may ask for; a kind may be called the
        // same.
        if (shown(file) == "host/workbench/icons.cpp") continue;
        const auto code = codeOf(textOf(file));
        for (auto& name : names) {
            INFO(shown(file) << " names " << name);
            CHECK_FALSE(says(code, name));
        }
    }
}

TEST_CASE("The search for names sees whole names only, and not comments") {
    CHECK(says(R"(kind == "group-session")", "group-session"));
    CHECK_FALSE(says(R"("core.group-session")", "group-session"));
    CHECK_FALSE(says(codeOf("int a; // group-session\n/* group-session */"), "group-session"));
    CHECK(says(codeOf("auto a = \"// group-session\";"), "group-session"));
}
