// One property under a newer core: how it stands. Private to the upgrade.
#pragma once
#include "overlay/form_tree.hpp"
#include "overlay/upgrade.hpp"

namespace trellis::detail {

/// `added` are ids that this overlay adds: placing something by them is always possible.
UpgradeLine comparePart(const OverlayOperation& operation, const Alteration& part, FormTree& was, FormTree& now,
                        const std::vector<std::string>& added);
UpgradeLine compareAddition(const OverlayOperation& operation, FormTree& was, FormTree& now,
                            const std::vector<std::string>& added);

/// Whether `id` has other neighbours on both sides among the items that both forms ask, or stands in another section.
bool movedByCore(const std::string& id, FormTree& was, FormTree& now);

} // namespace trellis::detail
