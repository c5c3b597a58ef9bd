// From records to the facts that signs of drift look at.
#pragma once
#include "drift/facts.hpp"

namespace meta::drift {

/// The pairs of one supervisor, from a timeline of scope "supervisor": those parts in which that person supervises and
/// a session was held or called off. Drafts are not looked at.
std::vector<PairFacts> pairsOf(const trellis::sdk::Timeline& timeline);

} // namespace meta::drift
