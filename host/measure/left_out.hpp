// Who is left out of a figure, on a page that has several.
#pragma once
#include <string>

namespace trellis {

/// "Held on time: long absence (1)". Without the figure's title it would be open which of them lacks somebody.
inline std::string leftOutOf(const std::string& title, const std::string& why) { return title + ": " + why; }

} // namespace trellis
