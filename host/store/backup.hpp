// The way back from a backup (Workspace::backup() makes one).
//
// A backup is a folder backups/NAME-2026-03-01-1005/ with workspace.db (encrypted with the same key), keyring, witness
// and backup.json (what it holds, for people). It can be copied anywhere as it is.
#pragma once
#include "store/verdict.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace trellis {

struct BackupLine {
    std::filesystem::path folder;
    Moment at;
    long entries = 0;
    long records = 0;
};
/// Those in the workspace's own backups folder, newest first. Needs no passphrase.
std::vector<BackupLine> backups(const std::filesystem::path& workspace);

/// What restoring would do.
struct Rehearsal {
    Verdict verdict; ///< of the backup
    Moment takenAt;
    long entriesThere = 0; ///< in the backup
    long entriesHere = 0;  ///< in the workspace now; -1 when it cannot be opened
    long recordsThere = 0, recordsHere = 0;
    std::vector<Id> lost; ///< records and layers that are here now and not in the backup
    long draftsLost = 0;
    /// Paragraphs for the person who decides.
    std::vector<std::string> says() const;
};

/// Opens and verifies the backup in a place of its own inside `workspace` (still encrypted, removed afterwards) and
/// says what would change. Changes nothing. Error TR-S14 when there is no backup in that folder; TR-K02, TR-K03.
Rehearsal rehearseRestore(const std::filesystem::path& backup, const std::filesystem::path& workspace,
                          const PersonCode& user, const std::string& passphrase, const StoreOptions& options,
                          Progress& progress = noProgress());

/// Puts the backup in the workspace's place. The present files are kept beside it, in backups/before-restore-DATE/. A
/// restored workspace goes on with a new device key, so that its chain never forks. Error TR-S14 when the backup is not
/// sound.
Rehearsal restore(const std::filesystem::path& backup, const std::filesystem::path& workspace, const PersonCode& user,
                  const std::string& passphrase, const StoreOptions& options, Progress& progress = noProgress());

} // namespace trellis
