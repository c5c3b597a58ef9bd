// Rows that travel: what the form's `carry` expressions take from one record into the next (design 5).
#pragma once
#include "record/timeline.hpp"

namespace trellis {

/// For each rows item of `form` that has a `carry`: the rows of the newest finished record of this kind for which it holds. Unknown
/// counts as yes, so that a row nobody has answered about is not lost. Rows keep their ids and order; cells that the form does
/// not have any more, and answers of calculated cells, stay behind.
std::map<std::string, std::vector<Row>> carriedRows(const Timeline& timeline, const std::string& kind, const Template& form);

} // namespace trellis
