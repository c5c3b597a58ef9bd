#include "workbench/controller/palette.hpp"

#include <algorithm>
#include <cmath>

namespace trellis {

namespace {

double luminance(Rgb colour) {
    auto channel = [](std::uint8_t value) {
        const double c = value / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(colour.r) + 0.7152 * channel(colour.g) + 0.0722 * channel(colour.b);
}

constexpr Rgb hex(std::uint32_t value) {
    return {std::uint8_t(value >> 16), std::uint8_t(value >> 8), std::uint8_t(value)};
}

Palette light() {
    Palette p;
    p.page = hex(0xffffff);
    p.side = hex(0xf4f5f2);
    p.card = hex(0xf8f9f6);
    p.text = hex(0x1e2422);
    p.secondary = hex(0x55605b);
    p.line = hex(0xd9ddd8);
    p.accent = hex(0x1a6a5c);
    p.onAccent = hex(0xffffff);
    p.accentInk = hex(0x17614f);
    p.current = hex(0xdfeae5);
    p.note = hex(0xe6f0ec), p.onNote = hex(0x16433a);
    p.warn = hex(0xfbf0d6), p.onWarn = hex(0x553f00);
    p.trouble = hex(0xfae6e2), p.onTrouble = hex(0x6e2015);
    return p;
}

Palette dark() {
    Palette p;
    p.dark = true;
    p.page = hex(0x212624);
    p.side = hex(0x1a1e1c);
    p.card = hex(0x282e2b);
    p.text = hex(0xe8ebe9);
    p.secondary = hex(0xabb5b0);
    p.line = hex(0x3d4541);
    p.accent = hex(0x1f7566);
    p.onAccent = hex(0xffffff);
    p.accentInk = hex(0x84d3c2);
    p.current = hex(0x2b3a35);
    p.note = hex(0x233833), p.onNote = hex(0xc9e6de);
    p.warn = hex(0x423818), p.onWarn = hex(0xf6e3ab);
    p.trouble = hex(0x4a2722), p.onTrouble = hex(0xf7d3cc);
    return p;
}

} // namespace

double contrast(Rgb a, Rgb b) {
    const double one = luminance(a), two = luminance(b);
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

Palette paletteFor(Rgb background, Rgb text, Rgb highlight, Rgb highlightText, bool highContrast) {
    const bool isDark = luminance(background) < luminance(text);
    Palette p = isDark ? dark() : light();
    if (!highContrast) return p;
    p.highContrast = true;
    p.page = p.side = p.card = p.note = p.warn = p.trouble = background;
    p.text = p.secondary = p.line = p.accentInk = p.onNote = p.onWarn = p.onTrouble = text;
    p.accent = p.current = highlight;
    p.onAccent = highlightText;
    // The current place keeps ordinary text on it, so it may only take the highlight where that can be read.
    if (contrast(p.current, text) < 4.5) p.current = background;
    return p;
}

} // namespace trellis
