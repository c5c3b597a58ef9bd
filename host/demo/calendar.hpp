// The appointments of a story, laid out before anything is written: which day, held or not, with which recipes, ending
// how.
#pragma once
#include "demo/recipes.hpp"
#include "demo/story.hpp"

namespace trellis {

struct Appointment {
    std::size_t agreement = 0; ///< index in the story
    Date day, next;
    bool held = true;
    std::vector<std::string> recipes; ///< laid one over the other; the first says the kind
    std::string end;                  ///< as StoryMoment
    std::string reason, changes;
};

struct Calendar {
    Date start;                            ///< the story's first day
    std::vector<Date> begins;              ///< of each agreement
    std::vector<Appointment> appointments; ///< by day, then as the agreements stand in the story
};

/// Every appointment lies before `today`, on a working day, and after its agreement's beginning.
Calendar layOut(const Story& story, Recipes& recipes, Date today);

} // namespace trellis
