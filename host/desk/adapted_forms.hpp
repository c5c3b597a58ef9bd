// The forms that packs in use have adapted: how each stands to its core, and what a newer core leaves to be decided.
//
// Everything is read from what is there: overlays from the packs in use, cores from the installation and from what the
// workspace keeps. Nothing is written.
#pragma once
#include "desk/packs.hpp"
#include "overlay/form_choice.hpp"

namespace trellis {

struct AdaptedForm {
    std::string id;    ///< of the core form, and so of the adapted one
    std::string title;
    TemplatePtr was;   ///< the core the overlays were made for; null when it is not at hand
    TemplatePtr now;   ///< the newest core at hand; null when there is none
    std::vector<Overlay> layers;     ///< the organisation's first
    std::vector<std::string> packs;  ///< which pack each layer is from
    std::vector<std::string> files;  ///< where in it: "overlays/session.xml"
    FormChoice choice;               ///< the form in use, and what it waits for
    std::vector<Adaptation> adaptations; ///< of the form in use; empty where it is one kept from before
    /// Is there something that a person has to decide, and can?
    bool toReview() const { return was && now && !choice.upgrade.lines.empty() && !choice.upgrade.clean(); }
};

/// By title. Overlays that cannot be read are left out: installing refuses them, and what was altered since is not in use.
std::vector<AdaptedForm> adaptedForms(const Workspace& workspace, const Packs& packs, const Installation& installation);

/// Code lists of the installation and of the packs in use.
CodeListSource listsInUse(const Packs& packs, const Installation& installation);

} // namespace trellis
