// A record as it is read: a sequence of short blocks in the order of the page, the same for the eye, the ear and the
// clipboard.
#pragma once
#include "desk/lines.hpp"

namespace trellis {

enum class PaperStyle {
    Title,    ///< what it is, once
    Facts,    ///< people, day, state: right under the title
    Layer,    ///< "Changed on … by … because …", "Acknowledge and reply, by …"
    Heading,  ///< a section
    Label,    ///< a question
    Text,     ///< its answer
    RowTitle, ///< the name of one row of a table
    Withheld, ///< quiet: "kept by the pair"
    Quiet,    ///< remarks of the page itself
    Hash,     ///< for those who ask
    Picture,  ///< a chart; its text says what it shows
};

struct PaperBlock {
    PaperStyle style;
    std::string text;
    bool operator==(const PaperBlock&) const = default;
};

struct PaperOptions {
    std::vector<Person> people; ///< whose names stand beside their codes
    bool withHashes = false;
    std::vector<std::string> steps{}; ///< what the steps of its kind are called (record/step_layers.hpp)
};

/// Only what is answered is written; what this reader may not see is one quiet line where it stood.
std::vector<PaperBlock> paperOf(const RecordView& view, const PaperOptions& options);

/// The blocks as plain text.
std::string paperText(const std::vector<PaperBlock>& paper);

} // namespace trellis
