// What a plugin wrote during one call, as a list of the host functions it called, so that the same calls can be made
// again on the other side of the pipe.
//
// In the child the services for results are the host's own, with a pen beside them: what they accepted is written down.
// The workbench then makes the very same calls on the real sinks, so everything that came through the pipe passes the
// same checks, in the same words, as what a plugin in the workbench itself hands over. A child that lies gains nothing.
#pragma once
#include "plugin/handles.hpp"
#include "plugin/runner/wire.hpp"

namespace trellis {

/// The sinks of one call, and the timeline whose records it may name. Those that do not belong to the call are null.
struct Sinks {
    trellis_description* description = nullptr;
    trellis_draft* draft = nullptr;
    trellis_findings* findings = nullptr;
    trellis_line* line = nullptr;
    trellis_due_sink* due = nullptr;
    trellis_observations* observations = nullptr;
    trellis_view* view = nullptr;
    trellis_export* file = nullptr;
    const trellis_timeline* timeline = nullptr;
};

/// Makes the calls again. The first status other than TRELLIS_OK ends it and is returned. Throws Garbled when the script
/// cannot be read, or writes to a sink that is none of this call's.
trellis_status replay(WireReader script, const Sinks& sinks);

/// The service `id` with a pen beside it (CallContext::script); nullptr for services that write nothing.
const void* writtenDown(const char* id);

} // namespace trellis
