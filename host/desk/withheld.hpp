// Records of which a part is withheld here: what may be done with them all the same. Private to host/desk.
#pragma once
#include "desk/desk_state.hpp"

namespace trellis {

/// How many answers are withheld here. A reason that was carried on with them by somebody who could not tell it from an
/// answer is none: it stands in its own layer.
std::size_t withheldAnswers(const Workspace& workspace, const RecordHead& head);

/// Somebody who is asked for an answer and sees only their part of it may give it all the same: what is withheld here
/// is carried on unseen (Workspace::finalise). Not where a table is among it, since the order of its rows could not be.
bool carriesWithheld(Desk::State& desk, const RecordHead& head, const Template& form, const Answers& answers);

} // namespace trellis
