// A report beside what was released before. Private to host/desk.
#pragma once
#include "desk/report_desk.hpp"

namespace trellis {

/// Error TR-D59: beside an earlier release a group could be told apart (rulings
/// D1 to D8).
void mustNotConflict(Desk::State& state, const CrossSiteReport& report);

} // namespace trellis
