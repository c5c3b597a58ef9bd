// Every command of the window, with its key: the menu, the Help page and the palette are all made from this one list.
#pragma once
#include <string>
#include <vector>

namespace trellis {

struct Shortcut {
    std::string command; ///< "lock"
    std::string menu;    ///< "&Workspace"; empty: only listed in Help
    std::string words;   ///< "&Lock"
    std::string keys;    ///< "Ctrl+L", as wx accelerators write it
    bool needsWorkspace = true;
};

const std::vector<Shortcut>& shortcuts();
/// Words without the mark of the Alt letter.
std::string plainWords(const std::string& words);

} // namespace trellis
