// How a service of the host answers a plugin's question: what went wrong is kept for after the call, and of a struct
// only as much is filled in as the plugin's version of it has room for.
#pragma once
#include "plugin/handles.hpp"
#include "plugin/wall.hpp"

#include <algorithm>
#include <cstring>
#include <string>

namespace trellis {

/// false, and refused, where a plugin asks for `what` without saying for which view.
inline bool forView(const trellis_view* view, const std::string& what) {
    if (!view) CallContext::refuse("it asked for " + what + " without saying for which view.");
    return view != nullptr;
}

/// What `ask` returns. Nothing may fly through the plugin's frames: what it throws ends the view when the call is over,
/// and here an empty answer takes its place.
template <class Ask> auto answered(const trellis_view& view, Ask ask) -> decltype(ask()) {
    try {
        return ask();
    } catch (...) {
        if (!view.refused) view.refused = std::current_exception();
        return {};
    }
}

/// Is there a struct at all to be filled in? It says its size itself.
template <class Struct> bool roomFor(const Struct* out) { return out && out->size >= sizeof(out->size); }

/// Fills it in as far as both sides know it.
template <class Struct> trellis_status filled(Struct* out, Struct full) {
    full.size = out->size;
    std::memcpy(out, &full, std::min<std::size_t>(out->size, sizeof full));
    return TRELLIS_OK;
}

} // namespace trellis
