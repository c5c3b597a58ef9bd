// What wx cannot say to GTK about looks: text size for everything at once, the main button of a page, wrapped labels.
// All of it is comfort; without it the window is plainer and works the same.
#pragma once
#include "workbench/controller/palette.hpp"

#include <filesystem>

class wxWindow;
class wxStaticText;
class wxDataViewCtrl;

namespace trellis::native {

/// 1.0 to 2.0, on top of what the desktop asks for. Takes effect in every window at once, also inside native controls.
void setTextScale(double scale);
/// How many dots high an inch of text is now: 96 at plain text on a plain desktop, more by setTextScale() and by what
/// the desktop asks for.
double textDotsPerInch();

/// True when the desktop uses a high contrast theme.
bool highContrast();

/// Teaches GTK the few looks below in the colours of `palette`. Call again when the scheme changes.
void installStyles(const Palette& palette);

/// "main": the one main action; "quiet": a button that looks like a link; "place": an entry of the navigation;
/// "current": the entry where one is; "row": low enough for a dense list;
/// "writing": a text box of several lines; "focused": the one with the keyboard, where GTK draws no ring itself.
void addStyle(wxWindow* control, const char* style);
void removeStyle(wxWindow* control, const char* style);

/// Air between the frame of a text box of several lines and its words.
void padText(wxWindow* box);

/// How high a label must be to show all its words at this width.
int heightForWidth(wxStaticText* label, int width);
/// Labels of buttons and entries start at the left instead of in the middle.
void alignLeft(wxWindow* button);
/// A button whose words go on in a second line where they are longer than about `letters`; nothing is cut.
void wrapWords(wxWindow* button, int letters);
/// Keys typed in a list go to the menu and the page, not to a search box that GTK would pop up without a name.
void noTypeAhead(wxDataViewCtrl* list);
/// Scrolls a list so that a line stands in the middle, as far as there are lines around it; also before the list has
/// its size, when wx's own way scrolls past it.
void showInTheMiddle(wxDataViewCtrl* list, int row);
/// Lets the user mark and copy the words of a label with mouse and keyboard.
void makeSelectable(wxStaticText* label);

/// Writes what is on screen of a top-level window as PNG. False when that did not work.
bool savePicture(wxWindow* window, const std::filesystem::path& file);

} // namespace trellis::native
