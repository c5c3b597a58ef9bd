// Text counted and cut by code points, as ruling E4 asks: "ŵ" has length 1. A byte that is no UTF-8 counts as one.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace trellis {

/// Reads one code point at `at` and moves past it; U+FFFD for a byte that is no UTF-8. `at` must be inside the text.
char32_t nextCodePoint(std::string_view text, std::size_t& at);
void appendCodePoint(std::string& text, char32_t point);
std::size_t codePointCount(std::string_view text);

/// From code point `start` (0 is the first) up to but without `end`; negative numbers count from the end, as in
/// XLSForm's substr(). Positions outside the text are cut to it.
std::string codePointsBetween(std::string_view text, std::int64_t start, std::int64_t end);

/// Latin letters with all accents that Welsh, English and their neighbours use; other scripts stay as they are.
/// Never asks the locale.
std::string upperCase(std::string_view text);
std::string lowerCase(std::string_view text);

} // namespace trellis
