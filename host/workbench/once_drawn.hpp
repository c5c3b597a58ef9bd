// GTK draws a window after all that waits to be done. Whatever takes long and is begun before then leaves the window as
// the desktop made it, which is black, for as long as it takes.
#pragma once
#include <wx/window.h>

#include <functional>

namespace trellis {

/// Calls `then` once, when `shown` has been drawn for the first time from now on; after half a second also without, as
/// a window behind others or folded away is not drawn at all. Never when `shown` is gone by then. It is called in the
/// midst of drawing: what takes long goes into a CallAfter() of somebody who outlives `shown`.
void onceDrawn(wxWindow* shown, std::function<void()> then);

} // namespace trellis
