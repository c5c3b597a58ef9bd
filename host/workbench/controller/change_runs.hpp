// Changes as they can be taken in: few are said in full, each with its reason; many that one reason led to stand in one
// table under it. A translation alone changes three hundred texts, and nobody reads the same reason three hundred
// times, nor finds in it the one question that is not asked any more.
#pragma once
#include "view/view_model.hpp"
#include "workbench/controller/pack_plan.hpp"

namespace trellis {

/// So many in a row that share a reason are said in full; so many of one group altogether.
inline constexpr std::size_t kMostWithOneReason = 8, kMostInFull = 40;

struct ChangeRun {
    std::string reason; ///< of all of them where `table` is true; empty: each has its own
    std::vector<ChangeWords> changes;
    bool table = false; ///< in one table, not in full
};
/// Every change of the group once, in its order.
std::vector<ChangeRun> changeRuns(const ChangeGroup& group);

/// The run as a table: what, was, here, what follows, and why where each has its own reason. Columns in which nothing
/// stands are left out. `of` says whose changes they are.
ViewModel changeTable(const ChangeRun& run, const std::string& of);

/// The lines of an adaptation ledger (overlay/ledger.hpp) as changes of the form `title`.
ChangeGroup ledgerChanges(const ViewModel& ledger, const std::string& title);

} // namespace trellis
