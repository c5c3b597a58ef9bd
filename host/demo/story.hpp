// A demo's story as data, read from templates/demo/SIZE.json (its README says what each part means). What is written
// into records is not here: see recipes.hpp.
#pragma once
#include "model/person.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace trellis {

struct StoryPerson {
    PersonCode code;
    Role role = Role::Supervisee;
    std::string locality;
    int weeksInPost = 0;
    struct Away {
        int weeksAgo = 0;
        std::string kind;
    };
    std::vector<Away> away;
};

struct StoryAgreement {
    std::string key;
    PersonCode supervisor;
    std::vector<PersonCode> supervisees;
    int cadence = 14; ///< days between appointments
    int last = 7;     ///< days since the latest appointment
    int weeks = 0;    ///< how long it has run; 0: as long as the story
    int minutes = 60;
    std::string time = "10:00";
    bool held = true;                                      ///< false: no appointment was ever made
    std::string recipe;                                    ///< of its sessions
    std::string terms;                                     ///< recipe of the agreement itself
    std::map<std::string, std::vector<std::string>> lists; ///< "cases", "pairs", "supervisees"
};

/// A recipe laid over others while something goes on around the work.
struct StorySeason {
    std::string recipe;
    std::vector<std::string> agreements; ///< empty: all
    int from = 0, to = 0;                ///< weeks from the start, or after the gap
    bool afterGap = false;
    double chance = 1;
};

/// Appointments that were not held, and with which recipe that is written down.
struct StoryMissed {
    std::string recipe;
    std::vector<std::string> agreements;
    bool inGap = false;
    double chance = 0;
};

/// One appointment that matters to the story, counted back from the latest of its agreement (0).
struct StoryMoment {
    std::string agreement;
    int fromLast = 0;
    std::string recipe; ///< may be empty
    std::string
        end; ///< "draft", "finished", "signed-by-supervisor", "signed-by-supervisees", "amended"; empty: signed by all
    std::string reason;  ///< of an amendment
    std::string changes; ///< recipe of what the amendment changes; may be empty
};

/// A record beside the appointments: a rating round, a reflection.
struct StoryEntry {
    std::string agreement;
    int daysAgo = 0;
    std::string recipe;       ///< its own, "entry:N"
    PersonCode by;            ///< empty: the supervisor
    bool sign = true;         ///< by everybody, where its kind is signed
    PersonCode about;         ///< where its kind stands under no agreement
    std::string from;         ///< what it starts from
    std::string name;         ///< for steps that come later
    std::string stepOf, step; ///< not a record of its own: the next station of the entry of that name
};

struct StoryPlan {
    std::string agreement;
    int daysFromNow = 0;
    std::string recipe, state;
};

struct Story {
    std::string name, locality;
    int weeks = 52;
    std::string gapFrom, gapTo; ///< "08-03": month and day
    int gapSettledWeeks = 6;    ///< the gap is the last one that ended at least so long ago
    std::vector<StoryPerson> people;
    std::vector<StoryAgreement> agreements;
    struct Every {
        std::string recipe;
        int every = 1; ///< laid over every nth appointment
    };
    std::vector<Every> always;
    std::vector<StorySeason> seasons;
    std::vector<StoryMissed> missed;
    std::vector<StoryMoment> moments;
    std::vector<StoryEntry> entries; ///< the earliest first
    std::vector<StoryPlan> planned;
};

/// Error TR-D41 when the text is not a story.
Story readStory(const std::string& json);

} // namespace trellis
