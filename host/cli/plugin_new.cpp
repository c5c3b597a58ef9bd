#include "cli/plugin_new.hpp"

#include "model/error.hpp"
#include "text/file_bytes.hpp"

#include <trellis/plugin.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <map>

namespace trellis {
namespace {

namespace fs = std::filesystem;

bool canBeName(const std::string& name) {
    const auto part = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.'; };
    const auto edge = [](char c) { return c == '-' || c == '.'; };
    const auto dots = std::ranges::count(name, '.');
    const auto kind = name.substr(name.rfind('.') + 1);
    return name.size() <= 60 && dots >= 1 && std::ranges::all_of(name, part) && !edge(name.front()) &&
           !edge(name.back()) && name.find("..") == std::string::npos && !kind.empty() && kind.front() >= 'a';
}

/// "team-walk" as "Team walk", "TeamWalk" or "team_walk".
std::string titleOf(std::string kind) {
    std::ranges::replace(kind, '-', ' ');
    kind.front() = static_cast<char>(std::toupper(kind.front()));
    return kind;
}
std::string classOf(const std::string& kind) {
    std::string name;
    bool large = true;
    for (char c : kind) {
        if (c != '-') name += large ? static_cast<char>(std::toupper(c)) : c;
        large = c == '-';
    }
    return name;
}

std::string filled(std::string text, const std::map<std::string, std::string>& words) {
    for (auto& [word, value] : words)
        for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + value.size()))
            text.replace(at, word.size(), value);
    return text;
}

} // namespace

fs::path newPlugin(const fs::path& from, const std::string& name, const fs::path& folder) {
    if (name.empty() || !canBeName(name))
        throw Error("TR-C46", "\"" + name + "\" cannot be the name of a plugin. Nothing was written.",
                    "Say whose it is and what it is, with a dot between, in small letters: stourbeck.team-walk.");
    const auto kind = name.substr(name.rfind('.') + 1);
    std::string file = kind;
    std::ranges::replace(file, '-', '_');
    const std::map<std::string, std::string> words{
        {"@ID@", name},           {"@KIND@", kind},
        {"@TITLE@", titleOf(kind)}, {"@CLASS@", classOf(kind)},
        {"@FILE@", file},         {"@ABI@", std::to_string(TRELLIS_ABI_MAJOR) + "." + std::to_string(TRELLIS_ABI_MINOR)}};
    const auto made = folder / kind;
    const auto refuse = [&](const std::string& what) {
        throw Error("TR-C47", what + " Nothing was written.", "Choose another name or folder.");
    };
    std::error_code trouble;
    if (fs::exists(made, trouble)) refuse(made.string() + " is there already.");
    if (from.empty() || !fs::is_directory(from, trouble))
        refuse("The files that a new plugin is made from are not installed.");
    const auto half = folder / ("." + kind + ".new");
    fs::remove_all(half, trouble);
    for (auto& entry : fs::recursive_directory_iterator(from, fs::directory_options::follow_directory_symlink, trouble)) {
        if (entry.path().extension() != ".in") continue;
        auto target = fs::relative(entry.path(), from).replace_extension();
        if (target == "plugin.cpp") target = file + ".cpp";
        if (target == "templates/form.xml") target = "templates/" + kind + ".xml";
        const auto text = fileBytes(entry.path());
        if (!text) {
            trouble = std::make_error_code(std::errc::io_error);
            break;
        }
        fs::create_directories((half / target).parent_path(), trouble);
        std::ofstream out(half / target, std::ios::binary);
        out << filled(*text, words);
        if (!out.flush()) trouble = std::make_error_code(std::errc::io_error);
        if (trouble) break;
    }
    if (!trouble) fs::rename(half, made, trouble);
    if (trouble) {
        const auto why = trouble.message();
        fs::remove_all(half, trouble);
        refuse(folder.string() + " cannot be written to (" + why + ").");
    }
    return made;
}

} // namespace trellis
