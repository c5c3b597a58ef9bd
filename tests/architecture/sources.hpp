// The source tree as text: which files there are, what they include, and what they say outside comments.
#pragma once
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

namespace trellis::test {

inline const std::filesystem::path root = TRELLIS_SOURCE_DIR;

inline std::string textOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

/// Headers and sources below a folder of the tree, in a steady order.
inline std::vector<std::filesystem::path> sourcesIn(const std::string& folder) {
    std::vector<std::filesystem::path> found;
    if (!std::filesystem::exists(root / folder)) return found;
    for (auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
        const auto ending = entry.path().extension();
        if (ending == ".hpp" || ending == ".cpp" || ending == ".h" || ending == ".c") found.push_back(entry.path());
    }
    std::sort(found.begin(), found.end());
    return found;
}

inline std::string shown(const std::filesystem::path& file) { return std::filesystem::relative(file, root).string(); }

/// Without comments; strings stay.
inline std::string codeOf(const std::string& text) {
    std::string code;
    enum { Plain, String, Character, Line, Block } state = Plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i], next = i + 1 < text.size() ? text[i + 1] : '\0';
        if (state == Line) {
            if (c == '\n') state = Plain, code += c;
        } else if (state == Block) {
            if (c == '*' && next == '/') state = Plain, ++i;
        } else if (state == Plain && c == '/' && next == '/') {
            state = Line;
        } else if (state == Plain && c == '/' && next == '*') {
            state = Block;
        } else {
            code += c;
            if (c == '\\' && state != Plain)
                code += next, ++i;
            else if (c == '"')
                state = state == String ? Plain : state == Plain ? String : state;
            else if (c == '\'' && state == Character)
                state = Plain;
            else if (c == '\'' && state == Plain && (i == 0 || !std::isalnum(static_cast<unsigned char>(text[i - 1]))))
                state = Character;
        }
    }
    return code;
}

struct Include {
    std::string name;
    bool quoted = false;
};
inline std::vector<Include> includesOf(const std::filesystem::path& file) {
    static const std::regex line(R"(^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"])", std::regex::multiline);
    const auto code = codeOf(textOf(file));
    std::vector<Include> all;
    for (auto it = std::sregex_iterator(code.begin(), code.end(), line); it != std::sregex_iterator(); ++it)
        all.push_back({(*it)[2].str(), (*it)[1].str() == "\""});
    return all;
}

inline bool startsWith(const std::string& text, const std::string& with) { return text.rfind(with, 0) == 0; }

} // namespace trellis::test
