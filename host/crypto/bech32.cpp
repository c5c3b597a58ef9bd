#include "crypto/bech32.hpp"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace trellis {
namespace {

constexpr std::string_view signs = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
using Fives = std::vector<std::uint8_t>; ///< numbers below 32

std::uint32_t checksumOf(const Fives& fives) {
    constexpr std::uint32_t generator[] = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    std::uint32_t sum = 1;
    for (auto five : fives) {
        const auto top = sum >> 25;
        sum = (sum & 0x1ffffff) << 5 ^ five;
        for (int i = 0; i < 5; ++i)
            if (top >> i & 1) sum ^= generator[i];
    }
    return sum;
}

/// The beginning, as the checksum takes it in.
Fives spread(std::string_view prefix) {
    Fives out;
    for (char c : prefix) out.push_back(static_cast<std::uint8_t>(c) >> 5);
    out.push_back(0);
    for (char c : prefix) out.push_back(static_cast<std::uint8_t>(c) & 31);
    return out;
}

} // namespace

std::string bech32(std::string_view prefix, std::string_view bytes) {
    Fives data;
    std::uint32_t held = 0;
    int bits = 0;
    for (unsigned char byte : bytes) {
        held = (held << 8 | byte) & 0xfff;
        for (bits += 8; bits >= 5;) data.push_back(held >> (bits -= 5) & 31);
    }
    if (bits > 0) data.push_back(held << (5 - bits) & 31);
    auto summed = spread(prefix);
    summed.insert(summed.end(), data.begin(), data.end());
    summed.resize(summed.size() + 6);
    const auto sum = checksumOf(summed) ^ 1;
    for (int i = 5; i >= 0; --i) data.push_back(sum >> (5 * i) & 31);
    std::string out = std::string(prefix) + '1';
    for (auto five : data) out += signs[five];
    return out;
}

std::optional<Bytes> unbech32(std::string_view prefix, std::string text) {
    const bool upper = std::ranges::any_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
    for (char& c : text) {
        if (upper && c >= 'a' && c <= 'z') return std::nullopt;
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    const auto one = text.rfind('1');
    if (one == std::string::npos || std::string_view(text).substr(0, one) != prefix || text.size() < one + 7)
        return std::nullopt;
    auto summed = spread(prefix);
    const auto start = summed.size();
    for (char c : text.substr(one + 1)) {
        const auto five = signs.find(c);
        if (five == std::string_view::npos) return std::nullopt;
        summed.push_back(static_cast<std::uint8_t>(five));
    }
    if (checksumOf(summed) != 1) return std::nullopt;
    Bytes out;
    std::uint32_t held = 0;
    int bits = 0;
    for (auto at = start; at < summed.size() - 6; ++at) {
        held = (held << 5 | summed[at]) & 0xfff;
        if ((bits += 5) >= 8) out += static_cast<char>(held >> (bits -= 8) & 255);
    }
    if (bits >= 5 || (held & ((1u << bits) - 1)) != 0) return std::nullopt; // another way of writing the same
    return out;
}

} // namespace trellis
