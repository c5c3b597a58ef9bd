// How everything looks: fonts, colours, distances. One Theme per run; pages ask it and never name a colour or a size
// themselves.
#pragma once
#include "workbench/controller/palette.hpp"

#include <wx/colour.h>
#include <wx/font.h>

class wxWindow;

namespace trellis {

class Theme {
public:
    /// The one in use. Valid after wx has started.
    static Theme& get();

    /// Reads the system's colours again; call when they change.
    void refresh();

    const Palette& palette() const { return palette_; }
    bool dark() const { return palette_.dark; }

    wxFont body() const;
    wxFont strong() const;    ///< body, bold
    wxFont section() const;   ///< 1.25
    wxFont title() const;     ///< 1.6
    wxFont secondary() const; ///< 0.92; drawn in palette().secondary
    wxFont code() const;      ///< fixed width: hashes, recovery codes

    /// 100 to 200. Fonts follow by themselves; widths that hold text are asked for through wide().
    int textPercent() const { return textPercent_; }
    void setTextPercent(int percent);

    /// A width or height meant for text, at the present text size: wide(280) is 280 px at 100 % and 448 px at 200 %
    /// (panes grow more slowly than text, so that 200 % still leaves room to work).
    int wide(int pixels) const;

private:
    Theme();
    Palette palette_;
    int textPercent_ = 100;
};

wxColour toWx(Rgb colour);

/// The 8 px grid.
namespace space {
constexpr int half = 4, one = 8, two = 16, three = 24, four = 32;
constexpr int readingColumn = 760; ///< reading and writing is never wider
constexpr int contextPane = 280;
constexpr int navigationPane = 208;
} // namespace space

} // namespace trellis
