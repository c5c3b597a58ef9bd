// Headings, words, buttons and fields as they look everywhere. A page puts these together; it never styles a control
// itself.
#pragma once
#include "workbench/accessibility.hpp"
#include "workbench/icons.hpp"
#include "workbench/theme.hpp"

#include <wx/wx.h>

#include <functional>
#include <string>
#include <vector>

namespace trellis {

/// Words that wrap to the width they are given, at any text size.
class Paragraph : public wxStaticText {
public:
    Paragraph(wxWindow* parent, const wxString& text, const wxFont& font, Rgb colour);
    void setText(const wxString& text);

protected:
    wxSize DoGetBestClientSize() const override;

private:
    void fit();
    int fittedTo_ = -1;
};

namespace look {

wxString text(const std::string& utf8);
std::string utf8(const wxString& text);

/// Page title (read as a heading).
Paragraph* title(wxWindow* parent, const wxString& words);
/// Section heading (read as a heading).
Paragraph* section(wxWindow* parent, const wxString& words);
/// Ordinary words, any length.
Paragraph* body(wxWindow* parent, const wxString& words);
Paragraph* strong(wxWindow* parent, const wxString& words);
/// Muted words.
Paragraph* secondary(wxWindow* parent, const wxString& words);
/// One line, no wrapping: labels of fields, cells of a row. `&` marks the Alt letter.
wxStaticText* label(wxWindow* parent, const wxString& words);
wxStaticText* mutedLabel(wxWindow* parent, const wxString& words);

using Action = std::function<void()>;
/// The one main action of a page.
wxButton* mainButton(wxWindow* parent, const wxString& words, Action action);
wxButton* button(wxWindow* parent, const wxString& words, Action action);
/// Looks like a link; for actions beside the main thing.
wxButton* quietButton(wxWindow* parent, const wxString& words, Action action);
/// An icon with a word for screen readers and as tool tip.
wxButton* iconButton(wxWindow* parent, const std::string& iconName, const wxString& spoken, Action action);

/// An icon and a word in one row: how a state is shown ("warning", "15 days past due"). Read as the words alone.
wxSizer* state(wxWindow* parent, const std::string& iconName, const wxString& words, bool muted = false);

/// A visible label over a control, related to it, with help below where there is any.
wxSizer* field(wxWindow* parent, const wxString& labelWords, wxWindow* control, const wxString& help = {});

/// A field of one line is made high enough for its text; wx asks for too little when text is large. field() does it by
/// itself.
void roomy(wxWindow* control);

/// Words broken into lines at most `width` wide, for native controls that do not wrap by themselves. A longer word
/// stands whole on a line of its own.
wxString broken(wxWindow* window, const wxString& words, int width);

/// A hairline.
wxWindow* line(wxWindow* parent);

/// A panel in one of the palette's background colours.
wxPanel* panel(wxWindow* parent, Rgb background);

/// Asks the sizers above `inside` to lay out again, up to the page, once the present event is done.
void relayout(wxWindow* inside);

} // namespace look

} // namespace trellis
