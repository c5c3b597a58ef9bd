// Bech32 as age writes its keys (BIP 173, without the limit on length): a readable beginning, "1", thirty-two signs of
// five bits each and a checksum of six that finds every mistyped sign.
#pragma once
#include "crypto/hash.hpp"

#include <optional>

namespace trellis {

/// `prefix` in lower case.
std::string bech32(std::string_view prefix, std::string_view bytes);
/// nullopt unless `text` is the one way of writing these bytes after `prefix`, all in lower or all in upper case.
std::optional<Bytes> unbech32(std::string_view prefix, std::string text);

} // namespace trellis
