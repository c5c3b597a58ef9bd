// What measures have seen, kept in memory while the desk is open: read once, asked many times. Private to host/desk.
//
// A table holds as long as the log has not grown, the day is the same and the measure is the same. It is made for the
// one person who is signed in, and goes with the desk.
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
    const ObservedTable* find(const std::string& measure, const State& state) const {
        const auto found = kept_.find(measure);
        return found != kept_.end() && found->second.first == state ? &found->second.second : nullptr;
    }
    const ObservedTable& keep(const std::string& measure, const State& state, ObservedTable table) {
        std::erase_if(kept_, [&](auto& one) { return one.second.first.log != state.log; }); // of no use any more
        return kept_.insert_or_assign(measure, std::pair(state, std::move(table))).first->second.second;
    }
    void clear() { kept_.clear(); }

private:
    std::map<std::string, std::pair<State, ObservedTable>> kept_;
};

} // namespace trellis
