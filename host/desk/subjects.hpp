// Timelines of any width: whose they are, who may have them, and what is in them. Private to host/desk.
#pragma once
#include "desk/seen.hpp"
#include "desk/views.hpp"
#include "record/timeline.hpp"

namespace trellis {

struct TimelineWish {
    Scope scope = Scope::Agreement;
    std::string subject;
    std::vector<std::string> kinds; ///< only records of these
    /// false: of each answer only what the person who looks may see, and drafts of theirs. true: whole records, none of
    /// them a draft; for measures, whose figures are guarded by their own class.
    bool whole = false;
    bool ownToo = false; ///< of a supervisor: also the agreements under which that person is supervised themselves
};

} // namespace trellis
