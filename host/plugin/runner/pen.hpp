// The pen beside the host's services in the child: how one host call is written down (script.hpp), and what both sides
// of it share. For the files of the script only.
#pragma once
#include "plugin/runner/script.hpp"
#include "plugin/wall.hpp"

#include <algorithm>
#include <cstring>

namespace trellis {

enum class Deed : std::uint8_t {
    State,
    Transition,
    Set,
    AddRow,
    CopyRow,
    SetCell,
    Finding,
    Line,
    Due,
    // measures, views, exports (script_figures.cpp)
    DayAsked,
    Observation,
    From,
    By,
    Because,
    Exclude,
    Say,
    Panel,
    PanelWords,
    Scale,
    Series,
    Point,
    LineAt,
    Event,
    Column,
    Row,
    Cell,
    Median,
    Limits,
    Bytes,
};

/// Writes down what the host has accepted, and gives its status back. A call from a thread that the plugin started
/// itself belongs to nobody: it is answered TRELLIS_UNSUPPORTED, so that nothing is lost in silence.
template <class Write> trellis_status noted(trellis_status status, Deed deed, Write write) {
    if (status != TRELLIS_OK) return status;
    auto* context = CallContext::current();
    if (!context || !context->script) return TRELLIS_UNSUPPORTED;
    context->script->byte(static_cast<std::uint8_t>(deed));
    write(*context->script);
    return status;
}

/// As much of a plugin's struct as it says is there; the service has looked at it already.
template <class Struct> Struct copied(const Struct* given) {
    Struct copy{};
    std::memcpy(&copy, given, std::min<std::size_t>(given->size, sizeof copy));
    copy.size = sizeof copy;
    return copy;
}

/// The sink of this call. Garbled when the script writes to one that is none of its own.
template <class Sink> Sink* belonging(Sink* sink) {
    if (!sink) throw Garbled();
    return sink;
}

inline const char* raw(const std::optional<std::string>& text) { return text ? text->c_str() : nullptr; }

/// Finds the records that a script names among those that were handed over.
class NamedRecords {
public:
    explicit NamedRecords(const trellis_timeline* timeline)
        : timeline_(timeline) {}
    const trellis_record* operator[](const std::string& id);

private:
    const trellis_timeline* timeline_;
    std::map<std::string_view, const trellis_record*> known_;
};

/// One deed of a measure, a view or an export, made again (script_figures.cpp).
trellis_status againOf(Deed deed, WireReader& in, const Sinks& sinks, NamedRecords& records);
/// The services of measures, views and exports with the pen beside them; nullptr: another one.
const void* writtenFigures(const char* id);

} // namespace trellis
