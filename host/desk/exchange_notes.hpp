// Private to host/desk: what this machine remembers of its exchanges, as notes inside the encrypted file (Workspace's
// local notes). They are of use here alone and travel nowhere.
#pragma once
#include "exchange/number_set.hpp"
#include "store/workspace.hpp"

namespace trellis {

using NumbersByDevice = std::map<std::string, NumberSet>;

/// Which entries were sent to somebody.
NumbersByDevice sentTo(const Workspace& workspace, const PersonCode& correspondent);
void keepSentTo(Workspace& workspace, const PersonCode& correspondent, const NumbersByDevice& numbers);
/// Which entries bundles that came here said had been sent here.
NumbersByDevice announced(const Workspace& workspace);
void keepAnnounced(Workspace& workspace, const NumbersByDevice& numbers);

/// Lines of fields, newest first, the last hundred: what came, what left.
using NoteLines = std::vector<std::vector<std::string>>;
NoteLines noteLines(const Workspace& workspace, const std::string& note);
void addNoteLine(Workspace& workspace, const std::string& note, const std::vector<std::string>& fields);
inline constexpr const char* cameNote = "exchange.came";
inline constexpr const char* leftNote = "exchange.left";

} // namespace trellis
