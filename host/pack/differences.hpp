// What a pack changes, item by item, in words: shown before it is installed, and between two versions of it.
#pragma once
#include "pack/contents.hpp"

namespace trellis {

struct PackChange {
    std::string area; ///< "form", "code list", "plugin", "policy", "pack"
    std::string of;   ///< id of the form, list, plugin or policy
    std::string item; ///< inside it; empty: all of it
    std::string what; ///< "added", "removed", "label", "cadence", …
    std::string was, now;
    std::string meaning; ///< a sentence, where there is more to say
    std::string reason;  ///< the FRAME reason, for what changes a core form
    bool operator==(const PackChange&) const = default;
};

struct PackWithContents {
    const Pack& pack;
    const PackContents& contents;
};

/// `was` null: against the core as it is without any pack. In the order form, code list, plugin, policy.
std::vector<PackChange> packChanges(const PackWithContents* was, const PackWithContents& now, const Surroundings& under);

} // namespace trellis
