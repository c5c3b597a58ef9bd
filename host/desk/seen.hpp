// What one person sees of one record: the single place where the desk asks maySee() about answers (design 6,
// domain.md 2.6).
#pragma once
#include "model/visibility_floor.hpp"
#include "record/record.hpp"
#include "store/stored.hpp"

namespace trellis {

class FormShelf; // desk/form_shelf.hpp

/// Somebody who looks, with their role in this workspace.
struct Viewer {
    PersonCode code;
    Role role = Role::Supervisee;
    VisibilityFloor floor; ///< of the workspace they look in
    FormShelf* forms = nullptr; ///< its forms, which say whom a record may be known to
};

/// What is looked at: a record and, where it is its author's own, how much its newest layer shares. Made from a bare
/// key it shares nothing, so whoever forgets the sharing shows too little, never too much.
struct Subject {
    const RecordKey& key;
    Sharing shared = Sharing::None;
    const FormRef* form = nullptr; ///< of the newest layer
    Subject(const RecordKey& record)
        : key(record) {} // NOLINT: a key is a record that shares nothing
    Subject(const RecordHead& head)
        : key(head.key)
        , shared(head.shared)
        , form(&head.form) {} // NOLINT
};

/// As whom somebody looks at a record. A party looks as what they are in this record, whatever their role in the
/// workspace is.
Audience audienceOf(const RecordKey& key, const Viewer& viewer);

/// Of which classes it is that a record made with this form is there, for whom, from which day and where it stands.
/// "Compliance data travels, content stays" (domain.md 2.6): that is administrative, class A, where the form asks
/// anything administrative at all. Where it does not, it follows M; a summary (S) alone gives nobody's name away, so
/// that of feedback to a supervisor a service lead has the themes and an auditor nothing, and of ratings neither has a
/// list.
ClassSet knownBy(const Template& form);

/// May they know that this record is there? Parties, and roles that oversee as far as knownBy() lets them; of a record
/// whose form is lost, that it is there and nothing in it. Of an author's own record only the author, and while its
/// newest layer is shared the person it is shared with.
bool mayKnow(const Subject& subject, const Viewer& viewer);

/// May they see a part of these classes? Nobody sees a part of what they may not know of. `own`: see maySee().
bool maySeePart(const Subject& subject, const Viewer& viewer, ClassSet classes, bool own = true);

struct Seen {
    Answers answers;                   ///< what may be seen, nothing else
    std::vector<std::string> withheld; ///< items and cells of the form that may not be seen, in its order
};

/// Rows of a group's private tables are cut by their owner; items the form does not know are never shown.
Seen seen(const Template& form, const Answers& answers, const Subject& subject, const Viewer& viewer);

/// What somebody may read of a record that they may not know of: texts of class S, which name neither people nor days.
/// To be handed on without the record's own id, people, day and state.
Answers summaryApart(const Template& form, const Answers& answers, const Viewer& viewer);

/// The answers of class A, without rows that belong to one of several: what Workspace::glance() keeps of a finished
/// record.
Answers openAnswers(const Template& form, const Answers& answers);

/// Whose row it is: the person in the cell that the rows item names as owner; empty when it belongs to everybody.
PersonCode ownerOf(const Item& rows, const Row& row);

} // namespace trellis
