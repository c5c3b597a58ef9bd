#include "workbench/look.hpp"

#include "workbench/native.hpp"
#include "workbench/native_choice.hpp"

#include <wx/scrolwin.h>
#include <wx/statline.h>
#include <wx/weakref.h>

#include <set>

namespace trellis {

namespace {
/// A paragraph may be squeezed to this width before it asks for more.
constexpr int narrowestParagraph = 64;
} // namespace

Paragraph::Paragraph(wxWindow* parent, const wxString& text, const wxFont& font, Rgb colour)
    : wxStaticText(parent, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_NO_AUTORESIZE) {
    SetFont(font);
    SetForegroundColour(toWx(colour));
    SetLabelText(text);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        fit();
    });
}

void Paragraph::setText(const wxString& text) {
    if (text == GetLabelText()) return;
    SetLabelText(text);
    fittedTo_ = -1;
    InvalidateBestSize();
    fit();
    look::relayout(this);
}

wxSize Paragraph::DoGetBestClientSize() const {
    const int natural = wxStaticText::DoGetBestClientSize().x;
    const int width = fittedTo_ > 0 ? fittedTo_ : natural;
    return {std::min(natural, narrowestParagraph), native::heightForWidth(const_cast<Paragraph*>(this), width)};
}

// The height depends on the width, which a sizer only knows after it has asked for the height: so the label takes what
// it gets, and asks again when that changed its height.
void Paragraph::fit() {
    const int width = GetSize().x;
    if (width <= 1 || width == fittedTo_) return;
    fittedTo_ = width;
    const int needed = native::heightForWidth(this, width);
    if (needed == GetMinSize().y) return;
    SetMinSize(wxSize(-1, needed));
    look::relayout(this);
}

namespace look {

wxString text(const std::string& utf8) { return wxString::FromUTF8(utf8); }
std::string utf8(const wxString& text) { return std::string(text.utf8_str()); }

namespace {

/// A background is no stop for the keyboard, also when nothing on it is.
class Backing : public wxPanel {
public:
    explicit Backing(wxWindow* parent)
        : wxPanel(parent) {
        m_container.DisableSelfFocus();
        SetCanFocus(false);
    }
};

const Palette& palette() { return Theme::get().palette(); }

Paragraph* heading(wxWindow* parent, const wxString& words, const wxFont& font) {
    auto* made = new Paragraph(parent, words, font, palette().text);
    setSpokenRole(made, SpokenRole::Heading);
    return made;
}

wxButton* bound(wxButton* button, Action action) {
    button->Bind(wxEVT_BUTTON, [action = std::move(action)](wxCommandEvent&) { action(); });
    return button;
}

} // namespace

Paragraph* title(wxWindow* parent, const wxString& words) { return heading(parent, words, Theme::get().title()); }
Paragraph* section(wxWindow* parent, const wxString& words) { return heading(parent, words, Theme::get().section()); }

Paragraph* body(wxWindow* parent, const wxString& words) {
    return new Paragraph(parent, words, Theme::get().body(), palette().text);
}

Paragraph* strong(wxWindow* parent, const wxString& words) {
    return new Paragraph(parent, words, Theme::get().strong(), palette().text);
}

Paragraph* secondary(wxWindow* parent, const wxString& words) {
    return new Paragraph(parent, words, Theme::get().secondary(), palette().secondary);
}

wxStaticText* label(wxWindow* parent, const wxString& words) {
    auto* made = new wxStaticText(parent, wxID_ANY, words);
    made->SetFont(Theme::get().body());
    made->SetForegroundColour(toWx(palette().text));
    return made;
}

wxStaticText* mutedLabel(wxWindow* parent, const wxString& words) {
    auto* made = label(parent, words);
    made->SetFont(Theme::get().secondary());
    made->SetForegroundColour(toWx(palette().secondary));
    return made;
}

wxButton* button(wxWindow* parent, const wxString& words, Action action) {
    return bound(new wxButton(parent, wxID_ANY, words), std::move(action));
}

wxButton* mainButton(wxWindow* parent, const wxString& words, Action action) {
    wxButton* made = button(parent, words, std::move(action));
    native::addStyle(made, "main");
    return made;
}

wxButton* quietButton(wxWindow* parent, const wxString& words, Action action) {
    wxButton* made = bound(new wxButton(parent, wxID_ANY, words, wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT),
                           std::move(action));
    native::addStyle(made, "quiet");
    return made;
}

wxButton* iconButton(wxWindow* parent, const std::string& iconName, const wxString& spoken, Action action) {
    auto* made = new wxButton(parent, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxBU_EXACTFIT);
    made->SetBitmap(icon(iconName, palette().text, 16));
    made->SetToolTip(spoken);
    nameControl(made, spoken);
    return bound(made, std::move(action));
}

wxSizer* state(wxWindow* parent, const std::string& iconName, const wxString& words, bool muted) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    const Rgb colour = muted ? palette().secondary : palette().text;
    auto* picture = new wxStaticBitmap(parent, wxID_ANY, icon(iconName, colour, 16));
    nameControl(picture, " "); // the word beside it says it all
    row->Add(picture, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, space::half + 2);
    row->Add(muted ? mutedLabel(parent, words) : label(parent, words), 0, wxALIGN_CENTRE_VERTICAL);
    return row;
}

wxSizer* field(wxWindow* parent, const wxString& labelWords, wxWindow* control, const wxString& help) {
    auto* column = new wxBoxSizer(wxVERTICAL);
    wxStaticText* words = label(parent, labelWords);
    column->Add(words, 0, wxBOTTOM, space::half);
    roomy(control);
    if (dynamic_cast<wxChoice*>(control)) native::tellFocus(control);
    column->Add(control, 0, wxEXPAND);
    if (!help.empty()) {
        column->Add(secondary(parent, help), 0, wxEXPAND | wxTOP, space::half);
        describe(control, help);
    }
    labelFor(words, control);
    return column;
}

void roomy(wxWindow* control) {
    const auto* entry = dynamic_cast<wxTextCtrl*>(control);
    const bool oneLine = (entry && !entry->IsMultiLine()) || dynamic_cast<wxComboBox*>(control);
    if (!oneLine) return;
    control->SetMinSize(wxSize(control->GetMinSize().x, control->GetCharHeight() + space::two));
}

wxString broken(wxWindow* window, const wxString& words, int width) {
    wxString out, line;
    for (const wxString& word : wxSplit(words, ' ', '\0')) {
        const wxString longer = line.empty() ? word : line + " " + word;
        if (!line.empty() && window->GetTextExtent(longer).x > width) {
            out += line + "\n";
            line = word;
        } else
            line = longer;
    }
    return out + line;
}

wxWindow* line(wxWindow* parent) {
    wxPanel* made = panel(parent, palette().line);
    made->SetMinSize(wxSize(-1, 1));
    made->SetMaxSize(wxSize(-1, 1));
    made->Disable(); // never a stop for the keyboard
    return made;
}

wxPanel* panel(wxWindow* parent, Rgb background) {
    auto* made = new Backing(parent);
    made->SetBackgroundColour(toWx(background));
    made->SetForegroundColour(toWx(palette().text));
    return made;
}

void relayout(wxWindow* inside) {
    static std::vector<wxWeakRef<wxWindow>> waiting;
    waiting.emplace_back(inside);
    if (waiting.size() > 1) return;
    wxTheApp->CallAfter([] {
        auto asked = std::move(waiting);
        waiting.clear();
        // A panel that keeps its size is not laid out again by its parent, so every window on the way up is, outermost
        // first: the room of the outer decides that of the inner.
        std::set<std::pair<int, wxWindow*>> order;
        for (auto& one : asked) {
            std::vector<wxWindow*> way;
            for (wxWindow* up = one; up; up = up->IsTopLevel() ? nullptr : up->GetParent()) {
                way.push_back(up);
                if (dynamic_cast<wxScrolledWindow*>(up)) break;
            }
            for (std::size_t i = 0; i < way.size(); ++i) order.insert({int(way.size() - i), way[i]});
        }
        for (auto& [depth, window] : order) {
            if (!window->GetSizer()) continue;
            window->Layout();
            if (auto* scrolled = dynamic_cast<wxScrolledWindow*>(window)) scrolled->FitInside();
        }
    });
}

} // namespace look

} // namespace trellis
