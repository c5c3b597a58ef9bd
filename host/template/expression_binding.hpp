// Expressions of a template, compiled where all items are known: the last step of reading.
#pragma once
#include "template/item_reader.hpp"

namespace trellis {

/// Compiles every expression of `form`, whose elements stand in state.elements in the same order. Says TR-T14 (an
/// expression, at its place in the file), TR-T18 (reads a retired item), TR-T17 (items wait for each other in a
/// circle).
void bindExpressions(Template& form, ReadingState& state);

} // namespace trellis
