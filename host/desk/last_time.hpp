// "Last time": the record before one. Private to host/desk; defined in agreements.cpp, beside who knows of what stands
// under an agreement.
#pragma once
#include "desk/desk_state.hpp"

namespace trellis {

/// As Desk::State::newest(), of those that stand behind `place` in the order of lists: of an earlier day, or of the
/// same day and finished earlier.
std::optional<RecordHead> newestBehind(const Desk::State& desk, const RecordKey& like, const ListPlace& place);

} // namespace trellis
