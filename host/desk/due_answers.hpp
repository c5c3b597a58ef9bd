// Inside desk/ only: what a plugin said about a due date, as one line of text that the workspace can keep.
#pragma once
#include "plugin/kind.hpp"

#include <optional>
#include <string>

namespace trellis {

/// nullopt (this kind has no due date there) has a text of its own.
std::string textOf(const std::optional<Due>& due);
/// The other way. False when the text is none of ours; `due` is then untouched.
bool readDue(const std::string& text, std::optional<Due>& due);

} // namespace trellis
