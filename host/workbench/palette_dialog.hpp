// Ctrl+K: go to a page, a view, a person, a record or an action by typing.
#pragma once
#include "desk/desk.hpp"
#include "workbench/controller/finder.hpp"
#include "workbench/page.hpp"

#include <optional>

class wxWindow;

namespace trellis {

/// Everything this person can go to or do; `here` is what the present page offers.
std::vector<FinderEntry> paletteEntries(Desk& desk, const std::vector<PageAction>& here);
std::optional<FinderEntry> askPalette(wxWindow* parent, const std::vector<FinderEntry>& entries);

} // namespace trellis
