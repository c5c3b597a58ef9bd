// Which layers of a record are steps: the record moved on to its next station, and what stands as the reason is what the
// step is called. Every other layer after the first is a correction with a reason that somebody gave.
#pragma once
#include "record/sheet.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace trellis {

/// `layers`: SheetLayer or the desk's LayerLine, oldest first. `steps`: what the steps of its kind are called; empty where
/// nobody knows them. A correction leaves the record where it was, so that a reason worded like a step makes none.
template <class Layer>
bool isStepLayer(const std::vector<Layer>& layers, std::size_t at, const std::vector<std::string>& steps) {
    return at > 0 && layers[at].state != layers[at - 1].state &&
           std::find(steps.begin(), steps.end(), layers[at].reason) != steps.end();
}

/// paperHtml() where the steps of its kind are known: "Acknowledge and reply, by FK-S1, on …".
std::string paperHtml(const Sheet& sheet, const std::vector<std::string>& steps);

} // namespace trellis
