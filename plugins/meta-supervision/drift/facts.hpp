// What the signs of drift look at, of one pair: read from its records once (read_facts.hpp), judged by pure functions
// (signs.hpp). Nothing here is a number of a person.
#pragma once
#include <trellis/plugin.hpp>

#include <optional>
#include <string>
#include <vector>

namespace meta::drift {

using trellis::sdk::Day;

/// One action as a session leaves it. The same action has the same id in every session it travels through.
struct ActionFacts {
    std::string id;
    Day since{0};
    bool open = true;
};

/// One session that was held. What was not written down is empty; it never counts as "no" or as zero.
struct SessionFacts {
    Day day{0};
    bool group = false;
    std::size_t parties = 2;         ///< whose signatures it asks for
    std::vector<Day> signedOn;       ///< days of the signatures
    Day signBy{0};                   ///< the last of ten working days after it
    bool scanned = false;            ///< somebody stands in the caseload scan
    bool practiceSeen = false;       ///< a recording, a role play or an observation
    std::optional<double> normative; ///< per cent of the time
    std::vector<std::string> cases;  ///< looked at in depth
    bool feedback = false;           ///< feedback to the supervisee in words
    bool wellbeing = false;          ///< anything about it
    std::vector<std::string> components;
    std::optional<bool> risk; ///< "was a concern raised?"
    std::vector<ActionFacts> actions;
};

struct Away {
    Day from{0};
    std::optional<Day> to;
};

struct PairFacts {
    std::string who; ///< "FK-CP3"; of a group "FK-CP1, FK-CP2"
    bool group = false;
    Day start{0};
    std::optional<Day> ended;       ///< the first day it is no longer in force
    std::vector<Away> away;         ///< when nobody of the supervisees was there
    std::vector<SessionFacts> held; ///< by day
    std::vector<Day> notHeld;       ///< days that were booked and did not take place
    std::vector<Day> rated;         ///< when a pair of old and new practice was rated
};

} // namespace meta::drift
