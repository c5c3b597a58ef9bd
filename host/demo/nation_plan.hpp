// Who lives in a country, what goes on around them and who meets whom when: everything about it that is laid out before
// a record is made. Private to host/demo.
#pragma once
#include "demo/nation.hpp"
#include "demo/recipes.hpp"
#include "model/answers.hpp"
#include "store/workspace.hpp"

#include <functional>

namespace trellis {

/// What a piece of work is, where it is not a series of the nation (from 0).
inline constexpr int sessionWork = -1, termsWork = -2, eventWork = -3;

/// What goes on in one locality between two days.
struct Stretch {
    Date from, to; ///< the last day is in it
    double missed = 0;
    const std::vector<NationLayer>* layers = nullptr;
};

/// Something that is noted once for everybody who reads the charts of a place.
struct Happening {
    std::size_t place = 0;
    std::string recipe;
    Date from, to;
};

struct NationPlace {
    std::string name, code;
    std::vector<Stretch> stretches;
};

/// An agreement of two, and what has to be remembered from one of its records to the next.
struct Bond {
    std::size_t place = 0;
    Scene scene;
    Id id;
    Date begins;
    std::map<std::string, Answers> open; ///< rows that travel, by kind
};

struct Work {
    Date day;
    std::uint32_t bond = 0; ///< of an event: which happening
    std::int32_t what = sessionWork;
    Date next; ///< of sessions
};

struct NationPlan {
    Date start;
    std::vector<NationPlace> places;
    std::vector<Happening> happenings;
    std::vector<Bond> bonds;
    std::vector<NewPerson> people;
    std::vector<Work> works; ///< in the order of time
};

/// The same for the same dice. `known`: can records of this recipe be made here?
NationPlan layOut(const Nation& nation, Date today, SeededRandom& dice,
                  const std::function<bool(const std::string&)>& known);

/// The Friday before, of a day at the weekend.
Date workingDay(Date day);
/// Evenly from 0 to 1.
double unit(SeededRandom& dice);

} // namespace trellis
