// Reading a view and opening it are two things. Desk::view() is both: somebody asked for it and sees it. A page that
// looks for a view with something in it, or Today, which shows a line of each, reads many that nobody opens; whatever
// then comes before a person's eyes is noted by what it was.
#pragma once
#include "desk/desk.hpp"

namespace trellis {

/// The model of Desk::view(), with all its refusals and cut in the same way, and no trace: the reader shows it to
/// nobody, or says so with one of the following.
ViewModel readView(Desk& desk, const ViewRequest& request, Progress& progress = noProgress());

/// A view that was read is now seen whole: "view opened". Error TR-V01, TR-V03.
void noteViewOpened(Desk& desk, const ViewRequest& request);

/// A line of each of these stood on Today: "card seen". A line out of somebody's records is content, so it leaves a
/// trace, but nobody opened anything; once a day for each, or coming back to Today would bury what was opened.
void noteCardsSeen(Desk& desk, const std::vector<ViewRequest>& drawn);

} // namespace trellis
