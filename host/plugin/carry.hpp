// Rows that travel: what the form's `carry` expressions take from one record into the next (design 5).
#pragma once
#include "plugin/kind.hpp"

namespace trellis {

/// For each table of `form`: the rows of the newest finished record of this kind that its own form lets travel
/// (Form::carriedRows). Rows keep their ids and order; cells that `form` does not have any more, or works out itself,
/// stay behind. Empty where the form of that record is not at hand.
std::map<std::string, std::vector<Row>> carriedRows(const Timeline& timeline, const std::string& kind,
                                                    const Template& form, const FormSource& forms);

} // namespace trellis
