// What one person sees of one record: the single place where the desk asks maySee() about answers (design 6, domain.md 2.6).
#pragma once
#include "record/record.hpp"

namespace trellis {

/// Somebody who looks, with their role in this workspace.
struct Viewer {
    PersonCode code;
    Role role = Role::Supervisee;
};

/// As whom somebody looks at a record. A party looks as what they are in this record, whatever their role in the workspace is.
Audience audienceOf(const RecordKey& key, const Viewer& viewer);

/// May they know that this record is there? Parties, and roles that oversee.
bool mayKnow(const RecordKey& key, const Viewer& viewer);

struct Seen {
    Answers answers;                   ///< what may be seen, nothing else
    std::vector<std::string> withheld; ///< items and cells of the form that may not be seen, in its order
};

/// Rows of a group's private tables are cut by their owner; items the form does not know are never shown.
Seen seen(const Template& form, const Answers& answers, const RecordKey& key, const Viewer& viewer);

/// Whose row it is: the person in the cell that the rows item names as owner; empty when it belongs to everybody.
PersonCode ownerOf(const Item& rows, const Row& row);

} // namespace trellis
