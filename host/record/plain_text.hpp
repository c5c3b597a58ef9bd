// Texts that JSON writes as they are.
#pragma once
#include <string_view>

namespace trellis {

/// Every byte is a plain one: ASCII, and written in JSON as it is. Nearly all texts are, and this is far faster to see
/// than what the others need.
bool isPlain(std::string_view text);

} // namespace trellis
