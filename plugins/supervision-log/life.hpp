// The states that the plugin's kinds pass through, and the ways between them (domain.md 2.4: sign-off, amendments).
#pragma once
#include <trellis/plugin.hpp>

namespace supervision {

/// planned → draft → completed → signed by one → signed by both; amended at any time after it was completed, and
/// then signed anew.
void describeSession(trellis::sdk::Description& life);
/// The same, signed by everybody who is party to the group.
void describeGroupSession(trellis::sdk::Description& life);
/// draft → not held. It says what happened to a booking and needs no signature.
void describeNotHeld(trellis::sdk::Description& life);
/// draft → ready to sign → signed by some → in force.
void describeAgreement(trellis::sdk::Description& life);

} // namespace supervision
