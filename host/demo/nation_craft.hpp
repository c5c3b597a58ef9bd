// How records of one recipe are made: everything that must be asked of the desk, asked before there are many. Private
// to host/demo.
#pragma once
#include "demo/recipes.hpp"
#include "desk/desk.hpp"
#include "store/workspace.hpp"

#include <optional>

namespace trellis {

struct Craft {
    std::string kind;
    TemplatePtr form;
    const KindInfo* info = nullptr;
    std::vector<KindState> states;
    std::vector<KindTransition> transitions;

    /// The state a record is in when it is finished.
    std::string finished() const;
};

/// nullopt when no plugin here knows the recipe's kind.
std::optional<Craft> craftOf(const std::string& recipe, const Recipes& recipes, const Desk& desk);

/// Signatures as the kind's transitions ask for them: of all parties, or of the first alone.
void sign(WholeRecord& record, const Craft& craft, bool all);

} // namespace trellis
