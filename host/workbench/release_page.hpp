// Releasing a report across places: reached from Exchange and from every page with a view that stands in one.
#pragma once
#include "workbench/page.hpp"

namespace trellis {

/// Where it is: Destination::Kind::Exchange with this id.
inline constexpr const char* releaseId = "release";

Page* makeReleasePage(wxWindow* parent, Shell& shell);

} // namespace trellis
