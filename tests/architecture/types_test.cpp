// One name, one type. Two types of the same name in one program are undefined behaviour that no compiler has to report:
// the linker keeps one of the two destructors and uses it for both.
#include "architecture/sources.hpp"

#include <map>

using namespace trellis::test;

namespace {

/// Where each type that other files can see is defined: "trellis::Record" -> its files. A type in an unnamed namespace
/// is the file's own, and one inside another type is named with it; both are left out.
using Definitions = std::map<std::string, std::vector<std::string>>;

void collect(const std::string& text, const std::string& file, Definitions& into) {
    static const std::regex opens(R"(^(?:inline )?namespace ?([\w:]*) ?\{(.*))"), closes(R"(^\} // namespace.*)"),
        type(
            R"(^(?:template <[^>]*> )?(?:struct|class|union|enum|enum class) (?:alignas\([^)]*\) )?(\w+)(?: final)?(?: ?:[^:].*| ?\{.*)?$)");
    std::vector<std::string> within;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        std::smatch found;
        if (std::regex_match(line, found, opens)) {
            if (found[2].str().find('}') == std::string::npos) within.push_back(found[1]);
        } else if (std::regex_match(line, closes)) {
            if (!within.empty()) within.pop_back();
        } else if (std::regex_match(line, found, type) && (line.back() != ';' || line.find('{') != std::string::npos)) {
            std::string name;
            for (auto& space : within) {
                if (space.empty()) name = "-";
                if (name != "-") name += space + "::";
            }
            if (name != "-") into[name + found[1].str()].push_back(file);
        }
    }
}

void collectFrom(const std::string& folder, Definitions& into) {
    for (auto& file : sourcesIn(folder)) collect(textOf(file), shown(file), into);
}

void checkOneEach(const Definitions& found) {
    for (auto& [name, files] : found) {
        if (files.size() == 1) continue;
        std::string all;
        for (auto& file : files) all += "\n  " + file;
        FAIL_CHECK(name << " is defined more than once:" << all);
    }
}

} // namespace

TEST_CASE("No two types of the host and its plugins share a name") {
    Definitions found;
    for (const auto* folder : {"host", "sdk/include", "plugins"}) collectFrom(folder, found);
    CHECK(found.contains("trellis::Workspace"));
    CHECK(found.contains("trellis::sdk::Kind"));
    checkOneEach(found);
}

TEST_CASE("No test gives one of its types the name of another type in its program") {
    Definitions host;
    for (const auto* folder : {"host", "sdk/include", "plugins"}) collectFrom(folder, host);
    for (auto& entry : std::filesystem::directory_iterator(root / "tests")) {
        if (!entry.is_directory()) continue;
        Definitions found = host;
        for (auto& file : sourcesIn(shown(entry.path()))) collect(textOf(file), shown(file), found);
        checkOneEach(found);
    }
}

TEST_CASE("The search for types sees namespaces, and leaves alone what is only a file's own") {
    Definitions found;
    collect(
        "namespace trellis {\nnamespace {\nstruct Own {\n};\n} // namespace\nclass Seen;\nclass Seen final : public "
        "Other {\n};\nstruct Outer::Inner {\n};\nenum class Kind { A };\n} // namespace trellis\n",
        "one.cpp", found);
    collect("namespace trellis {\nstruct Seen {};\n} // namespace trellis\nstruct Seen {\n};\n", "two.cpp", found);
    CHECK(found.size() == 3);
    CHECK(found["trellis::Seen"] == std::vector<std::string>{"one.cpp", "two.cpp"});
    CHECK(found["trellis::Kind"] == std::vector<std::string>{"one.cpp"});
    CHECK(found["Seen"] == std::vector<std::string>{"two.cpp"});
}
