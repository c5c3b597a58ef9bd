// A whole country's demo as data, read from templates/demo/SIZE.json where that says "localities": how many people
// there are, how often they meet, what goes on around their work, and which recipes that leads to.
// templates/demo/README.md explains each part. What is written into records is in recipes.hpp.
#pragma once
#include "demo/story.hpp"

#include <map>
#include <string>
#include <vector>

namespace trellis {

/// A recipe that is laid over another, now and then.
struct NationLayer {
    std::string recipe;
    double chance = 1;
};

/// A stretch of a locality's life, one after another from its start.
struct NationPhase {
    int fromWeeks = 0, toWeeks = 0; ///< how long it lasts, drawn for each locality
    double missed = 0;              ///< chance that an appointment is not held
    std::vector<NationLayer> layers;
};

/// Something that comes over some localities: every year between two days, or once from some week on.
struct NationEvent {
    std::string from, to;         ///< "08-01" each year; empty: once
    int fromWeek = 0, toWeek = 0; ///< when it begins, drawn for each locality
    int lastsWeeks = 0;
    double share = 1;  ///< of localities (each year anew where it comes each year)
    double missed = 0; ///< adds to the phase's
    std::vector<NationLayer> layers;
    std::string note; ///< recipe of the record that tells of it on the time axis of charts; empty: nobody noted it
};

/// Records other than sessions: every so many days from the beginning of an agreement.
struct NationSeries {
    std::string recipe;
    int first = 14, every = 35;
    double chance = 1; ///< that one is made when its day comes
    double share = 1;  ///< of agreements
    bool signedByAll = true;
};

struct Nation {
    std::string name, locality;
    int weeks = 156;
    int localities = 40, supervisorsEach = 10;
    std::vector<int> practitionersEach; ///< of one supervisor after another, over and over
    int startSpreadWeeks = 0;           ///< agreements begin within so many weeks of the story's start
    std::vector<StoryPerson> people;    ///< who is there once; the first makes the workspace
    struct Cadence {
        int days = 14;
        double weight = 1;
    };
    std::vector<Cadence> cadences;
    int minutes = 60;
    std::string terms, session;       ///< recipes of agreements and of held sessions
    std::vector<NationLayer> notHeld; ///< recipes of those not held; `chance` is a weight
    double signedShare = 1;           ///< of records that ask for signatures, how many have them all; the rest one
    std::vector<NationPhase> phases;
    std::vector<NationEvent> events;
    std::vector<NationSeries> series;
    std::map<std::string, std::vector<std::string>> lists; ///< that all agreements draw from, e.g. "pairs"
    std::map<std::string, int> drawn;                      ///< how many of such a list one agreement has
    /// Rows that travel to the next record of a recipe's kind, by table: gone when this cell has one of these codes.
    struct Carried {
        std::string cell;
        std::vector<std::string> settled;
    };
    std::map<std::string, Carried> carries;
};

/// Is it one? Error TR-D41 when the text is not a story at all.
bool isNation(const std::string& json);
/// Error TR-D41.
Nation readNation(const std::string& json);

} // namespace trellis
