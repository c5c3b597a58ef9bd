#include "workbench/controller/palette.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {
constexpr Rgb white{255, 255, 255}, black{0, 0, 0}, blue{53, 132, 228};

void readable(const Palette& p) {
    for (const Rgb background : {p.page, p.side, p.card}) {
        CHECK(contrast(p.text, background) >= 4.5);
        CHECK(contrast(p.secondary, background) >= 4.5);
        CHECK(contrast(p.accentInk, background) >= 4.5);
    }
    CHECK(contrast(p.onAccent, p.accent) >= 4.5);
    CHECK(contrast(p.text, p.current) >= 4.5);
    CHECK(contrast(p.accentInk, p.current) >= 4.5);
    CHECK(contrast(p.onNote, p.note) >= 4.5);
    CHECK(contrast(p.onWarn, p.warn) >= 4.5);
    CHECK(contrast(p.onTrouble, p.trouble) >= 4.5);
}
} // namespace

TEST_CASE("Contrast is 21 for black on white and 1 for a colour on itself, whichever comes first") {
    CHECK(contrast(black, white) > 20.99);
    CHECK(contrast(white, black) > 20.99);
    CHECK(contrast(blue, blue) == 1.0);
}

TEST_CASE("Every text of the light and of the dark scheme can be read on what is behind it") {
    readable(paletteFor(white, black, blue, white, false));
    readable(paletteFor({45, 45, 45}, white, blue, white, false));
}

TEST_CASE("The scheme follows the system's own background") {
    CHECK_FALSE(paletteFor(white, black, blue, white, false).dark);
    CHECK(paletteFor({40, 40, 40}, white, blue, white, false).dark);
}

TEST_CASE("With high contrast the system's colours are taken as they are") {
    const Palette p = paletteFor(black, white, {255, 255, 0}, black, true);
    CHECK(p.page == black);
    CHECK(p.secondary == white);
    readable(p);
}
