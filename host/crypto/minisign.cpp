#include "crypto/minisign.hpp"

#include "crypto/base64.hpp"
#include "crypto/sodium.hpp"

#include <algorithm>
#include <vector>

namespace trellis {
namespace {

constexpr std::string_view untrusted = "untrusted comment: ";
constexpr std::string_view trusted = "trusted comment: ";
constexpr std::size_t longestFile = 20'000; // minisign itself stops at comments of 8 KiB

/// What a prehashed signature signs: nothing else in Trellis stands on this longer hash.
Bytes blake2b512(std::string_view data) {
    startSodium();
    Bytes out(64, '\0');
    crypto_generichash_blake2b(bytes(out), out.size(), bytes(data), data.size(), nullptr, 0);
    return out;
}

/// Lines without their ends; the last one may lack its own. Nothing for texts that no such file has.
std::vector<std::string_view> linesOf(std::string_view text) {
    std::vector<std::string_view> lines;
    if (text.size() > longestFile || text.find('\0') != text.npos) return lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        auto line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.push_back(line);
        text = end == text.npos ? std::string_view() : text.substr(end + 1);
    }
    return lines;
}

std::optional<MinisignKey> keyFromLine(std::string_view line) {
    const auto raw = unbase64(line);
    if (!raw || raw->size() != 42 || !raw->starts_with("Ed")) return std::nullopt;
    return MinisignKey{raw->substr(2, 8), raw->substr(10)};
}

} // namespace

std::string MinisignKey::idText() const {
    auto text = hex(Bytes(id.rbegin(), id.rend())); // a little-endian number
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'a' ? char(c - 'a' + 'A') : c; });
    return text;
}

std::string MinisignKey::line() const { return base64("Ed" + id + key); }

std::string MinisignKey::file(const std::string& comment) const {
    return std::string(untrusted) + (comment.empty() ? "minisign public key " + idText() : comment) + "\n" + line() +
           "\n";
}

std::optional<MinisignKey> readMinisignKey(std::string_view text) {
    const auto lines = linesOf(text);
    if (lines.size() == 1) return keyFromLine(lines[0]);
    if (lines.size() == 2 && lines[0].starts_with(untrusted)) return keyFromLine(lines[1]);
    return std::nullopt;
}

std::string MinisignSignature::file(const std::string& comment) const {
    return std::string(untrusted) + (comment.empty() ? "signature of a Trellis pack" : comment) + "\n" +
           base64((prehashed ? "ED" : "Ed") + keyId + signature) + "\n" + std::string(trusted) + trustedComment + "\n" +
           base64(over) + "\n";
}

std::optional<MinisignSignature> readMinisignSignature(std::string_view text) {
    const auto lines = linesOf(text);
    if (lines.size() != 4 || !lines[0].starts_with(untrusted) || !lines[2].starts_with(trusted)) return std::nullopt;
    const auto first = unbase64(lines[1]), second = unbase64(lines[3]);
    if (!first || first->size() != 74 || !second || second->size() != 64) return std::nullopt;
    MinisignSignature out;
    if (first->starts_with("ED"))
        out.prehashed = true;
    else if (first->starts_with("Ed"))
        out.prehashed = false;
    else
        return std::nullopt;
    out.keyId = first->substr(2, 8);
    out.signature = first->substr(10);
    out.trustedComment = std::string(lines[2].substr(trusted.size()));
    out.over = *second;
    return out;
}

bool verifyMinisign(const MinisignKey& key, std::string_view data, const MinisignSignature& signature) {
    if (key.id != signature.keyId) return false;
    const bool file = signature.prehashed ? verifySignature(key.key, blake2b512(data), signature.signature)
                                          : verifySignature(key.key, data, signature.signature);
    return file && verifySignature(key.key, signature.signature + signature.trustedComment, signature.over);
}

MinisignSignature signMinisign(const SigningKey& pair, const Bytes& keyId, std::string_view data,
                               const std::string& trustedComment) {
    MinisignSignature out;
    out.keyId = keyId;
    out.signature = pair.sign(blake2b512(data));
    out.trustedComment = trustedComment;
    out.over = pair.sign(out.signature + trustedComment);
    return out;
}

} // namespace trellis
