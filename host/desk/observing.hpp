// Observations brought up to date: which timelines a measure has for this person, and what is kept of them. Private to
// host/desk.
#pragma once
#include "desk/desk_state.hpp"
#include "desk/observed_tables.hpp"
#include "measure/observation.hpp"

namespace trellis {

class Observing {
public:
    Observing(Desk::State& state, Progress& progress)
        : state_(state)
        , progress_(progress) {}

    /// Makes what is missing for these measures, of all timelines this person may know, in one pass over the records.
    /// How many timelines were made. Stops early when told to; what was made until then is kept.
    long bringUpToDate(const std::vector<const Measure*>& measures);
    /// Everything this measure has seen, timeline by timeline. Call bringUpToDate() before.
    void each(const Measure& measure, const std::function<void(const Observed&)>& take);
    /// The same side by side, kept at hand; what changed since is read again when next asked. nullptr for a measure of
    /// which nothing may be kept.
    const ObservedTable* table(const Measure& measure);

private:
    struct Wanted {
        std::string key;
        TimelineWish wish;
        std::vector<Agreement> among; ///< its agreements
    };
    std::vector<Wanted> wanted(const Measure& measure);
    ObservedTables::State standing(const Measure& measure);
    /// Reads, or works out, what is another now than in the table, and drops what is no more. False when it was
    /// stopped.
    bool bringUpToDate(const Measure& measure, ObservedTables::Kept& kept);

    Desk::State& state_;
    Progress& progress_;
};

} // namespace trellis
