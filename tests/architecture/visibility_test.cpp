// Who may see what is one function, and it is told what the locality's packs have taken away.
#include "architecture/sources.hpp"

using namespace trellis::test;

TEST_CASE("The desk asks who may see what under the floor of the workspace, never without it") {
    static const std::regex call(R"(\b(maySee|maySeeFigure|whoCanSee)\s*\()");
    int asked = 0;
    for (const char* folder : {"host/desk"})
        for (auto& file : sourcesIn(folder)) {
            const auto code = codeOf(textOf(file));
            for (auto it = std::sregex_iterator(code.begin(), code.end(), call); it != std::sregex_iterator(); ++it) {
                const auto from = static_cast<std::size_t>(it->position()) + static_cast<std::size_t>(it->length());
                const auto statement = code.substr(from, code.find(';', from) - from);
                const auto before = code.substr(0, static_cast<std::size_t>(it->position()));
                // A method of that name, declared, defined or called on an object, is not the function.
                if (before.ends_with(".") || before.ends_with("::") || before.ends_with("->") ||
                    before.ends_with("std::string "))
                    if (!before.ends_with("trellis::")) continue;
                ++asked;
                INFO(shown(file) << ": " << it->str() << statement);
                CHECK(statement.find("floor") != std::string::npos);
            }
        }
    CHECK(asked >= 5);
}
