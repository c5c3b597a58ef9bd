// A public key as twelve words, to be read out over the telephone: "acorn velvet river …".
//
// Each word is one byte of the key's BLAKE2b-256, from the front: 96 bits, far more than anybody can make a second key
// for. The list is Trellis's own: everyday things, hard to mistake for each other when heard.
#pragma once
#include "crypto/hash.hpp"

#include <array>

namespace trellis {

inline constexpr std::size_t fingerprintLength = 12;

/// `key`: the raw bytes that are to be compared (a minisign key's id and key).
std::string fingerprintWords(std::string_view key);
/// As typed by somebody: capitals, commas, hyphens and line ends do not matter.
std::string wordsAsTyped(const std::string& typed);
/// All words, in order.
const std::array<const char*, 256>& fingerprintList();

} // namespace trellis
