// Rows that travel: an open action goes from record to record, with its id, until its form says that it is settled.
#pragma once
#include "template/form.hpp"

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace trellis {

/// Adds the rows of `last` that are still open (Form::carriedRows) to `answers`, in front. A row that is there
/// already, by its id, is not added again. Cells that `form` does not have, or works out itself, are left behind with
/// the record they stand in.
void carryRows(Answers& answers, const Template& form, const Form& last);

/// The day of the first record each of these rows stood in. `earlier` gives the records before, newest first, until
/// there is none; it is asked only as long as one of the rows is still met, since a row travels without a gap.
struct EarlierRecord {
    const Answers* answers = nullptr;
    Date day;
};
std::map<Id, Date> firstDays(const std::set<Id>& rows, const std::function<std::optional<EarlierRecord>()>& earlier);

} // namespace trellis
