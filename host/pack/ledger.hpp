// What was active when: one entry for each time a pack was installed, upgraded, rolled back or removed. Entries are
// settings of the workspace (a name that sorts by time, a line of JSON), so they stand in its signed log, travel with it
// and are never overwritten. The newest entry of a pack says what holds now.
#pragma once
#include "model/date.hpp"
#include "model/person.hpp"
#include "pack/manifest.hpp"
#include "pack/trust.hpp"

namespace trellis {

inline constexpr const char* kPackLedger = "pack-ledger:"; ///< before each entry's name
inline constexpr const char* kPackKeys = "pack-key:";      ///< before the id of each key that people trusted or took back

enum class PackDeed { Installed, Upgraded, RolledBack, Removed };
std::string text(PackDeed deed);  ///< "installed", "upgraded", "rolled-back", "removed"
std::string words(PackDeed deed); ///< "rolled back"

struct PackEvent {
    std::string name; ///< of the setting
    Moment at;
    PersonCode by;
    PackDeed deed = PackDeed::Installed;
    std::string pack, version;
    std::string from; ///< the version that was active before; empty: none
    std::string publisher;
    std::string keyId; ///< hex; empty: unsigned
    std::string hash;  ///< of the file that was installed
    std::string xml;   ///< pack.xml as installed
    bool active() const { return deed != PackDeed::Removed; }
};

std::string ledgerText(const PackEvent& event);
/// nullopt when the text is of a later Trellis or was never an entry.
std::optional<PackEvent> readLedger(const std::string& name, const std::string& text);
/// The newest entry of each pack, by id; those removed among them.
std::map<std::string, PackEvent> newestEvents(const std::vector<PackEvent>& all);

/// A key that people of this workspace trusted or took back, as a setting.
std::string keyText(const KnownKey& key);
std::optional<KnownKey> readKey(const std::string& text);

} // namespace trellis
