// The inks of a chart in the window's own schemes. Lines and marks are at least 3 : 1 against the page, words 4.5 : 1
// (WCAG 2.2, 1.4.11 and 1.4.3); tests/controller measures them. A grid only helps the eye and may be fainter.
#pragma once
#include "view/canvas.hpp"
#include "workbench/controller/palette.hpp"

namespace trellis {

/// With high contrast every ink is the system's text colour: strokes, marks and words tell things apart anyway.
Rgb chartInk(const Palette& palette, Ink ink);

} // namespace trellis
