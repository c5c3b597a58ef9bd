// What is known of a draft's fields before anything is typed: which of them its step asks for, and which hold the
// other's words in another wording than theirs. Knows no window.
#pragma once
#include "workbench/controller/writing_draft.hpp"

#include <set>

namespace trellis {

struct DraftMarks {
    std::set<std::string> asked;     ///< items that the step or correction will not go without
    std::set<std::string> displaced; ///< items that are the other's to write and read otherwise than they did
};

/// Asks the draft's checks: of the text as it is, and of the one it was begun on, so that what a step asks for stays
/// marked when it was answered and the draft is opened again. A first draft is asked nothing unless it has fields that
/// only the other writes: what it needs, its form says by itself, and a new record opens without waiting for a check.
DraftMarks marksOf(WritingDraft& draft);

} // namespace trellis
