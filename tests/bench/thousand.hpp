// A form of a thousand questions, half of them typed in and half calculated in one long chain: the worst a keystroke
// can meet.
#pragma once
#include "scenario/form_builder.hpp"

#include <fmt/format.h>

namespace trellis::bench {

/// `items` typed numbers, and `calculates` items of which each adds one to the one before; the first reads the first
/// number.
inline TemplatePtr thousand(int items, int calculates) {
    FormBuilder builder("bench.thousand");
    builder.section("main");
    for (int i = 0; i < items; ++i)
        builder.item(fmt::format("n{}", i), ItemType::Integer).label(fmt::format("Question number {}", i + 1));
    for (int i = 0; i < calculates; ++i)
        builder.item(fmt::format("c{}", i), ItemType::Integer)
            .label(fmt::format("Sum number {}", i + 1))
            .calculate(i == 0 ? "${n0} + 1" : fmt::format("${{c{}}} + 1", i - 1));
    return builder.build();
}

} // namespace trellis::bench
