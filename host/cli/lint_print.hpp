// What readers of forms, overlays, lists and packs say, printed as a compiler prints it.
#pragma once
#include "cli/command.hpp"
#include "template/template_reader.hpp"

namespace trellis {

/// Each message on a line, then `read` ("2 files read") with how many there were; as JSON a list. Returns 1 if there was an
/// error among them.
int printMessages(Command& command, const std::vector<LintMessage>& messages, const std::string& read);

} // namespace trellis
