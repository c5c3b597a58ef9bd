#include "pack/pack_path.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace trellis {
namespace {

constexpr std::size_t longest = 200, deepest = 8;
constexpr std::array<std::string_view, 22> devices{"con",  "prn",  "aux",  "nul",  "com1", "com2", "com3", "com4",
                                                   "com5", "com6", "com7", "com8", "com9", "lpt1", "lpt2", "lpt3",
                                                   "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9"};

std::vector<std::string_view> partsOf(std::string_view path) {
    std::vector<std::string_view> parts;
    for (std::size_t from = 0; from <= path.size();) {
        const auto to = std::min(path.find('/', from), path.size());
        parts.push_back(path.substr(from, to - from));
        from = to + 1;
    }
    return parts;
}

std::string folded(std::string_view path) {
    std::string out(path);
    for (auto& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

bool plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
           c == '-';
}

} // namespace

std::string badPackPath(std::string_view path) {
    if (path.empty()) return "has no name";
    if (path.size() > longest) return "has a name of more than 200 letters";
    if (path.front() == '/') return "is a place on the whole disk, not one inside the pack";
    const auto parts = partsOf(path);
    if (parts.size() > deepest) return "lies more than 8 folders deep";
    for (auto part : parts) {
        if (part == "..") return "leads out of the pack";
        if (part.empty() || part == ".") return "has an empty part in its name";
        if (!std::ranges::all_of(part, plain))
            return "has a name with other signs than letters, digits, '.', '_' and '-'";
        if (part.front() == '.' || part.front() == '-' || part.back() == '.')
            return "has a part that begins with '.' or '-' or ends with '.'";
        const auto stem = folded(part.substr(0, part.find('.')));
        if (std::ranges::find(devices, stem) != devices.end()) return "bears the name of a device";
    }
    return {};
}

std::string outOfPlace(std::string_view path) {
    const auto parts = partsOf(path);
    if (parts.size() == 1)
        return path == "pack.xml" || path == "README.md" || path == "LICENSE" || path == "LICENSE.md"
                   ? ""
                   : "has no place at the top of a pack (README.md and LICENSE have)";
    if (parts[0] == "overlays" || parts[0] == "templates" || parts[0] == "code-lists")
        return parts.size() == 2 && path.ends_with(".xml")
                   ? ""
                   : "has no place in " + std::string(parts[0]) + "/ (files NAME.xml have)";
    if (parts[0] == "plugins")
        return parts.size() >= 4 ? "" : "has no place in plugins/ (PLATFORM/ID/FILE has)";
    return "has no place in a pack (overlays/, templates/, code-lists/ and plugins/ have)";
}

std::optional<PathTwins> pathTwins(const std::vector<std::string>& paths) {
    std::map<std::string, std::string> seen; // folded → as written
    for (auto& path : paths)
        if (auto [found, fresh] = seen.try_emplace(folded(path), path); !fresh) return PathTwins{found->second, path};
    for (auto& path : paths) {
        const auto fold = folded(path);
        std::string whole;
        for (auto part : partsOf(path)) {
            whole += (whole.empty() ? "" : "/") + std::string(part);
            if (whole.size() < path.size())
                if (auto file = seen.find(folded(whole)); file != seen.end()) return PathTwins{file->second, path};
        }
    }
    // The same folder in two spellings: "Templates/a.xml" and "templates/b.xml".
    std::map<std::string, std::string> folders;
    for (auto& path : paths) {
        std::string whole;
        for (auto part : partsOf(path)) {
            whole += (whole.empty() ? "" : "/") + std::string(part);
            if (whole.size() == path.size()) break;
            if (auto [found, fresh] = folders.try_emplace(folded(whole), whole); !fresh && found->second != whole)
                return PathTwins{found->second, path};
        }
    }
    return std::nullopt;
}

std::string platformName() {
#if defined(_WIN32)
    const std::string system = "windows";
#elif defined(__APPLE__)
    const std::string system = "macos";
#else
    const std::string system = "linux";
#endif
#if defined(__x86_64__) || defined(_M_X64)
    return system + "-x86_64";
#elif defined(__aarch64__)
    return system + "-aarch64";
#else
    return system + "-other";
#endif
}

} // namespace trellis
