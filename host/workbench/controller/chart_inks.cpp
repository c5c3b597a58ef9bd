#include "workbench/controller/chart_inks.hpp"

namespace trellis {

Rgb chartInk(const Palette& p, Ink ink) {
    switch (ink) {
    case Ink::Text:
        return p.text;
    case Ink::Muted:
    case Ink::Axis:
        return p.secondary;
    case Ink::Grid:
        return p.line;
    case Ink::First:
    case Ink::Shade:
        return p.highContrast ? p.text : p.dark ? Rgb{0x7c, 0xc0, 0xee} : Rgb{0x1f, 0x5f, 0x8b};
    case Ink::Second:
        return p.highContrast ? p.text : p.dark ? Rgb{0xf0, 0xb0, 0x6a} : Rgb{0x9a, 0x4f, 0x00};
    case Ink::Event:
        return p.highContrast ? p.text : p.dark ? Rgb{0xc9, 0xac, 0xf2} : Rgb{0x6b, 0x3f, 0xa0};
    case Ink::Signal:
        return p.highContrast ? p.text : p.dark ? Rgb{0xff, 0x9d, 0x91} : Rgb{0xb3, 0x26, 0x1e};
    }
    return p.text;
}

} // namespace trellis
