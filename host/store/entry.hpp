// One line of the log: what is said, by which device, after which entry; hashed and signed.
//
// The text of an entry is a JSON object (record/canonical.hpp) that is stored, hashed, signed and exported as the very
// same bytes:
//     entry hash = BLAKE2b-256("trellis entry 1\n" ‖ text)
//     signature  = Ed25519 by the device's key over the 32 bytes of that hash
//     link       = BLAKE2b-256("trellis link 1\n" ‖ hash ‖ signature), raw bytes; the next entry's `prev` is its hex
// The link covers hash and signature, so the signature of a device's last entry vouches for all entries before it.
// Members, in this order; those a type does not use are absent:
//   v 1 · device 32 hex digits, the first half of BLAKE2b-256(public key) · seq from 1 without gaps · tick: one more
//   than the highest in the log when it was written, the order across devices whatever their clocks said · prev: the
//   link to the entry before (64 zeros for seq 1) · id of this entry · type · entity what it is about · at UTC · author
//   device:   key (public, hex), name
//   user:     role, key (public, hex)                              entity = the user's code
//   person:   entity = the person's code; everything else in leaves
//   setting:  entity = the setting's name; the value in a leaf
//   form:     form "id@version#hash"; the text in a leaf           entity = that reference
//   record:   kind, agreement, supervisor, supervisees, parents, form, day, state; answers and reason in leaves; for
//             a record that belongs to its author alone also owner, and shared "summary" or "full" where this layer shares it
//   sign-off: revision, person, role, key, state, statement, proof: see below
//   content hash over the leaves (record/content.hpp); present in every entry
//   note "clock-set-back" when the machine's clock stood earlier than at the entry before
// A sign-off's `statement` is the text the person signed with their own key, `proof` their Ed25519 signature over
// "trellis sign-off 1\n" ‖ statement. The statement is {"revision":…,"entry":…,"content":…,"person":…,"role":…,"at":…}.
#pragma once
#include "crypto/signing.hpp"
#include "record/content.hpp"
#include "record/record.hpp"

#include <cstdint>
#include <string>

namespace trellis {

enum class EntryType { Device, User, Person, Setting, Form, Record, SignOff };
std::string text(EntryType type); ///< "device", "user", "person", "setting", "form", "record", "sign-off"

/// An entry's text taken apart. Fields a type does not use are empty.
struct EntryFields {
    std::string device;
    std::int64_t seq = 0;
    std::int64_t tick = 0;
    std::string prev;
    Id id;
    EntryType type = EntryType::Record;
    std::string entity;
    Moment at;
    PersonCode author;

    std::string key, name; ///< device, user, sign-off
    std::string role;      ///< user, sign-off

    std::string kind; ///< record
    Id agreement;
    PersonCode supervisor;
    std::vector<PersonCode> supervisees;
    std::vector<Id> parents;
    std::string form; ///< record, form: "id@version#hash"
    std::string day, state;
    PersonCode owner;   ///< record: whose alone it is; empty for a record of its parties
    std::string shared; ///< record with an owner: "summary", "full"; empty: nobody else
    Id revision;        ///< sign-off
    PersonCode person;
    std::string statement, proof;

    std::string content; ///< hash over the leaves
    std::string note;
};

std::string writeEntry(const EntryFields& fields);
/// Error TR-S07 when the text is not an entry's.
EntryFields readEntry(const std::string& text);

std::string entryHash(std::string_view text);                             ///< 64 hex digits
std::string entryLink(std::string_view hash, std::string_view signature); ///< of raw bytes; 64 hex digits
std::string deviceIdOf(std::string_view publicKey);
std::string signOffMessage(std::string_view statement);
std::optional<FormRef> formRefFromText(std::string_view text);

/// An entry as it lies in the log.
struct Entry {
    std::string text;
    Bytes hash;      ///< 32 bytes
    Bytes signature; ///< 64 bytes
    Content content;
};

} // namespace trellis
