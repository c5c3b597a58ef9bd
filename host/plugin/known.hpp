// A plugin's struct as far as both sides know it.
#pragma once
#include "plugin/wall.hpp"

#include <algorithm>
#include <cstring>
#include <optional>

namespace trellis {

/// As much of a plugin's struct as both sides know; the rest is zero. nullopt when not even its first member is there.
template <class Struct> std::optional<Struct> known(const Struct* given) {
    if (!given || given->size < sizeof(given->size)) {
        CallContext::refuse("it handed over a description without a size.");
        return std::nullopt;
    }
    Struct copy{};
    std::memcpy(&copy, given, std::min<std::size_t>(given->size, sizeof copy));
    return copy;
}

} // namespace trellis
