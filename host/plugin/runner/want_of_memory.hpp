// A crash for want of memory, told from any other crash by who knows best: the process that crashes.
//
// A plugin that is refused memory and does not look writes to address 0, and to the outside that is a crash like any
// other. The child, before it ends, looks at how much of its address space is left: where nearly nothing is, it ends as
// one that asked for too much (endedForMemory), and otherwise dies of its signal.
#pragma once
#include <cstdint>

namespace trellis {

/// Limits this process to so much address space, and from then on ends it as told above. Call it before files are
/// closed off: it keeps one open. False when the limit could not be set.
bool limitMemory(std::uint64_t memory);

} // namespace trellis
