// Inside store/ only: what can be said of received entries without asking the database.
#pragma once
#include "store/receiving.hpp"

#include <map>

namespace trellis {

/// A carried entry taken apart, found to be whole in itself.
struct LookedEntry {
    CarriedEntry carried;
    EntryFields fields;
    std::int64_t open = 0; ///< answers that are not withheld
    std::string link;      ///< what the next entry's `prev` must be
};

/// Hash, content and form of the text. Error TR-B17.
LookedEntry lookAtCarried(CarriedEntry&& carried);

/// The devices' signatures, of entries in the order of device and number. Where an entry is followed by the very next of
/// its device, that one's signature vouches for it (entry.hpp), so only the last of each run is checked. `keys`: by
/// device. Error TR-B17.
void checkSignatures(const std::vector<LookedEntry>& entries, const std::map<std::string, Bytes>& keys,
                     Progress& progress);

/// All that is said about one record, in the order of the log: do its layers agree on whose record it is, and do the
/// sign-offs sign the layers they name? The first thing that is not so, as a sentence without its end; else "".
std::string recordTrouble(const std::vector<EntryFields>& lines, const std::map<Id, std::string>& layerHashes);

/// The text a sign-off must have signed.
std::string signOffStatement(const EntryFields& signOff, const std::string& layerHash, const std::string& layerContent);

/// Both copies of one content, with everything open that is open in either; nullopt when they are not of one content.
std::optional<Content> joined(const std::string& one, const std::string& other);

/// Error TR-B17: "This bundle was not taken in: {what}".
[[noreturn]] void refuseCarried(const std::string& what);
/// Error TR-B18: "This bundle contradicts what is here: {what}".
[[noreturn]] void contradicts(const std::string& what);

} // namespace trellis
