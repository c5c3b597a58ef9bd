#include "workbench/wheel.hpp"

#include <wx/choice.h>
#include <wx/scrolwin.h>
#include <wx/slider.h>
#include <wx/spinctrl.h>

#include <algorithm>

namespace trellis {
namespace {

/// A wxComboBox is a wxChoice on GTK.
bool holdsValue(const wxObject* object) {
    return dynamic_cast<const wxChoice*>(object) || dynamic_cast<const wxSpinCtrl*>(object) ||
           dynamic_cast<const wxSpinCtrlDouble*>(object) || dynamic_cast<const wxSlider*>(object);
}

/// The nearest around it that has something to scroll in that direction: a wide table scrolls sideways only.
wxScrolledWindow* scrolledAround(wxWindow* control, int direction) {
    for (wxWindow* up = control->GetParent(); up && !up->IsTopLevel(); up = up->GetParent())
        if (auto* scrolled = dynamic_cast<wxScrolledWindow*>(up);
            scrolled && up->GetScrollRange(direction) > up->GetScrollThumb(direction))
            return scrolled;
    return nullptr;
}

} // namespace

WheelForPage::WheelForPage() { wxEvtHandler::AddFilter(this); }
WheelForPage::~WheelForPage() { wxEvtHandler::RemoveFilter(this); }

int WheelForPage::FilterEvent(wxEvent& event) {
    if (event.GetEventType() != wxEVT_MOUSEWHEEL || !holdsValue(event.GetEventObject())) return Event_Skip;
    auto& wheel = static_cast<wxMouseEvent&>(event);
    const bool down = wheel.GetWheelAxis() == wxMOUSE_WHEEL_VERTICAL;
    auto* around = scrolledAround(static_cast<wxWindow*>(event.GetEventObject()), down ? wxVERTICAL : wxHORIZONTAL);
    if (!around || wheel.GetWheelDelta() == 0) return Event_Processed;
    // The event cannot be handed on: on GTK a scrolled window listens to GTK alone. A touchpad sends parts of a line.
    rest_ += (down ? -1.0 : 1.0) * wheel.GetWheelRotation() * wheel.GetLinesPerAction() / wheel.GetWheelDelta();
    const int lines = int(rest_);
    rest_ -= lines;
    int left = 0, top = 0;
    around->GetViewStart(&left, &top);
    if (down)
        around->Scroll(-1, std::max(0, top + lines));
    else
        around->Scroll(std::max(0, left + lines), -1);
    return Event_Processed;
}

} // namespace trellis
