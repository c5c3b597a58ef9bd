// The witness: a small file beside the database that remembers the highest entry of each device and the length of the
// audit trail. A chain cannot see that its own end is missing; whoever holds a witness can (design 6). It holds numbers
// and hashes, nothing else.
//
// {"trellis":"witness","v":1,"workspace":ID,"devices":{"<device>":{"seq":12,"hash":HEX}},"audit":{"n":40,"hash":HEX}}
#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace trellis {

struct Witness {
    struct Mark {
        std::int64_t n = 0;
        std::string hash; ///< of that entry, 64 hex digits
        bool operator==(const Mark&) const = default;
    };
    std::string workspace;
    std::map<std::string, Mark> devices;
    Mark audit;

    /// An empty one when there is no file, or it cannot be understood: then nothing is known, which is said by
    /// verify().
    static Witness read(const std::filesystem::path& folder);
    void write(const std::filesystem::path& folder) const;
    std::string text() const;
    bool operator==(const Witness&) const = default;
};

} // namespace trellis
