// Names of files inside a pack: few letters, no way out, the same on every kind of disk.
//
//     pack.xml  README.md  LICENSE
//     overlays/NAME.xml  templates/NAME.xml  code-lists/NAME.xml
//     plugins/PLATFORM/ID/…                   PLATFORM such as linux-x86_64
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace trellis {

/// Empty when `path` may stand in a pack; otherwise why not, as the end of a sentence ("leads out of the pack").
/// Parts of letters, digits, '.', '_', '-', joined by '/'; no "." or "..", none that begins with '.' or '-' or ends
/// with '.', no device names of Windows, 200 bytes, 8 parts.
std::string badPackPath(std::string_view path);

/// Empty when it has its place in the layout above; otherwise why not. Only for paths that are not bad.
std::string outOfPlace(std::string_view path);

/// Two paths of which only one could be there on a disk that makes no difference between capitals and small letters,
/// or of which one is a file and a folder in the other; nullopt when there are none.
struct PathTwins {
    std::string one, other;
};
std::optional<PathTwins> pathTwins(const std::vector<std::string>& paths);

/// What this program was built for: "linux-x86_64".
std::string platformName();

} // namespace trellis
