// What the workbench was asked for when it was started.
#pragma once
#include "workbench/controller/destination.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace trellis {

/// A passphrase is never an argument: other people on the machine could read it there. It comes from TRELLIS_PASSPHRASE
/// or is asked for.
struct CommandLine {
    std::filesystem::path workspace;
    std::string user;
    bool demo = false;     ///< open the demo, making it first where there is none
    bool safeMode = false; ///< load no plugin
    bool help = false;
    std::filesystem::path screenshot; ///< show the page, write a picture of the window, end
    std::string page;                 ///< see Destination::named
    std::string wrong;                ///< a sentence when the words make no sense; nothing else is filled in then
};

CommandLine readCommandLine(const std::vector<std::string>& words);
std::string commandLineHelp();

/// Where the demo workspace is kept, the same for the window and packaging/run.
std::filesystem::path demoFolder();

} // namespace trellis
