// What a screen reader is told. The one place that talks to ATK: on GTK, wxWindow::SetName is not an accessible name,
// and composite controls put their focus on an inner widget that wx does not show.
#pragma once
#include <wx/string.h>

class wxWindow;

namespace trellis {

/// What a control is, where its native role does not say it.
enum class SpokenRole { Heading, List, ListItem, Status, Alert, Navigation, Main, Complementary, Table, Picture };

/// Gives a control its accessible name. Use labelFor() where there is a visible label.
void nameControl(wxWindow* control, const wxString& name);

/// `label` is the visible label of `control`: its words become the name, and the two are related (labelled by / label
/// for).
void labelFor(wxWindow* label, wxWindow* control);

/// A longer explanation, read after the name: the help of a question, what a disabled button waits for.
void describe(wxWindow* control, const wxString& text);

void setSpokenRole(wxWindow* window, SpokenRole role);

/// "required" and "not as asked" as states, so that they are said without being written into the name.
void setRequired(wxWindow* control, bool required);
void setInvalid(wxWindow* control, bool invalid);

/// Reads `text` out without moving the focus. `urgent` interrupts. Without a screen reader nothing happens.
void announce(wxWindow* where, const wxString& text, bool urgent = false);

/// The accessible name as it is now; the tests read it back.
wxString spokenName(const wxWindow* control);

} // namespace trellis
