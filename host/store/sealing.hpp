// Inside store/ only: an entry made ready for the log. Numbers, chain, hash and signature are set here; nothing is
// written.
//
// Sealing needs the device's key and where the chain ends, and no database, so that many entries can be sealed on one
// thread while another writes (workspace_many.cpp).
#pragma once
#include "crypto/signing.hpp"
#include "record/written_content.hpp"
#include "store/entry.hpp"
#include "store/projection.hpp"

namespace trellis {

/// Where this device's chain ends.
struct Tip {
    std::int64_t seq = 0;
    std::int64_t tick = 0; ///< the highest of all devices
    std::string hash;      ///< of the last entry
    std::string link = std::string(64, '0');
    Moment at;
};

/// An entry as it is to stand in the log.
struct SealedEntry {
    EntryFields fields;
    std::string text;
    Bytes hash, signature;
    std::string content;
};

/// Puts `fields` behind `tip`, which moves on. fields.id must be set; device, seq, tick, prev, at, content and note are
/// filled in. The order is that of seq and tick, whatever the clock says; that it went back is noted for whoever reads
/// the times.
SealedEntry seal(EntryFields fields, WrittenContent content, Moment at, const std::string& device,
                 const SigningKey& key, Tip& tip);

/// Writes it into `revision`.
void insertEntry(Database& db, const SealedEntry& entry);
/// What a stranger would check of one entry: its hash, its leaves, its signature.
bool holds(const SealedEntry& entry, const Bytes& publicKey);
/// Error TR-S11, when what was read back is not what was written.
[[noreturn]] void notReadBack();

/// A sign-off of the layer `layer` with its person's own key, ready to be sealed.
EntryFields signOffFields(const SealedEntry& layer, const PersonCode& person, Role role, const std::string& state,
                          const SigningKey& key, Moment at);

} // namespace trellis
