// Whom or what a view may be opened about by the person who looks, and what is said where that is nobody. Private to
// host/desk.
#pragma once
#include "desk/desk_state.hpp"

namespace trellis {

/// Whom this person may open the view about; it has a scope. Nobody where their role sees nothing of its classes and
/// they neither stand nor could stand in a record that it reads: then it could never show them anything.
std::vector<ViewSubject> subjectsFor(Desk::State& desk, const ViewInfo& view);

/// The one that was asked for, or the only one there is. Error TR-V03.
std::string subjectFrom(Desk::State& desk, const ViewInfo& view, const std::string& asked);
std::string subjectFrom(Desk::State& desk, const ExportInfo& file, const std::string& asked);

} // namespace trellis
