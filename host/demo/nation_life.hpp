// Three years of a country, one finished record after another, for Workspace::keepMany(): nobody is signed in, no draft
// is saved and nothing is asked of a plugin, because hundreds of thousands of records could not be lived through that
// way. What is made is what the recipes say; states and signatures follow the kinds' own transitions.
#pragma once
#include "demo/nation.hpp"
#include "demo/recipes.hpp"
#include "desk/desk.hpp"
#include "store/workspace.hpp"

#include <memory>

namespace trellis {

class NationLife {
public:
    /// Lays out who meets whom, and when. `desk` tells which kinds and forms there are; afterwards it is not used any
    /// more.
    NationLife(const Nation& nation, Recipes& recipes, std::uint64_t seed, Date today, Desk& desk, Random& random);
    ~NationLife();

    /// Everybody, with the passphrase of a demo.
    const std::vector<NewPerson>& people() const;
    long expected() const; ///< about how many records there will be
    /// The next record, in the order of time. Belongs to one thread at a time.
    std::optional<WholeRecord> next();
    /// Appointments of the days to come, as drafts.
    std::vector<std::pair<DraftState, TemplatePtr>> planned();

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace trellis
