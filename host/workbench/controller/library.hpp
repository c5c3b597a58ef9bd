// The Library page as lines of words: packs with their publisher and trust, plugins with their state and why,
// publishers whose word is taken, and what was done. Everything here works with every plugin off and in safe mode: it
// asks manifests and the log, never a plugin's code.
#pragma once
#include "desk/packs.hpp"

namespace trellis {

struct PackCard {
    std::string id, title;
    std::string facts; ///< "Version 1.2.0 · by Fernwick forms group · for Fernwick, as a site"
    std::string since; ///< "In use since 3 Mar, put there by FK-S1"
    std::string trust; ///< "Trusted publisher"
    std::string icon;  ///< of the trust
    std::string why;   ///< of the trust, and why it is not used
    std::string purpose;
    std::vector<std::string> back; ///< versions one can go back to, the newest first
    bool inUse = false;
};
/// Those that need somebody stand first.
std::vector<PackCard> packCards(const std::vector<PackLine>& packs, const std::vector<PackEvent>& ledger, Date today);
/// "Trusted publisher" with the sign that stands beside it, and what it means in a sentence.
std::string trustWords(Trust trust);
std::string trustIcon(Trust trust);
std::string trustMeaning(Trust trust);

struct PluginCard {
    enum class Deed { None, TurnOff, TurnOn, TryAgain };
    std::string id, title;
    std::string facts; ///< "Version 0.1.0 · Trellis"
    std::string state; ///< "On", "Off", "Set aside after it stopped twice", "Replaced by …", "Could not be loaded"
    std::string icon;
    std::vector<std::string> why; ///< sentences, the most important first
    std::string adds;             ///< "Adds: Sessions, Agreements."
    std::string remains;          ///< what remains when it is off
    Deed deed = Deed::None;
};
/// Those that need somebody stand first.
std::vector<PluginCard> pluginCards(const std::vector<PluginStatus>& plugins, const std::vector<PackLine>& packs,
                                    bool safeMode);

struct KeyCard {
    std::string id, name;
    std::string state; ///< "Trusted", "Taken back"
    std::string icon;
    std::string note;  ///< "Trusted by FK-S1 on …; words compared", "Set by IT for this machine"
    std::string words; ///< the twelve, four to a line
    bool revoked = false;
};
std::vector<KeyCard> keyCards(const KnownKeys& keys);
/// "acorn velvet …" in lines of four.
std::string wordLines(const std::string& words);

/// One line of what was done about packs, plugins and publishers.
struct DeedLine {
    Moment at;
    std::string day, by, what, about;
};
/// Newest first: the packs' own ledger, and from the audit trail (as far as this person sees it) plugins turned on and
/// off, keys and developer mode.
std::vector<DeedLine> deedLines(const std::vector<PackEvent>& ledger, const std::vector<AuditLine>& audit);

/// How much in the Library needs somebody: forms with something to settle, packs that are not used as they should be,
/// plugins that were set aside or could not be loaded.
int libraryAttention(Desk& desk);

} // namespace trellis
