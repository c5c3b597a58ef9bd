// How far a page scrolls for one of its parts.
#pragma once

namespace trellis {

/// A part of a page that scrolls, in pixels from the top of the page.
struct PagePart {
    int top = 0;
    int height = 0;
};

/// Where the page begins, in steps of `step` pixels, so that the whole part is seen in a window of that height and as
/// much of what stands above it as fits: all of it where the part ends within the first window, and nothing above a
/// part that fills a window alone.
int beginningFor(const PagePart& part, int window, int step);

} // namespace trellis
