// The zip inside a pack, in both directions. The archive library stays in archive.cpp.
//
// Reading takes regular files with plain names and nothing else; whatever is odd refuses the whole archive. Nothing is
// written to the disk here: files come as bytes, so there is nothing that a link or a path could lead astray.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace trellis {

inline constexpr std::size_t kLargestPack = 64u * 1024 * 1024; ///< of the archive, and of all its files together
inline constexpr std::size_t kLargestRatio = 100;              ///< unpacked over packed
inline constexpr std::size_t kMostPackFiles = 2'000;

struct PackedFile {
    std::string path; ///< pack_path.hpp
    std::string bytes;
    bool operator==(const PackedFile&) const = default;
};

/// The same bytes for the same files, whatever their order, the clock, the time zone, the umask and the language: pack.xml
/// first, then by path; no times, mode 0644, owner 0; stored, not compressed, since that is where libraries differ.
/// Error TR-L20 when it would be too large.
std::string writeArchive(std::vector<PackedFile> files);

/// In the order of the archive. Error TR-L20 (no zip, cut off, too large), TR-L21 (an entry that is no regular file, is
/// encrypted, has a name that badPackPath() refuses, is there twice or differs from another in capitals only), TR-L22
/// (more than 64 MiB, or 100 times its own size, when unpacked).
std::vector<PackedFile> readArchive(std::string_view zip);

} // namespace trellis
