// The keys of facts: the same fact has the same key whatever is asked. Private to host/measure.
#pragma once
#include "disclosure/joint.hpp"
#include "measure/observation.hpp"

#include <unordered_map>

namespace trellis {

/// Gives keys to the observations of one measure, one after another. Those that are alike in all that a key is made of
/// are told apart by how many came before.
class FactKeys {
public:
    /// `whose`: an Observation, or ObservedParties.
    template <class Parties>
    Unit64 key(Date day, const Parties& whose, const std::map<std::string, ObservedGroup>& dimensions) {
        UnitKey key;
        key.add(day.days()).add(whose.person).add(whose.agreement).add(whose.supervisor).add(whose.locality);
        for (auto& [dimension, group] : dimensions) key.add(dimension).add(group.code);
        const auto alikes = alike_[key.key()]++;
        return alikes ? key.add(alikes).key() : key.key();
    }

private:
    std::unordered_map<Unit64, std::int64_t> alike_;
};

} // namespace trellis
