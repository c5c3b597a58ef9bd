// Inside crypto/ only: the parts of the age format that sealing and opening share.
#pragma once
#include "crypto/secret.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace trellis::age {

inline constexpr std::string_view intro = "age-encryption.org/v1\n";
inline constexpr std::size_t keySize = 32, fileKeySize = 16, nonceSize = 16, piece = 64 * 1024, tag = 16;

/// HKDF-SHA-256 (RFC 5869), 32 bytes.
Secret derived(std::string_view secret, std::string_view salt, std::string_view info);
std::string macOf(const Secret& fileKey, std::string_view head); ///< `head` up to and including "---"
Secret payloadKey(const Secret& fileKey, std::string_view nonce);
/// Base64 without padding, and back: "" when it is not the one way of writing these bytes.
std::string raw64(std::string_view bytes);
std::string unraw64(std::string_view text);
/// The nonce of a piece: its number in eleven bytes, then whether it is the last.
std::string pieceNonce(std::uint64_t number, bool last);
/// What both sides get from one's secret and the other's public half; empty where that gives nothing (a bad point).
Secret shared(const Secret& mine, std::string_view theirs);
/// The key that wraps the file key for one recipient.
Secret wrapKey(const Secret& common, std::string_view share, std::string_view recipient);

} // namespace trellis::age
