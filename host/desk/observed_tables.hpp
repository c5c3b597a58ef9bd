// What measures have seen, kept in memory while the desk is open: read once, asked many times. Private to host/desk.
//
// A table holds as long as the log has not grown, the day is the same and the measure is the same. After that it is
// brought up to date timeline by timeline (Observing::table()): what has the mark it had is still there. It is made for
// the one person who is signed in, and goes with the desk.
#pragma once
#include "measure/observed_table.hpp"

#include <cstdint>
#include <map>
#include <string>

namespace trellis {

class ObservedTables {
public:
    /// What a table hangs on.
    struct State {
        std::int64_t log = -1; ///< ObservationStore::logLength()
        Date today;
        std::string version; ///< of plugin and options
        bool operator==(const State&) const = default;
    };
    struct Kept {
        /// What one timeline gave, and the mark of the row that it was read from; "" where there was no row.
        struct Part {
            std::string mark;
            ObservedTable::Part place;
        };
        State state;
        ObservedTable table;
        std::map<std::string, Part> parts; ///< by timeline
    };
    const ObservedTable* find(const std::string& measure, const State& state) const {
        const auto found = kept_.find(measure);
        return found != kept_.end() && found->second.state == state ? &found->second.table : nullptr;
    }
    /// As it is, however old; an empty one where there is none.
    Kept& of(const std::string& measure) { return kept_[measure]; }

private:
    std::map<std::string, Kept> kept_;
};

} // namespace trellis
