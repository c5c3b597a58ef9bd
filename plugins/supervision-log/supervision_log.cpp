// The supervision log: agreements, sessions alone and in groups, and sessions that were not held.
#include "events_view.hpp"
#include "other_kinds.hpp"
#include "session_kind.hpp"

TRELLIS_PLUGIN("trellis.supervision-log", "0.1.0", supervision::Agreement, supervision::IndividualSession,
               supervision::GroupSession, supervision::SessionNotHeld, supervision::EventsView);
