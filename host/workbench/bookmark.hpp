// Where somebody was on a page, as lines of text: pages write them and are given them back when one returns.
#pragma once
#include <string>
#include <vector>

namespace trellis {

/// Exactly `count` lines: missing ones are empty, and what a later version would add is left out.
inline std::vector<std::string> bookmarkLines(const std::string& bookmark, std::size_t count) {
    std::vector<std::string> lines(1);
    for (const char letter : bookmark)
        if (letter == '\n')
            lines.emplace_back();
        else
            lines.back() += letter;
    lines.resize(count);
    return lines;
}

} // namespace trellis
