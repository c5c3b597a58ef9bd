// People as the workspace knows them: pseudonymous codes, roles, and dates that figures need.
#pragma once
#include "model/id.hpp"
#include "model/visibility.hpp"

#include <optional>
#include <string>
#include <vector>

namespace trellis {

/// A time away that supervision is not due in (domain.md 2.8: agreed absence, shown as an exclusion).
struct Absence {
    Date from;
    std::optional<Date> to; ///< the last day away; open while unknown
    std::string kind;       ///< "long-term-sick", "parental", "secondment", "other"
    bool covers(Date day) const { return from <= day && (!to || day <= *to); }
    bool operator==(const Absence&) const = default;
};

struct Person {
    PersonCode code;
    std::string name; ///< may be empty; stays in this workspace and never leaves it
    std::vector<Role> roles;
    std::string locality;
    Date inPostSince;
    std::optional<Date> leftOn;
    std::vector<Absence> absences;
    bool operator==(const Person&) const = default;
};

} // namespace trellis
