// What a pack changes, as a person reads it before saying yes: item by item, with the reasons.
#pragma once
#include "desk/packs.hpp"

namespace trellis {

struct ChangeWords {
    std::string head;     ///< "“Was an agenda agreed?”: other words"
    std::string was, now; ///< either may be empty
    std::string meaning;  ///< what follows from it
    std::string reason;   ///< why the locality did it
};
struct ChangeGroup {
    std::string title; ///< "Supervision session", "Rules", "Plugins"
    std::vector<ChangeWords> changes;
};
/// Forms first, each a group of its own, then lists, plugins and rules. `title` names a form for people; it may give
/// back the id.
std::vector<ChangeGroup> changeGroups(const std::vector<PackChange>& changes,
                                      const std::function<std::string(const std::string& form)>& title);

struct PackPlan {
    std::string title; ///< of the pack
    std::string facts; ///< version, publisher, locality
    std::string trust, icon, why;
    std::string purpose;
    std::string deed;                   ///< "Install", "Upgrade from 1.0.0", "Install again"
    std::vector<std::string> obstacles; ///< why it cannot be installed; whole sentences with what to do
    std::vector<std::string> remarks;   ///< what its publisher might look at; nothing stands in the way
    std::vector<ChangeGroup> since;     ///< against the active version
    std::vector<ChangeGroup> changes;   ///< against the core
    bool mayInstall() const { return obstacles.empty(); }
    /// "12 differences from the core: 8 in forms, 2 in plugins, 2 in rules."
    std::string summary;
};
PackPlan packPlan(const PackPreview& preview, const std::function<std::string(const std::string& form)>& title);
std::string changeSummary(const std::vector<PackChange>& changes);

} // namespace trellis
