// A field in the head of a page: what it shows, about whom, how. Its label stands above it as in every form; with large
// text, where three lines of fields would leave no room for what they are about, it stands beside it.
#pragma once
#include "workbench/look.hpp"

namespace trellis {

wxSizer* headField(wxWindow* parent, const wxString& label, wxWindow* control);

} // namespace trellis
