// The terms a pair (or group) works under, as far as the host itself needs them. The full text is a record of the
// agreement's own template; these fields are read from its answers (see host/plugin/README.md, "agreement kinds").
#pragma once
#include "model/id.hpp"

#include <optional>
#include <string>
#include <vector>

namespace trellis {

struct Agreement {
    Id id; ///< the id of the agreement's record
    PersonCode supervisor;
    std::vector<PersonCode> supervisees; ///< 1, or 2..6 for a group
    std::vector<std::string> types;      ///< codes of domain.md 2.2
    Date start;
    Date review;
    std::optional<Date> ended;
    int cadenceDays = 14;
    int plannedMinutes = 60;
    bool signedByAll = false;

    bool group() const { return supervisees.size() > 1; }
    bool inForce(Date day) const { return start <= day && (!ended || day < *ended); }
    bool party(const PersonCode& person) const;
    bool operator==(const Agreement&) const = default;
};

} // namespace trellis
