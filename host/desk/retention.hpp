// What is to be looked at again under the locality's retention rules (domain.md 2.7): a list for the person who looks
// after records, and nothing more. No rule destroys anything by itself: the log is append-only, and what is decided
// about a record on the list is done and recorded by people. While a legal hold stands on a class, the list says so.
//
// Which class a record is of, without asking any plugin:
//     AGREEMENT    a record whose kind has the role "agreement"
//     REFLECTION   an author's own record; the owner decides, so it is never on anybody else's list
//     META         a record that belongs to no agreement of a pair or group
//     ADMIN        every other record, for what is of class A
//     CONTENT      the same, where its form has parts of other classes
//     RISKPOINTER  the same, where a row stands in a table called risk.items
// Dates of a programme's or study's end are not known to the workspace: META and EVALUATION are listed without a day.
#pragma once
#include "desk/desk.hpp"
#include "pack/policies.hpp"

namespace trellis {

struct RetentionLine {
    std::string of; ///< "CONTENT"
    RecordLine record;
    RetentionRule rule;
    std::optional<Date> since; ///< the day of the trigger; none: it has not come, or nobody knows it
    std::optional<Date> due;   ///< when it is to be looked at
    std::optional<LegalHold> hold;
    bool isDue(Date today) const { return due && *due <= today; }
};

/// By day due, those without a day last; `all`: also what is not due yet. Of what this person may know of. Error TR-U05
/// for roles that look after nobody.
std::vector<RetentionLine> retentionList(Desk& desk, bool all = false, Progress& progress = noProgress());

} // namespace trellis
