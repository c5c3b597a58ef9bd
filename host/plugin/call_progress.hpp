// Whose progress a plugin reports to while it is called: set by whoever asked for long work, found by the host's own
// function that plugins call (ambient_services.cpp).
#pragma once
#include "model/progress.hpp"

namespace trellis {

/// From here to the end of the block, on this thread, plugins report to `progress`.
class CallProgress {
public:
    explicit CallProgress(Progress& progress);
    ~CallProgress();
    CallProgress(const CallProgress&) = delete;
    CallProgress& operator=(const CallProgress&) = delete;
    static Progress& current(); ///< noProgress() outside

private:
    Progress* outer_;
};

} // namespace trellis
