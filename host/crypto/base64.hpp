// Base64 as RFC 4648 has it, with padding and in one line: the form keys and signatures take in text files.
#pragma once
#include "crypto/hash.hpp"

#include <optional>

namespace trellis {

std::string base64(std::string_view bytes);
/// nullopt for anything but the one way of writing these bytes.
std::optional<Bytes> unbase64(std::string_view text);

} // namespace trellis
