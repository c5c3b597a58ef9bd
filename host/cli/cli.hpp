// The command line `trellis`: every operation headless, so that it can be tested, scripted and used by a locality's IT
// (design 8).
//
//     trellis [--workspace DIR --user CODE] VERB …
//
// Exit codes: 0 done · 1 refused, with the reason on the error stream · 2 the command was not understood.
// What a verb makes, it prints as its id and nothing else; every listing takes --json and is then an array of objects.
#pragma once
#include "desk/desk.hpp"

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace trellis {

/// Everything the command line touches outside the workspace. main() gives it the process's own; a test gives it
/// strings.
struct CliIo {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    /// An environment variable, such as TRELLIS_PASSPHRASE; nullopt when it is not set.
    std::function<std::optional<std::string>(const std::string& name)> variable;
    /// Asks a person without echo; nullopt when nobody can be asked.
    std::function<std::optional<std::string>(const std::string& question)> secret;
    /// Where templates and plugins lie; Installation::find() when empty, and then only if a verb needs it.
    std::optional<Installation> installation;
    Clock* clock = nullptr;             ///< systemClock() when null
    Random* random = nullptr;           ///< systemRandom() when null
    KeyCost cost = KeyCost::standard(); ///< of passphrases set in this run; cheaper ones are for tests only
};

/// Runs one command, `args` without the program's name, and returns the exit code. Never throws.
int runCli(std::vector<std::string> args, CliIo& io);

} // namespace trellis
