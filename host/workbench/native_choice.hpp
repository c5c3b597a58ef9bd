// What wx does not hear from GTK about a drop-down list.
#pragma once

class wxWindow;

namespace trellis::native {

/// The keyboard comes to a button inside the list, of which wx knows nothing: it is told here, as of any other control, so
/// that the page brings the list into view.
void tellFocus(wxWindow* list);

} // namespace trellis::native
