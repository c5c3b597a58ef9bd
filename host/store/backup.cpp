// Backups and the way back (backup.hpp).
#include "store/backup.hpp"

#include "store/location.hpp"
#include "store/verify.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <SQLiteCpp/Backup.h>

#include <algorithm>
#include <set>

namespace trellis {

namespace fs = std::filesystem;

namespace {

std::string stamp(Moment now) { // 2026-03-01-1005
    std::string text = now.iso();
    return text.substr(0, 10) + "-" + text.substr(11, 2) + text.substr(14, 2);
}

fs::path newFolderFor(const fs::path& parent, const std::string& name) {
    std::error_code trouble;
    fs::path out = parent / name;
    for (int i = 2; fs::exists(out, trouble); ++i) out = parent / fmt::format("{}-{}", name, i);
    makePrivateFolder(out);
    return out;
}

struct Cleanup {
    fs::path folder;
    ~Cleanup() {
        std::error_code ignored;
        if (!folder.empty()) fs::remove_all(folder, ignored);
    }
};

void copyFile(const fs::path& from, const fs::path& to) {
    std::error_code trouble;
    fs::copy_file(from, to, fs::copy_options::overwrite_existing, trouble);
    if (trouble) throwFileError(trouble.value(), "copy the file “" + from.filename().string() + "”");
    fs::permissions(to, fs::perms::owner_read | fs::perms::owner_write, trouble);
    syncFile(to);
}

/// The copy at `folder`, opened only to be looked at.
std::unique_ptr<Workspace> openQuietly(const fs::path& folder, const PersonCode& user, const std::string& passphrase,
                                       StoreOptions options, bool onlyToLook = true) {
    options.onlyLocalFolders = false;
    options.onlyToLook = onlyToLook;
    return Workspace::open(folder, user, passphrase, options);
}

std::set<Id> idsIn(Workspace& workspace) {
    std::set<Id> out;
    SQLite::Statement rows(*workspace.state().db, "SELECT id FROM revision WHERE type='record'");
    while (rows.executeStep()) out.insert(column(rows, 0));
    return out;
}

void needsBackup(const fs::path& backup) {
    std::error_code ignored;
    if (!fs::exists(backup / "workspace.db", ignored) || !fs::exists(backup / "keyring", ignored))
        throw Error("TR-S14", "There is no whole backup in “" + backup.string() + "”. Nothing was changed.",
                    "Choose a folder that holds the files workspace.db and keyring, such as those in “backups”.");
}

/// Copies the backup into a place inside the workspace's folder, where it can be opened without touching either.
fs::path stage(const fs::path& backup, const fs::path& workspace) {
    needsBackup(backup);
    makePrivateFolder(workspace);
    const fs::path place = newFolderFor(workspace, "rehearsal");
    try {
        for (const char* name : {"workspace.db", "keyring", "witness"})
            if (std::error_code ignored; fs::exists(backup / name, ignored)) copyFile(backup / name, place / name);
    } catch (...) {
        std::error_code ignored;
        fs::remove_all(place, ignored);
        throw;
    }
    return place;
}

Rehearsal rehearseIn(const fs::path& place, const fs::path& workspace, const PersonCode& user,
                     const std::string& passphrase, const StoreOptions& options, Progress& progress) {
    Rehearsal out;
    std::set<Id> there;
    StoreOptions quiet = options;
    quiet.onlyLocalFolders = false;
    out.verdict = verifyFolder(place, user, passphrase, quiet, progress);
    if (out.verdict.sound()) {
        const auto copy = openQuietly(place, user, passphrase, options);
        there = idsIn(*copy);
        out.entriesThere = out.verdict.entries;
        out.recordsThere = out.verdict.records;
        out.takenAt = copy->state().tip.at;
    }
    out.entriesHere = -1;
    try {
        const auto here = openQuietly(workspace, user, passphrase, options);
        const auto ids = idsIn(*here);
        out.entriesHere = here->state().db->execAndGet("SELECT count(*) FROM revision").getInt();
        out.recordsHere = static_cast<long>(here->heads().size());
        std::ranges::set_difference(ids, there, std::back_inserter(out.lost));
        for (const auto& draft : here->drafts())
            if (draft.savedAt > out.takenAt) ++out.draftsLost;
    } catch (const Error& error) {
        if (error.code() == "TR-S20") throw;
        // That it cannot be opened may be the very reason for restoring.
    }
    return out;
}

/// Also while it is read back: what was not read to the end may not call itself checked.
[[noreturn]] void stopped() {
    throw Error("TR-S16", "The backup was stopped before it was whole, so it was removed.",
                "Start it again when it suits.");
}

} // namespace

fs::path Workspace::backup(Progress& progress) {
    const fs::path parent = state_->folder / "backups";
    makePrivateFolder(parent);
    updateWitness(*state_, true);
    const fs::path folder = newFolderFor(parent, state_->folder.stem().string() + "-" + stamp(state_->clock->now()));
    Cleanup unlessDone{folder};
    guarded("make the backup", [&] {
        const auto copy =
            openDatabase(folder / "workspace.db", state_->databaseKey, state_->keyring.databaseForm, OpenAs::New);
        SQLite::Backup online(*copy, *state_->db);
        // Guarded once more: closing the unfinished copy on the way out would hide why the disk said no.
        while (guarded("make the backup", [&] { return online.executeStep(256); }) != 101 /* SQLITE_DONE */) {
            progress.step("Copying the records", online.getTotalPageCount() - online.getRemainingPageCount(),
                          online.getTotalPageCount());
            if (progress.cancelled()) stopped();
        }
    });
    writeWhole(folder / "keyring", state_->keyring.text());
    state_->witness.write(folder);
    Verdict verdict;
    {
        State look;
        look.folder = folder;
        look.options = state_->options;
        look.clock = state_->clock;
        look.random = state_->random;
        look.quiet = true;
        look.keyring = state_->keyring;
        look.db =
            openDatabase(folder / "workspace.db", state_->databaseKey, state_->keyring.databaseForm, OpenAs::Existing);
        guarded("read the backup back", [&] { openState(look); });
        Findings findings(verdict);
        guarded("read the backup back", [&] {
            if (!verifyLog(look, verdict, findings, progress)) stopped();
            verifyBeside(look, findings);
            verifyFile(*look.db, folder / "workspace.db", findings);
        });
    }
    if (!verdict.sound())
        throw Error("TR-S14", "The backup could not be read back whole, so it was removed: " + verdict.sentence(),
                    "Run the check of the workspace. If that finds nothing, make the backup on another disk.");
    nlohmann::ordered_json about{{"trellis", "backup"},
                                 {"v", 1},
                                 {"at", state_->clock->now().iso()},
                                 {"entries", verdict.entries},
                                 {"records", verdict.records}};
    writeWhole(folder / "backup.json", about.dump(1) + "\n");
    audit("backed up", folder.filename().string());
    unlessDone.folder.clear();
    return folder;
}

std::vector<BackupLine> backups(const fs::path& workspace) {
    std::vector<BackupLine> out;
    std::error_code trouble;
    for (const auto& folder : fs::directory_iterator(workspace / "backups", trouble)) {
        const auto text = readWhole(folder.path() / "backup.json");
        const auto json = nlohmann::json::parse(text.value_or(""), nullptr, false);
        if (!json.is_object()) continue;
        out.push_back({folder.path(), Moment::fromIso(json.value("at", "")).value_or(Moment{}),
                       json.value("entries", 0L), json.value("records", 0L)});
    }
    std::ranges::sort(out, std::ranges::greater{}, &BackupLine::at);
    return out;
}

std::vector<std::string> Rehearsal::says() const {
    std::vector<std::string> out;
    if (!verdict.sound()) {
        out.push_back("This backup is not whole and cannot be restored: " + verdict.sentence());
        return out;
    }
    out.push_back(
        fmt::format("This backup is whole. Its last entry was written on {}; it holds {} records in {} entries.",
                    takenAt.utcDay().words(), recordsThere, entriesThere));
    if (entriesHere < 0)
        out.push_back("The workspace as it is now cannot be opened, so nothing can be compared. Its files would be "
                      "kept in “backups”.");
    else if (lost.empty())
        out.push_back(fmt::format("The workspace now holds {} records. All of them are in the backup.", recordsHere));
    else
        out.push_back(fmt::format(
            "The workspace now holds {} records; {} finished texts in it are not in the backup and would be gone "
            "from the lists. The present files would be kept in “backups”.",
            recordsHere, lost.size()));
    if (draftsLost > 0) out.push_back(fmt::format("{} drafts were saved later than the backup.", draftsLost));
    return out;
}

Rehearsal rehearseRestore(const fs::path& backup, const fs::path& workspace, const PersonCode& user,
                          const std::string& passphrase, const StoreOptions& options, Progress& progress) {
    Cleanup place{stage(backup, workspace)};
    return rehearseIn(place.folder, workspace, user, passphrase, options, progress);
}

Rehearsal restore(const fs::path& backup, const fs::path& workspace, const PersonCode& user,
                  const std::string& passphrase, const StoreOptions& options, Progress& progress) {
    if (options.onlyLocalFolders) refuseSharedFolder(workspace);
    Cleanup place{stage(backup, workspace)};
    const Rehearsal out = rehearseIn(place.folder, workspace, user, passphrase, options, progress);
    if (!out.verdict.sound())
        throw Error("TR-S14",
                    "This backup is not whole, so it was not restored: " + out.verdict.sentence() +
                        " Nothing was changed.",
                    "Choose another one of the backups.");
    { // A device key of its own, so that what follows here never has the same numbers as what followed there.
        const auto copy = openQuietly(place.folder, user, passphrase, options, false);
        Workspace::State& state = copy->state();
        guarded("prepare the backup", [&] {
            state.device = SigningKey::make();
            state.deviceId = deviceIdOf(state.device.publicKey());
            state.tip = readTip(*state.db, state.deviceId);
            Writing writing(state, "prepare the backup");
            EntryFields device;
            device.type = EntryType::Device;
            device.entity = state.deviceId;
            device.author = user;
            device.key = hex(state.device.publicKey());
            device.name = state.keyring.face.name;
            writing.append(std::move(device), {});
            writeLocal(*state.db, "device", hex(state.device.seed().view()));
            writeAudit(state, user, "restored", backup.filename().string());
            writing.commit();
        });
    }
    FolderLock lock(workspace);
    makePrivateFolder(workspace / "backups");
    const fs::path kept = newFolderFor(
        workspace / "backups", "before-restore-" + stamp((options.clock ? *options.clock : systemClock()).now()));
    std::error_code trouble;
    for (const char* name :
         {"workspace.db", "workspace.db-wal", "workspace.db-shm", "workspace.db-journal", "keyring", "witness"})
        if (fs::exists(workspace / name, trouble)) fs::rename(workspace / name, kept / name, trouble);
    for (const char* name :
         {"workspace.db", "witness", "keyring"}) { // the keyring last: with it the workspace is there again
        if (!fs::exists(place.folder / name, trouble)) continue;
        fs::rename(place.folder / name, workspace / name, trouble);
        if (trouble)
            throwFileError(trouble.value(),
                           "put the backup in place; the earlier files are in “" + kept.filename().string() + "”");
    }
    syncFile(workspace / "keyring");
    return out;
}

} // namespace trellis
