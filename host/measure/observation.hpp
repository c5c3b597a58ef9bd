// An observation: what was seen in a timeline, as a fact with a day. So many out of so many (design 7).
#pragma once
#include "model/id.hpp"

#include <map>
#include <string>
#include <vector>

namespace trellis {

/// A group that an observation belongs to: a code, and how it is called. An empty label is the code itself.
struct ObservedGroup {
    std::string code;
    std::string label;
    bool operator==(const ObservedGroup&) const = default;
};

struct Observation {
    Date day;
    double numerator = 0;
    double denominator = 1; ///< never 0
    PersonCode person;      ///< whom it is about; empty where that is not one person
    PersonCode supervisor;
    Id agreement;
    std::string locality;
    std::map<std::string, ObservedGroup> dimensions; ///< by the dimension's id: "side" → cancelled by the supervisee
    std::vector<Id> records;                         ///< those it was read from
    std::string because;                             ///< one sentence for `explain`; may be empty
    bool operator==(const Observation&) const = default;
};

/// Somebody who would have counted and does not.
struct Exclusion {
    Date day;
    PersonCode person;
    std::string why; ///< "long absence"
    PersonCode supervisor{};
    std::string locality{};
    bool operator==(const Exclusion&) const = default;
};

/// All that one measure says about one timeline.
struct Observed {
    std::vector<Observation> observations;
    std::vector<Exclusion> exclusions;
    bool dependsOnDay = false; ///< the measure asked what day it is: tomorrow the answer may be another
    bool operator==(const Observed&) const = default;
};

} // namespace trellis
