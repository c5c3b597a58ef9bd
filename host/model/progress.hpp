// Long work says how far it is and can be stopped.
#pragma once
#include <string_view>

namespace trellis {

/// Called from the thread that works. Thread-safe implementations only.
class Progress {
public:
    virtual ~Progress() = default;
    /// `done` of `total`; total 0 means unknown. `what` is a short phrase for the person who waits.
    virtual void step(std::string_view what, long done, long total) = 0;
    /// Asked in every loop that may take long; true means: leave things as they were and return.
    virtual bool cancelled() const = 0;
};

/// Says nothing and never stops.
Progress& noProgress();

} // namespace trellis
