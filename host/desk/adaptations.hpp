// What places ask otherwise than the core, as views are told it: by the packs in force here, and by the forms that came
// with records of places whose packs are not. Private to host/desk.
#pragma once
#include "desk/desk_state.hpp"

namespace trellis {

/// By locality, form and place in it. An overlay that cannot be read or does not fit is left out: that it is not used
/// is said where packs are (Library), and no form asks it then.
std::vector<ToldAdaptation> adaptationsOf(Desk::State& desk);

/// Of the second sort alone (adaptations_received.cpp). A form says what was changed and not why: the reasons stand in the
/// pack, and the line says so.
std::vector<ToldAdaptation> adaptationsReceived(Desk::State& desk);

} // namespace trellis
