// How the adapted forms that are used here are made: the layers that hold, over the core that they hold for. Private to
// host/desk.
#pragma once
#include "desk/desk_state.hpp"
#include "overlay/resolve.hpp"

namespace trellis {

/// What differs from the core, and why, as far as somebody has settled a newer one. No form where the form is not adapted, or
/// neither core is at hand.
Resolution inForce(Desk::State& desk, const std::string& form);

} // namespace trellis
