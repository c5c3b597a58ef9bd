// Our own icons: one weight, drawn as strokes on a 24 × 24 grid, tinted for the scheme. An icon never stands without a
// word.
#pragma once
#include "workbench/controller/palette.hpp"

#include <wx/bmpbndl.h>

#include <string>
#include <vector>

namespace trellis {

/// today, sessions, agreement, not-held, reflection, unlearning, meta, people, person, group, library, exchange,
/// search, settings, help, lock, add, check, warning, note, trouble, clock, calendar, draft, sign, action, back, print,
/// close, question, eye, export, edit, history, feedback, chart, site, remove, up, down. Any other name gives a plain
/// page, so that a manifest may ask for anything.
wxBitmapBundle icon(const std::string& name, Rgb colour, int size = 20);
/// In the text colour of the scheme.
wxBitmapBundle icon(const std::string& name);
std::vector<std::string> iconNames();

} // namespace trellis
