// Inside store/ only: a draft as one JSON text.
#pragma once
#include "record/record.hpp"

#include <string>

namespace trellis {

std::string writeDraft(const DraftState& draft);
/// Error TR-S15 when it is damaged.
DraftState readDraft(const std::string& text);
/// Hash over a draft's row, kept beside it.
std::string draftMark(const Id& record, std::int64_t savedMs, const std::string& body);

} // namespace trellis
