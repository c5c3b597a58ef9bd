// What the workspace hands out beside whole records: lines for lists, people who can unlock it, traces of use.
#pragma once
#include "record/record.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace trellis {

/// Somebody with a passphrase of this workspace.
struct User {
    PersonCode code;
    Role role = Role::Supervisee;
    bool operator==(const User&) const = default;
};

/// What can be known of a workspace before it is unlocked (from its keyring).
struct WorkspaceFace {
    std::string id;
    std::string name;
    std::string locality;
    bool demo = false;
    std::vector<User> users;
};

/// The newest layer of a record without its answers: what lists and due dates need.
struct RecordHead {
    RecordKey key;
    Id revision; ///< the newest layer; of two heads the one made last
    FormRef form;
    Date day;
    std::string state; ///< after the sign-offs so far
    Moment at;         ///< when this layer was finished
    Moment firstAt;    ///< when the first layer was finished
    PersonCode author;
    std::string contentHash;
    int layers = 1;        ///< how many layers there are
    bool conflict = false; ///< two or more heads: a person must settle it
    Sharing shared =
        Sharing::None;             ///< of an author's own record: what the newest layer shares; of two heads the lesser
    std::vector<SignOff> signOffs; ///< of this layer, in order
    std::int64_t tick = 0;         ///< its place in the order of the log, among records of one day
};

/// Where a page of a list ended: the next one begins after it.
struct ListPlace {
    Date day;
    std::int64_t tick = 0;
    bool operator==(const ListPlace&) const = default;
};

/// What of a record anybody may know who may know that it is there: its outline, and its answers of class A.
struct Glance {
    Id record;
    std::string kind;
    std::string state;
    Date day;
    Moment firstAt; ///< when the first layer was finished
    FormRef form;
    PersonCode owner; ///< as RecordKey::author
    Answers answers;
};

/// Which records. Empty fields do not narrow. Newest day first, then the one made last.
struct HeadFilter {
    std::string kind;
    PersonCode person; ///< a party
    Id agreement;
    std::string state;
    std::optional<Date> from, to; ///< days, both included
    int most = 100000;
    /// Leaves out what is somebody else's own and not shared with this person, so that `most` is not used up by it.
    PersonCode reader{};
    std::optional<ListPlace> after; ///< only what stands behind this place
};

/// Whose search it is, so that the index need not be asked for what they may not read. The store narrows by it; whether
/// a hit may be shown is asked for each.
struct Reach {
    PersonCode person;
    ClassSet overseen; ///< classes that this person's role may see of others' records
};

/// Answers of one record that the same people may read, in which a search found its words.
struct Passage {
    Id record;
    Id revision;
    std::string item; ///< the item or cell in which most of the words stand
    Id row;
    ClassSet classes;    ///< who may see it: the caller must ask maySee() before showing any of it
    PersonCode owner;    ///< of a private row
    std::string excerpt; ///< plain text around the match, the match between U+2039 and U+203A
};

/// One trace of use.
struct AuditEntry {
    Moment at;
    PersonCode who;
    std::string what;  ///< "opened", "viewed", "exported", "signed", "searched", …
    std::string about; ///< a record id or a short description; never content
};

} // namespace trellis
