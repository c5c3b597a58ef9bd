// Puts what one overlay adds and moves where it belongs, whatever the order in which that is said. Private to the
// resolver and the upgrade.
//
// What moves is taken out first. Then everything is put in, what stands beside settled items first, then what stands
// beside those, and so on. Things with one and the same spot stand in the order given. So "x after a", "y after x" gives
// a x y in whichever order the two are written.
#pragma once
#include "overlay/form_tree.hpp"
#include "template/lint_log.hpp"

namespace trellis::detail {

struct Placement {
    OverlaySpot spot;
    std::string moved;             ///< id of what moves; empty for an addition
    std::vector<XmlElement> added; ///< what is added, in order
    Place place;                   ///< of the operation, for messages
};

/// Says TR-O30 (nothing there to stand by), TR-O31 (they wait for each other in a circle), TR-O32 (a cell would leave its
/// table, an item enter one, or a table stand in a table). What cannot be placed is left where it was.
void place(std::vector<Placement> placements, FormTree& tree, LintLog& log);

} // namespace trellis::detail
