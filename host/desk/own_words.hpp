// Answers that only one of a record's two people gives: a correction, or a step of one's own, changes nothing that the
// other has said (own_steps.hpp says whose it is).
//
// Asked twice by the same rule: while one writes, as a finding at the item, and when the text is to be kept, with a
// sentence. What comes with a bundle is kept as it was signed; whoever wrote it stands in its layer.
#pragma once
#include "desk/desk_state.hpp"

namespace trellis {

struct OthersWords {
    const Item* item; ///< of the form
    PersonCode whose;
    bool wasEmpty = false; ///< nothing stood there in any text it is compared with
};

/// What in `now` reads otherwise than before and is not the draft's author's to write, in the form's order. Before: the
/// text the draft was made on, and every version that it may settle; nothing for a first draft. `asSeen`: `now` holds
/// only what may be seen here, and so it is compared.
std::vector<OthersWords> othersWords(Desk::State& desk, const DraftState& draft, const Template& form,
                                     const Answers& now, bool asSeen);

/// A finding at each of them, which refuses.
void othersWordsFindings(Desk::State& desk, const DraftState& draft, const Template& form, const Answers& now,
                         std::vector<Finding>& out);

/// Error TR-M07 when there is any.
void leaveOthersWords(Desk::State& desk, const DraftState& draft, const Template& form);

} // namespace trellis
