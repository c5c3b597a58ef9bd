// What the packs in force ask otherwise than the core, as views are told it. Private to host/desk.
#pragma once
#include "desk/desk_state.hpp"

namespace trellis {

/// By locality, form and place in it. An overlay that cannot be read or does not fit is left out: that it is not used
/// is said where packs are (Library), and no form asks it then.
std::vector<ToldAdaptation> adaptationsOf(Desk::State& desk);

} // namespace trellis
