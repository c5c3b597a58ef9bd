// Packs whose overlays a person has settled for a newer core, as sources of their next version.
//
// Settling holds in one workspace at once (form_upgrades.hpp). For the publisher, and so for every other workspace,
// what was settled goes the way of every pack: it becomes the sources of the next version, for whoever holds the key;
// where the key is at hand, they are built and signed at once.
#pragma once
#include "desk/packs.hpp"

namespace trellis {

struct SettledPack {
    std::string was; ///< the version it comes after
    Pack source;     ///< without a list of files; its manifest has the new version
};

/// One for each pack in use that has one of these overlays. `overlays` are those of FormUpgrades::overlays(): file name
/// "ID-VERSION.xml" and text; the file of the same overlay in the pack is exchanged, and one whose text has no change
/// left is taken out. Error TR-W21 when a pack's files are not what was installed.
std::vector<SettledPack> settledPacks(const Packs& packs,
                                      const std::vector<std::pair<std::string, std::string>>& overlays);

/// Writes the sources into INTO/ID-VERSION, which must not exist. Error TR-W22.
std::filesystem::path writeSources(const Pack& source, const std::filesystem::path& into);

/// Builds and signs INTO/ID-VERSION.trellispack, with its .minisig beside it. `keyFile` is the text of NAME.key. Error
/// TR-K11, TR-K12 (passphrase), TR-W22. Takes a second or two; it may be called from another thread.
std::filesystem::path buildSigned(const Pack& source, const std::filesystem::path& into, const std::string& keyFile,
                                  const std::string& passphrase);

} // namespace trellis
