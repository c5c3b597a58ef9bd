// One record, as far as this person may see it, as plain text for a terminal.
#pragma once
#include "desk/lines.hpp"
#include "record/sheet.hpp"

#include <string>

namespace trellis {

/// The view as the sheet that record/ writes as JSON.
Sheet sheetOf(const RecordView& view);

/// Headings, questions and answers, line by line; nothing is cut. Parts kept by the pair are one quiet line in their
/// section.
std::string recordText(const RecordView& view);

} // namespace trellis
