// What the verbs about packs share.
#pragma once
#include "cli/lint_print.hpp"
#include "cli/verbs.hpp"
#include "desk/packs.hpp"

namespace trellis {

/// A folder of sources or a built pack, read as its author reads it: without asking whose word it is.
struct PackAtHand {
    std::string shownAs; ///< before the paths in messages
    std::optional<Pack> pack;
    Surroundings under;
    PackContents contents;
    std::vector<LintMessage> messages;
};
PackAtHand packAtHand(Command& command, const std::string& path);
/// Error TR-L26 when it has errors, which are printed on the error stream first.
PackAtHand soundPack(Command& command, const std::string& path);

void printChanges(Command& command, const std::vector<PackChange>& changes, const std::string& nothing);

/// Was a workspace named on the line or in the environment?
bool workspaceNamed(const Command& command);
/// Keys of this machine, and those of the workspace if one is named.
KnownKeys knownKeys(Command& command);

/// The packs of the workspace that is named.
struct PacksAtHand {
    explicit PacksAtHand(Command& command)
        : desk(command.openDesk())
        , packs(desk->packs()) {}
    std::unique_ptr<Desk> desk;
    Packs& packs;
};

void addPackVerbs(CLI::App& app, Command& command);        // pack
void addPackKeyVerbs(CLI::App& pack, Command& command);    // pack keys …
void addPackSigningVerbs(CLI::App& pack, Command& command); // pack sign, verify
void addPackAuthorVerbs(CLI::App& pack, Command& command); // pack new, lint, diff, simulate, build
void addPackFormVerbs(CLI::App& pack, Command& command);   // pack review, settle
void addPackPlaceVerbs(CLI::App& pack, Command& command);  // pack install, upgrade, rollback, remove, list, …

} // namespace trellis
