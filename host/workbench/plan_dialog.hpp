// Asks for a day: written as one likes ("tue", "16 Sep"), or picked in a calendar.
#pragma once
#include "model/date.hpp"

#include <wx/string.h>

#include <optional>

class wxWindow;

namespace trellis {

std::optional<Date> askDay(wxWindow* parent, const wxString& title, Date today);

} // namespace trellis
