// A zip written by hand, byte for byte, for what no honest tool writes: names that lead out, links, two of one name, an
// entry that says it is encrypted, an archive whose parts disagree. Stored entries only.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace trellis::test {

struct RawEntry {
    std::string name;
    std::string bytes;
    std::uint32_t mode = 0100644; ///< with the file type: 0120777 is a link, 040755 a folder
    std::uint16_t flags = 0;      ///< bit 0: encrypted
    bool wrongSum = false;
};

inline std::uint32_t crc32(const std::string& bytes) {
    std::uint32_t sum = 0xffffffff;
    for (unsigned char c : bytes) {
        sum ^= c;
        for (int i = 0; i < 8; ++i) sum = sum >> 1 ^ (sum & 1 ? 0xedb88320 : 0);
    }
    return ~sum;
}

inline std::string little(std::uint64_t value, int size) {
    std::string out;
    for (; size > 0; --size, value >>= 8) out += static_cast<char>(value & 0xff);
    return out;
}

inline std::string rawZip(const std::vector<RawEntry>& entries) {
    std::string out, central;
    for (auto& one : entries) {
        const auto sum = crc32(one.bytes) ^ (one.wrongSum ? 1 : 0);
        const auto common = little(20, 2) + little(one.flags, 2) + little(0, 2) + little(0, 2) + little(0x21, 2) +
                            little(sum, 4) + little(one.bytes.size(), 4) + little(one.bytes.size(), 4) +
                            little(one.name.size(), 2) + little(0, 2);
        central += little(0x02014b50, 4) + little(3 << 8 | 20, 2) + common + little(0, 2) + little(0, 2) + little(0, 2) +
                   little(std::uint64_t{one.mode} << 16, 4) + little(out.size(), 4) + one.name;
        out += little(0x04034b50, 4) + common + one.name + one.bytes;
    }
    return out + central + little(0x06054b50, 4) + little(0, 4) + little(entries.size(), 2) + little(entries.size(), 2) +
           little(central.size(), 4) + little(out.size(), 4) + little(0, 2);
}

} // namespace trellis::test
