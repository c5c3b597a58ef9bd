// Who may see what is one function, and it is told what the locality's packs have taken away.
#include "architecture/sources.hpp"

#include <set>

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

TEST_CASE("The desk hands out answers of a finished record through the rule for what is made apart, and no other way") {
    // seen() of a bare key is a draft's, or a record's whose parties alone are asked; of a head it goes through
    // apart.hpp.
    static const std::regex call(R"(\b(seen|maySeePart)\s*\()");
    const std::set<std::string> itself{"seen.cpp", "seen.hpp", "apart.cpp", "apart.hpp"};
    int asked = 0;
    for (auto& file : sourcesIn("host/desk")) {
        if (itself.contains(file.filename().string())) continue;
        const auto code = codeOf(textOf(file));
        for (auto it = std::sregex_iterator(code.begin(), code.end(), call); it != std::sregex_iterator(); ++it) {
            const auto from = static_cast<std::size_t>(it->position()) + static_cast<std::size_t>(it->length());
            const auto statement = code.substr(from, code.find(';', from) - from);
            ++asked;
            INFO(shown(file) << ": " << it->str() << statement);
            // A bundle asks answer by answer; a timeline or a list's line begins with what is open of the record.
            const bool before = std::regex_search(code, std::regex(R"(\b(closedApart|timelineRecordFor)\()"));
            static const std::regex ofHead(R"(\b(head|subject|one)\s*,)");
            CHECK((before || !std::regex_search(statement, ofHead)));
        }
    }
    CHECK(asked >= 4);
}
