#include "workbench/controller/sight.hpp"

#include <algorithm>

namespace trellis {

int beginningFor(const PagePart& part, int window, int step) {
    if (step <= 0) return 0;
    const int over = part.top + part.height - window;
    if (over <= 0) return 0;
    // A step of air below it, where that does not push its own beginning out of sight.
    const int wanted = (over + step - 1) / step + 1;
    return std::min(wanted, std::max(0, part.top) / step);
}

} // namespace trellis
