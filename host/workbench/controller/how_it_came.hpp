// "How did this number come about?", as it is read on the page: every number in one row of a view's table, with the
// figure and its parts, the records, or the points that it rests on. It says what FigureDesk::explainView() found for
// the person who looks, and nothing else.
#pragma once
#include "desk/figure_desk.hpp"
#include "workbench/controller/paper.hpp"

namespace trellis {

/// A row of the table that is seen.
struct AskedRow {
    std::optional<std::size_t>
        panel; ///< the picture that is shown alone, with its own table; none: the view is seen whole
    std::size_t row = 0;
};

struct HowItCame {
    std::vector<PaperBlock> paper;
    std::vector<ExplainedPart::Source> records; ///< those that may be opened, each once, in the order they are read
    bool numbers = true;                        ///< false: the row says nothing with a number, and stands for a record

    /// The record that the row stands for; none: it says numbers, or may stand for several.
    std::optional<Id> record() const;
};

/// "Supervision session of 16 September 2025".
std::string sourceWords(const ExplainedPart::Source& one);

HowItCame howItCame(const ViewExplanation& told, const AskedRow& asked);

} // namespace trellis
