// The palette's search: which of many entries a few typed letters mean.
#pragma once
#include "workbench/controller/destination.hpp"

#include <string>
#include <vector>

namespace trellis {

struct FinderEntry {
    enum class Does {
        Go,       ///< to `there`
        Command,  ///< what the frame does
        Here,     ///< what the present page does
        GoAndAct, ///< to `there`, and then what that page does
    };
    std::string words; ///< "FK-CP3 · Care Partner"
    std::string kind;  ///< "page", "person", "record", "action"
    Destination there;
    std::string command; ///< of the frame or the page
    Does does = Does::Go;
};

/// How well `typed` fits `words`: -1 not at all; otherwise lower is better. Every typed word must begin some word of
/// the entry, or failing that occur in it.
int fit(const std::string& typed, const std::string& words);

/// The entries that fit, best first, in their own order among equals; all of them when nothing is typed.
std::vector<FinderEntry> find(const std::string& typed, const std::vector<FinderEntry>& entries, std::size_t most = 50);

} // namespace trellis
