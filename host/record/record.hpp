// A record: a signed statement made with one exact template version, and what stands around it (design 1, 6).
#pragma once
#include "model/agreement.hpp"
#include "model/answers.hpp"
#include "model/person.hpp"
#include "model/visibility.hpp"
#include "template/template.hpp"

#include <optional>
#include <string>
#include <vector>

namespace trellis {

/// What identifies a record for life. Set when it is made, never changed.
struct RecordKey {
    Id id;
    std::string kind; ///< as its plugin names it
    Id agreement;     ///< the agreement it was made under; its own id for an agreement
    PersonCode supervisor;
    std::vector<PersonCode> supervisees;
    /// Set when the record belongs to the person who wrote it and to nobody else (a reflection). Supervisor and
    /// supervisees are then only those of the agreement it was written under, or empty: they are no parties, and for
    /// them it does not exist unless its newest layer shares it (Sharing).
    PersonCode author{};
    bool authorsOwn() const { return !author.empty(); }
    /// Whom its author may share it with: the other person of the pair; in a group the supervisor, so that no peer
    /// reads it.
    bool sharesWith(const PersonCode& person) const;
    /// May write it and sees all of it: supervisor and supervisees, or its author alone.
    bool party(const PersonCode& person) const;
    bool operator==(const RecordKey&) const = default;
};

/// One person's sign-off of one revision.
struct SignOff {
    PersonCode person;
    Role role = Role::Supervisee;
    Moment at;
    Id revision;             ///< what was signed
    std::string contentHash; ///< of what was shown, 64 hex digits
    bool operator==(const SignOff&) const = default;
};

/// One layer of a record: the first text, or an amendment.
struct RecordRevision {
    Id id;
    RecordKey key;
    std::vector<Id> parents; ///< none for the first, two or more where a person settled a conflict
    FormRef form;
    Date day;           ///< the day the record is about (session date)
    std::string state;  ///< as its kind names it, e.g. "completed"
    std::string reason; ///< why it was amended; empty for the first
    Moment at;
    PersonCode author;
    Answers answers;
    std::string contentHash;
    std::vector<SignOff> signOffs;  ///< of this revision, in order
    Sharing shared = Sharing::None; ///< of an author's own record: how much this layer shares
};

/// A draft: mutable, autosaved, kept apart from the log.
struct DraftState {
    RecordKey key;
    std::optional<Id> base; ///< the revision it amends; none for a new record
    FormRef form;
    Date day;
    std::string state;
    std::string reason; ///< of the amendment
    PersonCode author;
    Moment savedAt;
    Answers answers;
    Sharing shared = Sharing::None; ///< set when it is finished; see RecordRevision
};

} // namespace trellis
