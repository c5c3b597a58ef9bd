// Packs whose overlays a person has settled for a newer core, as sources of their next version.
//
// A pack is signed by its publisher, so what was settled is not slipped under the installed one: it becomes the sources of
// the next version, which goes the way of every pack. They are written into a folder for whoever holds the key; where the
// key is at hand, they are built and signed at once. What was decided is kept in the workspace's log, so that nothing is
// decided twice when the review is left and taken up again.
#pragma once
#include "desk/adapted_forms.hpp"

namespace trellis {

struct SettledPack {
    std::string was; ///< the version it comes after
    Pack source;     ///< without a list of files; its manifest has the new version
};

/// One for each pack that has a layer of the form; `layers` are Upgrade::layers, when all is clean. An overlay of which
/// nothing is left is taken out. Error TR-W21 when a pack's files are not what was installed.
std::vector<SettledPack> settledPacks(const AdaptedForm& form, const std::vector<Overlay>& layers, const Packs& packs);

/// Writes the sources into INTO/ID-VERSION, which must not exist. Error TR-W22.
std::filesystem::path writeSources(const Pack& source, const std::filesystem::path& into);

/// Builds and signs INTO/ID-VERSION.trellispack, with its .minisig beside it. `keyFile` is the text of NAME.key. Error
/// TR-K11, TR-K12 (passphrase), TR-W22. Takes a second or two: it may be called from another thread.
std::filesystem::path buildSigned(const Pack& source, const std::filesystem::path& into, const std::string& keyFile,
                                  const std::string& passphrase);

/// What was decided so far about this form, from `was` to `now`; empty when nothing.
std::vector<UpgradeDecision> decisionsKept(const Workspace& workspace, const AdaptedForm& form);
void keepDecisions(Workspace& workspace, const AdaptedForm& form, const std::vector<UpgradeDecision>& decisions);

} // namespace trellis
