// A timeline: the ordered records of one agreement, with the terms and people that stand behind them. What a plugin sees.
#pragma once
#include "record/record.hpp"

namespace trellis {

/// The newest layer of one record, cut down to the items its reader declared (manifest, <reads>).
struct TimelineRecord {
    Id id;
    std::string kind;
    std::string state;
    Date day;
    FormRef form;
    bool draft = false;
    std::vector<SignOff> signOffs;
    Answers answers;
};

struct Timeline {
    Agreement agreement;
    std::vector<Person> people;          ///< the parties
    std::vector<TimelineRecord> records; ///< by day, then by order of making
    Date today;
};

} // namespace trellis
