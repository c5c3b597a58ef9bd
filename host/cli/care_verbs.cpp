// verify, rebuild, backup, restore, journal export, audit: looking after a workspace.
#include "cli/verbs.hpp"

#include "model/error.hpp"
#include "store/backup.hpp"
#include "store/workspace.hpp"

#include <fmt/format.h>
#include <ostream>

namespace trellis {
namespace {

StoreOptions storeOptions(const Command& command) {
    StoreOptions options;
    options.clock = command.io.clock;
    options.random = command.io.random;
    return options;
}

void printTroubles(Command& command, const Verdict& verdict) {
    Listing listing({{"what", "What"}, {"record", "Record"}, {"device", ""}, {"seq", "Entry"}}, "");
    for (auto& one : verdict.troubles)
        listing.row({one.what, cell(one.record), cell(one.device), cell(static_cast<int>(one.seq))});
    command.print(listing);
}

/// Works on the folder itself: a workspace too damaged to open is an answer here, not an obstacle.
int verify(Command& command, const NoOptions&) {
    auto verdict = verifyFolder(command.folder(), command.acting(), command.passphrase(), storeOptions(command));
    if (command.json)
        printTroubles(command, verdict);
    else if (verdict.sound())
        command.io.out << verdict.sentence() << '\n';
    if (verdict.sound()) return 0;
    if (!command.json) printTroubles(command, verdict);
    throw Error("TR-C30", "This workspace is not as it was written: " + verdict.sentence(),
                "Change nothing in it. \"restore --rehearse\" shows what the newest backup holds.");
}

int rebuild(Command& command, const NoOptions&) {
    auto desk = command.openDesk();
    desk->workspace().rebuild();
    command.io.err << "Everything that is derived from the log was made again.\n";
    return 0;
}

int backup(Command& command, const NoOptions&) {
    command.io.out << command.openDesk()->workspace().backup().string() << '\n';
    return 0;
}

struct RestoreOptions {
    std::string backup;
    bool rehearse = false;
};

int restoreBackup(Command& command, const RestoreOptions& options) {
    auto folder = command.folder();
    std::filesystem::path from = options.backup;
    if (from.empty()) {
        auto known = backups(folder);
        if (known.empty())
            throw Error("TR-C31", "This workspace has no backup of its own; nothing was changed.",
                        "Name the folder of the backup.");
        from = known.front().folder;
    }
    auto passphrase = command.passphrase();
    auto told = options.rehearse ? rehearseRestore(from, folder, command.acting(), passphrase, storeOptions(command))
                                 : restore(from, folder, command.acting(), passphrase, storeOptions(command));
    for (auto& sentence : told.says()) command.io.out << sentence << '\n';
    return told.verdict.sound() ? 0 : 1;
}

int backupList(Command& command, const NoOptions&) {
    Listing listing({{"folder", "Folder"}, {"at", "Taken"}, {"entries", "Entries"}, {"records", "Records"}},
                    "There is no backup yet.");
    for (auto& one : backups(command.folder()))
        listing.row({one.folder.string(), one.at.iso(), cell(static_cast<int>(one.entries)),
                     cell(static_cast<int>(one.records))});
    command.print(listing);
    return 0;
}

struct JournalOptions {
    std::string file;
};

int journalExport(Command& command, const JournalOptions& options) {
    command.openDesk()->workspace().exportJournal(options.file);
    return 0;
}

struct AuditOptions {
    int most = 500;
};

int audit(Command& command, const AuditOptions& options) {
    Listing listing({{"at", "When"}, {"who", "Who"}, {"what", "What"}, {"about", "About"}},
                    "Nothing has been noted yet.");
    for (auto& one : command.openDesk()->audit(options.most))
        listing.row({one.at.iso(), one.who, one.what, cell(one.about)});
    command.print(listing);
    return 0;
}

} // namespace

void addCareVerbs(CLI::App& app, Command& command) {
    auto none = [](CLI::App&, NoOptions&) {};
    verb<NoOptions>(app, command, "verify",
                    "Check that everything is as it was written; names the first thing that is not", none, verify);
    verb<NoOptions>(app, command, "rebuild", "Make lists, search and due dates again from the signed log", none,
                    rebuild);
    auto* saved = verb<NoOptions>(
        app, command, "backup", "Make an encrypted copy and check it; prints its folder",
        [](CLI::App& v, NoOptions&) { v.require_subcommand(0, 1); }, backup);
    verb<NoOptions>(*saved, command, "list", "List the backups there are, newest first", none, backupList);
    verb<RestoreOptions>(
        app, command, "restore", "Put a backup in the workspace's place",
        [](CLI::App& v, RestoreOptions& o) {
            v.add_option("BACKUP", o.backup, "The backup's folder (default: the newest one)");
            v.add_flag("--rehearse", o.rehearse, "Only say what would change");
            v.footer("The present files are kept beside it, in backups/before-restore-DATE/.");
        },
        restoreBackup);
    auto* journal = app.add_subcommand("journal", "The signed log");
    journal->require_subcommand(1);
    verb<JournalOptions>(
        *journal, command, "export", "Write the signed log as JSON Lines; noted in the audit trail",
        [](CLI::App& v, JournalOptions& o) { v.add_option("FILE", o.file, "Where to write it")->required(); },
        journalExport);
    verb<AuditOptions>(
        app, command, "audit", "Who opened, read, signed and exported what, newest first",
        [](CLI::App& v, AuditOptions& o) {
            v.add_option("--most", o.most, "At most so many")->check(CLI::Range(1, 1'000'000));
        },
        audit);
}

} // namespace trellis
