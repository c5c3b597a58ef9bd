// Inside crypto/ only: libsodium started once, and its idea of bytes.
#pragma once
#include <sodium.h>

#include <string>
#include <string_view>

namespace trellis {

/// Error TR-K08 when the machine's random source cannot be opened.
void startSodium();

inline const unsigned char* bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
inline unsigned char* bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

} // namespace trellis
