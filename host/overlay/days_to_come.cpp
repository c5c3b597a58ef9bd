#include "overlay/days_to_come.hpp"

#include "template/lint_log.hpp"

namespace trellis {

std::vector<LintMessage> daysToCome(const Overlay& overlay, Date today) {
    LintLog log(overlay.file);
    for (auto& change : overlay.changes)
        if (change.reason.date > today)
            log.warning(change.reason.place, "TR-O13",
                        "This reason says that it was decided on " + change.reason.date.words() +
                            ", and that day has not come yet.",
                        "Put the day on which it was decided; a day to look at it again stands in review=\"…\".");
    return log.take();
}

} // namespace trellis
