// Parts of a record that belong to one of several (a group's private rows), where its people write, check and sign it:
// a colleague is told nothing of them, not even that they are there. Private to host/desk.
#pragma once
#include "desk/seen.hpp"
#include "model/finding.hpp"

#include <vector>

namespace trellis {

/// Is a row in these answers somebody else's, so that this person may not see it?
bool holdsOthersRows(const Template& form, const Answers& answers, const RecordKey& key, const Viewer& viewer);

/// Findings without those in somebody else's rows, which quote them. Where one of those refuses or asks, one sentence
/// about the whole record says that something is open (code "others"), since it stands in everybody's way.
std::vector<Finding> withoutOthersParts(std::vector<Finding> all, const Template& form, const Answers& answers,
                                        const RecordKey& key, const Viewer& viewer);

} // namespace trellis
