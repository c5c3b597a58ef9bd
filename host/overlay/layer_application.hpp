// One overlay applied to the form beneath it. Private to the resolver and the upgrade, which share it so that what an
// upgrade promises is what resolving does.
#pragma once
#include "overlay/form_tree.hpp"
#include "overlay/resolve.hpp"
#include "template/lint_log.hpp"

namespace trellis::detail {

struct AppliedLayer {
    std::vector<Adaptation> adaptations;
    std::map<std::string, Place> places; ///< item id → the operation that last touched it, for what is found out later
};

/// Changes `tree`. What cannot be done is said in `log` (TR-O22 to TR-O33, TR-O21 for ids that are taken) and left out.
AppliedLayer applyLayer(const Overlay& overlay, FormTree& tree, LintLog& log);

} // namespace trellis::detail
