// What stands behind a draft. Private to host/desk: the desk tells open drafts when their record is finished or
// discarded.
#pragma once
#include "desk/desk_state.hpp"
#include "desk/draft.hpp"

namespace trellis {

struct Draft::State {
    Desk::State& desk;
    DraftState draft;
    Form form;
    std::map<Id, Date> carried;
    bool unsaved = false;
    bool closed = false; ///< finished or discarded meanwhile: must not come back by a late save
    Moment editedAt;
    mutable std::set<Id> lastTimesNoted; ///< another day may have another last time
    bool cut = false;      ///< for somebody who is asked for an answer and is no party, or writes for a group
    Answers before, shown; ///< then: all that stood there at opening, and what of it they saw

    /// What is on the screen, and what is not shown to whoever writes.
    Answers whole() const;
    void save();
};

} // namespace trellis
