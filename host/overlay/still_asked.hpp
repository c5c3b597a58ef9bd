// No core question may vanish as a side effect of something else (design 5): one that is asked only when another is
// answered in some way would never be asked again if that other were hidden, narrowed or moved out of reach.
#pragma once
#include "template/template.hpp"

namespace trellis::detail {

/// Core items and cells of `core` that could be asked there, are not hidden in `adapted` by an operation of their own,
/// and for which no answers can be found there with which they would be asked. Each with an item it waits for that is
/// not asked any more, or with "".
///
/// The search fills real forms with answers to what the question's conditions read, directly or through other
/// conditions and calculations: every choice, both truths, the numbers that the rules mention and their neighbours, with
/// and without rows. It is bounded, so in a very large condition a question might be reported that could still be asked;
/// none that is asked in an empty form ever is.
std::vector<std::pair<std::string, std::string>> noLongerAsked(const TemplatePtr& core, const TemplatePtr& adapted);

} // namespace trellis::detail
