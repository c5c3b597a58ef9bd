// One measure as the host calls it: the C++ side of "trellis.measure/1". Every call passes the plugin wall.
#pragma once
#include "measure/observation.hpp"
#include "plugin/manifest.hpp"

namespace trellis {

/// Hand over timelines whole and without drafts: nothing is counted before it is finished, and what the manifest does not
/// declare is left out on the way to the plugin.
class Measure {
public:
    virtual ~Measure() = default;
    virtual const MeasureInfo& info() const = 0;
    /// Pure: the same timeline and day give the same observations. Person, supervisor, agreement and locality are noted
    /// as far as the timeline (or the record an observation was read from) has exactly one.
    virtual Observed observe(const Timeline& timeline) const = 0;
};

} // namespace trellis
