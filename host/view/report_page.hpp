// Several views as one page that stands alone: no script, nothing fetched from anywhere; prints well, and every picture
// has its table. And the list of columns that goes with their tables.
#pragma once
#include "view/render.hpp"

namespace trellis {

struct PageView {
    ViewModel model;
    std::string file; ///< "02-meta-run-compliance", without an ending
    std::string hash; ///< for citing; may be empty
};

struct PageHead {
    std::string title, period, audience, made, suppression;
    std::string context;                                      ///< what differs in context; stands before all numbers
    std::vector<std::pair<std::string, std::string>> stories; ///< place, what was going on there
    std::vector<std::string> leftOut;
};

std::string reportPage(const PageHead& head, const std::vector<PageView>& views);
/// file, column, title, kind, what it answers, period, target, suppression: one line a column.
std::string reportCodebook(const std::vector<PageView>& views);

} // namespace trellis
