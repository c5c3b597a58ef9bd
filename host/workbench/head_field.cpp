#include "workbench/head_field.hpp"

#include "workbench/accessibility.hpp"

#include <wx/stattext.h>

namespace trellis {

namespace {

constexpr int large = 150;

} // namespace

wxSizer* headField(wxWindow* parent, const wxString& label, wxWindow* control) {
    if (Theme::get().textPercent() < large) return look::field(parent, label, control);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* words = look::label(parent, label);
    row->Add(words, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, space::one);
    look::roomy(control);
    row->Add(control, 0, wxALIGN_CENTRE_VERTICAL);
    labelFor(words, control);
    return row;
}

} // namespace trellis
