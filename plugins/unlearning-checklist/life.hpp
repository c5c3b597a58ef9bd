// The states that the plugin's kinds pass through. All four have the same life: it is two people's piece of writing.
#pragma once
#include <trellis/plugin.hpp>

namespace unlearning {

/// draft → finished → signed by one → signed by both; amended at any time after it was finished, and then signed anew.
void describeLife(trellis::sdk::Description& life);

} // namespace unlearning
