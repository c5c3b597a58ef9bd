// Which form is in use: the newest core that the overlays fit without anybody having to decide, and until a newer one is
// settled the last good form (design 5). Never half an adaptation, and never the bare core where a place has adapted it.
#pragma once
#include "overlay/upgrade.hpp"

namespace trellis {

struct FormChoice {
    enum class Why {
        Core,     ///< nothing lies over it: the newest core
        AsMade,   ///< the newest core is the one the overlays were made for
        Merged,   ///< the overlays fit the newest core as they are
        LastGood, ///< something has to be settled first, or the core they were made for is not here
        Nothing,  ///< there is no form that could be used
    };
    TemplatePtr form; ///< null only for Nothing
    Why why = Why::Nothing;
    std::string sentence; ///< for people: which form, and what it waits for
    Upgrade upgrade;      ///< LastGood: the merge with the newest core, to be settled
};

/// `cores` are the installed versions of one form, in any order; `kept` are adapted forms that the workspace keeps from
/// before. Never throws. Deterministic.
FormChoice chooseForm(const std::vector<TemplatePtr>& cores, const std::vector<Overlay>& layers,
                      const CodeListSource& lists = {}, const std::vector<TemplatePtr>& kept = {});

} // namespace trellis
