// Rows that travel: an open action goes from record to record, with its id, until its form says that it is settled.
#pragma once
#include "template/form.hpp"

#include <map>
#include <vector>

namespace trellis {

/// Adds the rows of `last` that are still open (Form::carriedRows) to `answers`, in front. A row that is there already, by its
/// id, is not added again. Cells that `form` does not have, or works out itself, are left behind with the record they stand in.
void carryRows(Answers& answers, const Template& form, const Form& last);

/// Remembers for each row id the first day it was seen. Call with records in the order of their days.
void rememberRows(std::map<Id, Date>& since, const Answers& answers, Date day);

} // namespace trellis
