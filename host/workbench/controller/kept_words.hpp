// What is said when a record that nobody signs is finished: that it is kept, and who goes on with it. Knows no window.
#pragma once
#include "desk/desk.hpp"

namespace trellis {

/// "Finished and kept. Next it is for FK-S1: Acknowledge and reply." Where both may take the next step, it says who the
/// other is; where nothing follows, or nobody else is named, that it is kept and no more.
std::string keptWords(const Desk& desk, const Id& record);

} // namespace trellis
