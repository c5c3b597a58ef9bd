// The colours of the window, for a light and a dark scheme. Every pair of text and background that is drawn is at least
// 4.5 : 1 (WCAG 2.2, 1.4.3); tests/controller/palette.cpp measures them.
#pragma once
#include <cstdint>

namespace trellis {

struct Rgb {
    std::uint8_t r = 0, g = 0, b = 0;
    bool operator==(const Rgb&) const = default;
};

/// Contrast of two colours by the WCAG formula: 1 (none) to 21 (black on white).
double contrast(Rgb a, Rgb b);

struct Palette {
    bool dark = false;
    bool highContrast = false;
    Rgb page; ///< behind reading and writing
    Rgb side; ///< behind navigation and the context pane
    Rgb card; ///< behind a group that stands out from the page
    Rgb text;
    Rgb secondary;          ///< muted text; on page, side and card
    Rgb line;               ///< hairlines; never the only sign of anything
    Rgb accent;             ///< fill of the one main action and of the mark at the current place
    Rgb onAccent;           ///< text on it
    Rgb accentInk;          ///< the accent as text or icon on page, side and card
    Rgb current;            ///< behind the current place in the navigation
    Rgb note, onNote;       ///< attention bar: something worth knowing
    Rgb warn, onWarn;       ///< attention bar and chips: please look
    Rgb trouble, onTrouble; ///< attention bar: something went wrong
};

/// Made from what the system says: the scheme follows its background; with high contrast its own two colours are used.
Palette paletteFor(Rgb systemBackground, Rgb systemText, Rgb systemHighlight, Rgb systemHighlightText,
                   bool highContrast);

} // namespace trellis
