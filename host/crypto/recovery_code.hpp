// The printed recovery code: the only way back when every passphrase is forgotten.
//
// 160 random bits in groups of four letters and digits, without I, L, O, U and so without look-alikes, the last group a
// check of
// the others: "7KQ2-M9XF-…". It is a key itself, not a passphrase, so it needs no slow hash.
#pragma once
#include "crypto/secret.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace trellis {

/// A new code: 8 groups of 4 and one group of 4 check characters, joined by hyphens.
std::string newRecoveryCode();

/// How it looks when typed as it should be; nullopt when a character is missing, wrong or swapped. Spaces, hyphens and
/// lower
/// case do not matter; O is read as 0, I and L as 1.
std::optional<std::string> readRecoveryCode(std::string_view typed);

/// The 32-byte key that belongs to a code (as readRecoveryCode gives it).
Secret keyFromRecoveryCode(std::string_view code);

} // namespace trellis
