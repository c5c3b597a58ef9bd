// One call in the child: unpacked into handles, made, and its results written down.
#pragma once
#include "plugin/library.hpp"
#include "plugin/runner/asks.hpp"
#include "plugin/runner/calls.hpp"

#include <memory>

namespace trellis {

/// A plugin that is loaded in this child.
struct Served {
    Manifest manifest;
    std::unique_ptr<Wall> wall;
    Library library;
};

struct ServedCall {
    Table table = Table::Kind;
    std::uint8_t function = 0;
    std::string id; ///< of the kind, measure, view or export
    WireReader arguments;
};

struct ServedResult {
    Outcome outcome;
    WireWriter script; ///< script.hpp
    std::vector<std::string> log;
    bool whole = true; ///< what was lent is still the same, byte for byte
};

/// `forms` knows those that the workbench has sent, by hash; `ask` is how the plugin's questions go back. Throws
/// Garbled for a call that names what is not there.
ServedResult carryOut(const Served& plugin, const ServedCall& call, const FormSource& forms, const AskBack& ask);

} // namespace trellis
