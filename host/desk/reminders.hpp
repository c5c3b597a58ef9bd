// Asking for a signature that is waited for. Nothing is sent anywhere: the question stands in the workspace, and
// whoever is asked finds it on Today when they open it next.
#pragma once
#include "desk/desk.hpp"

namespace trellis {

struct Reminder {
    PersonCode who; ///< who asked last
    Date day;
};

/// Asks the others for the signatures a record of mine waits for. Error TR-R20 when nobody else is waited for; TR-R01
/// for a record there is none of, TR-R02 for one that is not mine.
void remind(Desk& desk, const Id& record);

/// Who asked for the signatures of the text as it stands now; none after a change, since then everybody signs anew.
std::optional<Reminder> reminderOf(Desk& desk, const Id& record);

} // namespace trellis
