// Rows that travel: an open action goes from record to record, with its id, until its form says that it is settled.
#pragma once
#include "template/form.hpp"

#include <map>
#include <vector>

namespace trellis {

/// The rows of one rows item that are still open: its `carry` expression is true for them, or unknown, so that a row nobody has
/// answered about is not lost. Empty when the item has no such expression.
std::vector<Row> openRowsOf(const Item& rows, const Answers& answers, Date today);

/// Adds the open rows of `last` (made with `lastForm`) to `answers`, in front. A row that is there already, by its id, is not added
/// again. Cells that `form` does not have are left behind with the record they stand in.
void carryRows(Answers& answers, const Template& form, const Answers& last, const Template& lastForm, Date today);

/// Remembers for each row id the first day it was seen. Call with records in the order of their days.
void rememberRows(std::map<Id, Date>& since, const Answers& answers, Date day);

} // namespace trellis
