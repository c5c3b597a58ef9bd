// A core template and the overlays over it become one ordinary Template: all of it, or nothing (design 5).
//
// The result has the core's id, so that whatever looks for that form finds it; its version says what it is made from
// ("2.1.0+fernwick.supervision-1.3.0"), its hash is its own, and its text is self-contained. A record that pins it can be
// read anywhere. Layers are applied from the organisation to the team; each sees what those before it made.
//
// Within one overlay the order of operations does not matter: words first, then rules, translations, what is hidden, and
// last what is added or moved, each behind what it is placed by. Only things put at one and the same spot stand in the
// order of the file.
#pragma once
#include "overlay/overlay.hpp"

namespace trellis {

/// One operation that took effect: a line of the adaptation ledger.
struct Adaptation {
    std::string overlay, version; ///< which overlay
    OverlayLayer layer = OverlayLayer::Site;
    std::string change;           ///< its id in the overlay
    OverlayVerb verb = OverlayVerb::Relabel;
    std::string item;             ///< a core, local or section id
    std::string question;         ///< its label in the core, or as added
    bool core = false;
    std::vector<std::string> serves; ///< core components
    std::vector<Alteration> parts; ///< what it was, what it is
    FrameReason reason;
    Comparability effect = Comparability::AsIs; ///< of this operation on the item
};

struct Resolution {
    TemplatePtr form;                  ///< null if there was any error
    std::vector<LintMessage> messages; ///< each names its overlay's file and place
    std::vector<Adaptation> adaptations; ///< in the order of layers and files; complete only when there is a form
};

/// `layers` may stand in any order. `lists` is asked for code lists that added items name. Never throws. With no
/// overlay the core itself is the form. Messages: TR-O20 to TR-O36, and those of a template where the result would
/// break one of its rules (an expression, a circle), placed at the operation that did it.
Resolution resolve(const TemplatePtr& core, const std::vector<Overlay>& layers, const CodeListSource& lists = {});

/// How one item of the core stands in a form, adapted or not. Figures put it into their footnotes.
struct ItemComparability {
    std::string item;
    std::string label;
    std::vector<std::string> serves;
    Comparability strongest = Comparability::AsIs;
    std::vector<Comparability> all; ///< empty for as-is; weakest first
};
/// Every core item and cell, in the order of the form; retired ones left out. Needs nothing but the form itself, so it
/// works for any form that a record ever pinned.
std::vector<ItemComparability> comparability(const Template& form);

} // namespace trellis
