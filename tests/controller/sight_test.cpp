// How far a page scrolls when a field on it takes the keyboard.
#include "workbench/controller/sight.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace trellis;

namespace {

constexpr int step = 16;

/// What of the page is seen then: from, and up to.
struct Seen {
    int from, to;
    explicit Seen(const PagePart& part, int window)
        : from(beginningFor(part, window, step) * step)
        , to(from + window) {}
};

} // namespace

TEST_CASE("A part that is higher than the window begins at its top, and a window without a size scrolls nothing away") {
    const Seen tall({800, 700}, 400);
    CHECK(tall.from <= 800);
    CHECK(tall.from > 800 - step);
    CHECK(beginningFor({0, 900}, 400, step) == 0);
    CHECK(beginningFor({-30, 900}, 400, step) == 0);
    CHECK(beginningFor({500, 100}, 400, 0) == 0);
    CHECK(Seen({500, 100}, 0).from <= 500);
}

TEST_CASE("A field that fits into the window with all that stands above it leaves the page at its top") {
    CHECK(beginningFor({300, 100}, 400, step) == 0);
    CHECK(beginningFor({0, 10}, 400, step) == 0);
}

TEST_CASE("Of what stands above a field as much is seen as fits, and the field whole") {
    for (int top = 401; top < 1200; top += 37)
        for (int height : {20, 90, 380, 400}) {
            const Seen seen({top, height}, 400);
            INFO(top << " " << height << ": " << seen.from << " to " << seen.to);
            CHECK(seen.from <= top);
            CHECK(seen.to >= top + height - (height > 400 - step ? step : 0));
            CHECK(seen.to < top + height + 2 * step); // and no more is scrolled past than that takes
        }
}
