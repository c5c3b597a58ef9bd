// Inside store/ only: records on their way into the log (Workspace::keepMany), before anything is written.
//
// Two steps on two threads, neither of which touches the database: what needs chance (ids, salts) is drawn in one, in
// the order in which the records come, so that the same chance makes the same workspace; hashes, signatures and the
// rows of lists are made in the other, which alone knows the keys and where the chain ends.
#pragma once
#include "record/written_content.hpp"
#include "store/projection.hpp"
#include "store/workspace_state.hpp"

#include <set>
#include <unordered_map>

namespace trellis {

/// A record with its ids and salts, unsealed.
struct PreparedRecord {
    struct Unsealed {
        EntryFields fields;
        WrittenContent content;
        Moment at;
    };
    std::vector<Unsealed> entries; ///< its form, where that is new, then its one layer
    std::vector<WholeRecord::Signature> signatures;
    std::vector<Id> signatureIds; ///< an entry's id for each
};

/// A record as it is to be written.
struct SealedRecord {
    std::vector<SealedEntry> entries;
    std::vector<ProjectedRow> rows; ///< of the record; a form's come with its own entry
};

class Preparing {
public:
    explicit Preparing(const Workspace::State& state)
        : random_(*state.random)
        , me_(state.me.code)
        , forms_(state.knownForms) {}
    PreparedRecord prepare(WholeRecord record);

private:
    Id freshId(Moment at) {
        const FixedClock then(at);
        return newId(then, random_);
    }
    Random& random_;
    PersonCode me_;
    std::set<std::string> forms_;
    std::unordered_map<std::string, ItemClasses> classes_;
};

class Sealing {
public:
    /// `passphrase` is asked once for each person who signs.
    Sealing(const Workspace::State& state, const std::function<std::string(const PersonCode&)>& passphrase)
        : device_(state.deviceId)
        , key_(state.device)
        , keyring_(state.keyring)
        , passphrase_(passphrase)
        , tip_(state.tip) {}
    SealedRecord seal(PreparedRecord record);

private:
    const SigningKey& keyOf(const PersonCode& person);

    std::string device_;
    const SigningKey& key_;
    Keyring keyring_; // a copy: it remembers places
    const std::function<std::string(const PersonCode&)>& passphrase_;
    std::unordered_map<PersonCode, SigningKey> keys_;
    Tip tip_;
    const WrittenContent nothing_{{}, Content().hash()}; ///< what a sign-off says beside its entry
};

} // namespace trellis
