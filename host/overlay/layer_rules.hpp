// What an operation may do to the form beneath it, and what not. Private to the resolver and the upgrade.
#pragma once
#include "overlay/form_tree.hpp"
#include "template/lint_log.hpp"

namespace trellis::detail {

/// Says, at the operation's place: TR-O22 (no such item), TR-O23 (retired or not asked any more), TR-O24 (`was` is not
/// what is there), TR-O25 (the operation does not fit that kind of item), TR-O26 (a core item is hidden without saying
/// so), TR-O27 (others need it), TR-O28 (more people could see it), TR-O29 (not narrower), TR-O33 (already required).
/// `renamed` are labels that this overlay gives: translations quote those.
void checkOperation(const OverlayOperation& operation, const OverlayChange& change, FormTree& below,
                    const std::map<std::string, std::string>& renamed, LintLog& log);

/// The value a part sets: rules are added to those that are there, everything else replaces it.
std::string valueAfter(const Alteration& part, const std::string& before);

/// Everyone who may see `now` may see `was`: asked of the one function that decides, for every audience there is.
bool visibilityTightened(ClassSet was, ClassSet now);

} // namespace trellis::detail
