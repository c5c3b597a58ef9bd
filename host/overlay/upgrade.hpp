// A newer core under an overlay: a three-way merge, property by property (design 5).
//
//                core was ──── core now
//                    \             ?
//                     ours
//
// For each property that the overlay changes there are three values. Where the core left it alone, ours stays (clean).
// Where both changed it, a person decides (review); where both changed it to the same, ours falls away (clean). Where
// what ours needs is gone, it cannot stay as it is (broken). Nothing is ever half applied: there is a form when all is
// clean, and none before. Until then the place stays on its last good form (form_choice.hpp).
//
// `place` counts as changed by the core when an item has other neighbours on both sides, or another section; items that
// come or go around it do not count, nor does a neighbour that moves away.
#pragma once
#include "overlay/resolve.hpp"

namespace trellis {

enum class UpgradeState { Clean, Review, Broken };
std::string text(UpgradeState state);

/// What a person decided about a line that is under review or broken.
struct UpgradeDecision {
    enum class Choice {
        Keep,       ///< ours stays, and quotes what the core says now; not where the item is gone
        TakeTheirs, ///< ours is dropped
        Edit,       ///< ours becomes `text`; for a place or an addition a text(OverlaySpot)
    };
    std::string overlay, change;
    std::size_t operation = 0;
    std::string property;
    Choice choice = Choice::Keep;
    std::string text;
};

/// One property that an overlay changes.
struct UpgradeLine {
    UpgradeState state = UpgradeState::Clean;
    std::string overlay;  ///< id
    std::string change;   ///< id in the overlay
    std::size_t operation = 0; ///< which one of the change, from 0
    OverlayVerb verb = OverlayVerb::Relabel;
    std::string item;
    std::string property; ///< as in overlay.hpp; "added" for an addition
    std::string coreWas, coreNow, ours; ///< the three sides; of a layer further out, "core" is what lies beneath it
    bool fallsAway = false; ///< clean, because the core now says the same, or because theirs was taken
    bool settled = false;   ///< clean, because a person decided
    std::string sentence;
};

struct Upgrade {
    std::vector<UpgradeLine> lines;    ///< in the order of layers and files
    /// For the new core: as far as they are clean, quoting what is there now. Those that merely fit have the version and
    /// hash they were published with; where somebody decided, it is their next version.
    std::vector<Overlay> layers;
    TemplatePtr form;                  ///< only when all is clean
    std::vector<LintMessage> messages; ///< why the overlays do not even fit the old core; then there are no lines
    bool clean() const { return form != nullptr; }
    std::size_t count(UpgradeState state) const;
};

/// `was` is the core the overlays were made for, `now` another version of the same form. Never throws. Decisions about
/// lines that are clean (each for itself and in the whole), or that are not there, have no effect; so what a person settled can be given again and again.
Upgrade mergeUpgrade(const TemplatePtr& was, const TemplatePtr& now, const std::vector<Overlay>& layers,
                     const CodeListSource& lists = {}, const std::vector<UpgradeDecision>& decisions = {});

/// The same overlay under its next version ("1.3.0" → "1.3.1") with the hash that goes with it: for publishing one that
/// was merged.
Overlay nextVersion(Overlay overlay);

} // namespace trellis
