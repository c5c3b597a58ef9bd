// A table as people read it: days in words, and every row by a name of its own.
//
// What machines read (CSV, JSON) keeps days as 2025-03-01, which sort and compare; whatever a person reads goes through
// here on its way out.
#pragma once
#include "view/view_model.hpp"

namespace trellis {

/// "1 March 2025" of "2025-03-01", "1 March 2025 to 8 March 2025" of two with "to" between; anything else as it is.
std::string spokenDay(const std::string& cell);

/// The model with its table twin (withTableTwin()), whose days are in words.
ViewModel forPeople(ViewModel model);

/// What each row is called: its first cell, and where several begin alike as many of the next as it takes to tell them
/// apart, up to the first column of numbers: "Had a session, September 2025".
std::vector<std::string> rowNames(const ViewTable& table);

} // namespace trellis
