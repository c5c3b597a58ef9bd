// Reasons that say they were decided on a day that is yet to come.
#pragma once
#include "overlay/overlay.hpp"

namespace trellis {

/// A warning for each (TR-O13), and no error: an overlay means the same on every day and every machine, and a clock
/// that is slow must not put a form out of use. So its reader asks for no day; whoever checks it for its author does.
std::vector<LintMessage> daysToCome(const Overlay& overlay, Date today);

} // namespace trellis
