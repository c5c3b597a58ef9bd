// Ctrl+K: go to a page, a person, a record or an action by typing.
#pragma once
#include "desk/desk.hpp"
#include "workbench/controller/finder.hpp"

#include <optional>

class wxWindow;

namespace trellis {

/// Everything this person can go to or do.
std::vector<FinderEntry> paletteEntries(const Desk& desk);
std::optional<FinderEntry> askPalette(wxWindow* parent, const std::vector<FinderEntry>& entries);

} // namespace trellis
