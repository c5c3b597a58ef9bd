// Text for HTML: nothing a person typed is ever read as markup, and nothing of it is lost.
#pragma once
#include <string>
#include <string_view>

namespace trellis {

/// Escapes & < > " '. Bytes that are no UTF-8 and control characters that HTML forbids become U+FFFD, so that a
/// reader sees that something stood there.
std::string htmlText(std::string_view text);

} // namespace trellis
