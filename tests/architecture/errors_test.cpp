// Every code that a person can meet has its line in the handbook, once, and no line speaks of a code that is gone.
#include "architecture/sources.hpp"

#include <map>
#include <set>

using namespace trellis::test;

namespace {

const std::regex codeShape("TR-[A-Z][0-9]{2}");

std::set<std::string> codesIn(const std::string& text) {
    std::set<std::string> codes;
    for (auto it = std::sregex_iterator(text.begin(), text.end(), codeShape); it != std::sregex_iterator(); ++it)
        codes.insert(it->str());
    return codes;
}

std::map<std::string, int> linesInHandbook() {
    std::map<std::string, int> lines;
    std::istringstream in(textOf(root / "packaging/handbook/errors.md"));
    for (std::string line; std::getline(in, line);)
        if (std::regex_search(line, codeShape, std::regex_constants::match_continuous)) ++lines[line.substr(0, 6)];
    return lines;
}

} // namespace

TEST_CASE("Every code that the program can say has one line in the handbook") {
    const auto lines = linesInHandbook();
    for (const char* folder : {"host", "plugins", "sdk/include"})
        for (auto& file : sourcesIn(folder))
            for (auto& code : codesIn(codeOf(textOf(file)))) {
                INFO(shown(file) << " says " << code);
                CHECK(lines.contains(code));
            }
    for (auto& [code, count] : lines) {
        INFO(code);
        CHECK(count == 1);
    }
}

TEST_CASE("The handbook explains no code that nothing says any more") {
    std::set<std::string> said;
    for (const char* folder : {"host", "plugins", "sdk/include"})
        for (auto& file : sourcesIn(folder)) said.merge(codesIn(textOf(file)));
    for (auto& [code, count] : linesInHandbook()) {
        INFO(code);
        CHECK(said.contains(code));
    }
}
