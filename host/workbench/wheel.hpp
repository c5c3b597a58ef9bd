// The mouse wheel moves the page, never an answer.
#pragma once
#include <wx/eventfilter.h>

namespace trellis {

/// GTK lets the wheel step through a closed drop-down list or a field of numbers that happens to pass under the
/// pointer: somebody who only scrolls would change a record without seeing it. While this lives, a wheel over any such
/// control of the program scrolls what the control stands in, or does nothing where nothing scrolls. An open list is a
/// window of GTK's own, whose wheel never comes here.
class WheelForPage : private wxEventFilter {
public:
    WheelForPage();
    ~WheelForPage() override;

private:
    int FilterEvent(wxEvent& event) override;
    double rest_ = 0; ///< of a line
};

} // namespace trellis
