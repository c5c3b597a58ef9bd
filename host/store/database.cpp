#include "store/database.hpp"

#include "crypto/hash.hpp"
#include "store/files.hpp"
#include "store/schema.hpp"

#include <sqlite3.h>

#include <cerrno>
#include <fstream>

namespace trellis {

namespace fs = std::filesystem;

namespace {

const char* const fromBackup =
    "Make no change to this folder. Restore the newest backup; it is rehearsed first, and shows what it holds.";

void refuseForeignFile(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string head(16, '\0');
    in.read(head.data(), 16);
    if (in.gcount() < 16)
        throw Error("TR-S06", "The file workspace.db is cut short or empty, so the records in it cannot be read.",
                    fromBackup);
    if (head == std::string("SQLite format 3\0", 16))
        throw Error("TR-S04",
                    "The file workspace.db is not encrypted, so it was not written by Trellis. It was not opened.",
                    "Put back the right workspace.db, or restore the newest backup.");
}

void useKey(Database& db, const Secret& key) {
    Secret text(3 + 2 * key.size());
    const std::string_view digits = "0123456789abcdef";
    std::size_t at = 0;
    text.data()[at++] = 'x';
    text.data()[at++] = '\'';
    for (std::size_t i = 0; i < key.size(); ++i) {
        text.data()[at++] = static_cast<unsigned char>(digits[key.data()[i] >> 4]);
        text.data()[at++] = static_cast<unsigned char>(digits[key.data()[i] & 15]);
    }
    text.data()[at++] = '\'';
    if (sqlite3_key_v2(db.getHandle(), "main", text.data(), static_cast<int>(at)) != SQLITE_OK)
        throw Error("TR-S04", "The workspace could not be unlocked with its own key. Nothing was changed.", fromBackup);
}

void unlock(Database& db, const Secret& key, DatabaseForm form) {
    useKey(db, key);
    // It would write to the terminal; what is wrong comes as an error anyway. Behind the key, which sets it back when
    // it is the first in a program.
    db.exec("PRAGMA cipher_log_level=NONE");
    db.exec("PRAGMA cipher_page_size=" + std::to_string(pageBytes(form)));
    db.exec(form == DatabaseForm::First ? "PRAGMA cipher_hmac_algorithm=HMAC_SHA512"
                                        : "PRAGMA cipher_hmac_algorithm=HMAC_SHA256");
}

/// The database's books of how much memory it has are read by nobody, and kept behind a lock at each request. Only
/// before its first use can it be told so; later this changes nothing.
void keepNoBooksOfMemory() { [[maybe_unused]] static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

// cipher_memory_security stays off: it would lock every page of every query in memory and slows searches several times,
// while what it guards against (memory read by another program of the same user) would see the window's own text as
// well.
void settle(Database& db) {
    db.exec("PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA temp_store=MEMORY; PRAGMA synchronous=FULL;"
            "PRAGMA cell_size_check=ON; PRAGMA recursive_triggers=ON; PRAGMA cache_size=-16000");
    sqlite3_db_config(db.getHandle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(db.getHandle(), SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(db.getHandle(), SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    db.setBusyTimeout(5000);
}

// A filling (filling.hpp) that came to no end left the other kind of journal. What it says has been done by now, at the
// first look into the file; one that was not in force yet, and said nothing, would lie about for ever.
void goOnWithLog(Database& db, const fs::path& file) {
    if (db.execAndGet("PRAGMA journal_mode").getString() != "wal") db.exec("PRAGMA journal_mode=WAL");
    std::error_code ignored;
    if (db.execAndGet("PRAGMA journal_mode").getString() == "wal") fs::remove(file.string() + "-journal", ignored);
}

} // namespace

void throwDatabaseError(const SQLite::Exception& trouble, const std::string& doing) {
    // Masked: a backup's step tells the extended code in the plain one's place.
    switch (trouble.getErrorCode() & 0xFF) {
    case SQLITE_FULL:
        throwFileError(ENOSPC, doing);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
        throwFileError(EACCES, doing);
    case SQLITE_NOTADB:
        throw Error(
            "TR-S04",
            "The file workspace.db does not belong to this keyring, or its beginning is damaged. It was not opened.",
            "If files were copied about, put back the two that belong together. Otherwise restore the newest backup.");
    case SQLITE_CORRUPT:
        throw Error("TR-S06", "The file workspace.db is damaged: Trellis could not " + doing + ".", fromBackup);
    case SQLITE_CONSTRAINT:
        throw Error("TR-S13",
                    "The log refused a change that would not have fitted what it holds: Trellis could not " + doing +
                        ". Nothing was changed.",
                    "Run the check of the workspace and tell whoever looks after Trellis here (" +
                        std::string(trouble.what()) + ").");
    case SQLITE_IOERR: {
        const int extended = trouble.getExtendedErrorCode();
        // The database says "I/O error" where a quota or a limit ran out, too; only the system's own number tells (see
        // guarded()).
        if (errno == ENOSPC || errno == EDQUOT || errno == EFBIG) throwFileError(ENOSPC, doing);
        if (extended == SQLITE_IOERR_SHORT_READ)
            throw Error("TR-S06", "The file workspace.db is cut short: Trellis could not " + doing + ".", fromBackup);
        throwFileError(EIO, doing);
    }
    default:
        throw Error(
            "TR-S12",
            "The workspace could not be used just now: Trellis could not " + doing + " (" +
                std::string(trouble.what()) + ").",
            "What was kept before is unchanged. Close Trellis and open it again; if it stays so, run the check.");
    }
}

std::string firstBrokenPage(const fs::path& file, const Secret& key, DatabaseForm form) {
    return guarded("look at the pages of the workspace", [&] {
        Database db(file.string(), SQLite::OPEN_READONLY);
        unlock(db, key, form);
        SQLite::Statement pages(db, "PRAGMA cipher_integrity_check");
        return pages.executeStep() ? pages.getColumn(0).getString() : std::string();
    });
}

std::unique_ptr<Database> openDatabase(const fs::path& file, const Secret& key, DatabaseForm form, OpenAs as) {
    keepNoBooksOfMemory();
    return guarded("open the workspace", [&] {
        std::error_code ignored;
        if (as != OpenAs::New) {
            if (!fs::exists(file, ignored))
                throw Error(
                    "TR-S03", "The file workspace.db, which holds the records, is missing from the workspace folder.",
                    "Look whether it was moved; otherwise restore the newest backup from the folder “backups”.");
            refuseForeignFile(file);
        }
        // The database would be made with whatever mode the umask leaves; its -wal and -shm take over what it has.
        if (as == OpenAs::New) makePrivateFile(file);
        const int flags = as == OpenAs::New        ? SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE
                          : as == OpenAs::Existing ? SQLite::OPEN_READWRITE
                                                   : SQLite::OPEN_READONLY;
        auto db = std::make_unique<Database>(file.string(), flags);
        unlock(*db, key, form);
        settle(*db);
        if (as == OpenAs::New) {
            db->exec("PRAGMA journal_mode=WAL");
            SQLite::Transaction whole(*db, SQLite::TransactionBehavior::IMMEDIATE);
            db->exec(logSchemaSql);
            db->exec(receivedSchemaSql);
            db->exec(listSchemaSql);
            db->exec("PRAGMA application_id=" + std::to_string(schemaApplication) +
                     "; PRAGMA user_version=" + std::to_string(schemaVersion));
            whole.commit();
            return db;
        }
        const int application = db->execAndGet("PRAGMA application_id").getInt();
        const int version = db->execAndGet("PRAGMA user_version").getInt();
        if (application != schemaApplication)
            throw Error("TR-S04", "The file workspace.db was not written by Trellis. It was not opened.",
                        "Put back the right workspace.db, or restore the newest backup.");
        if (version > schemaVersion)
            throw Error(
                "TR-S05",
                "This workspace was last used with a newer Trellis, which keeps more than this one knows. It was "
                "not opened and nothing was changed.",
                "Update Trellis on this machine and open it again.");
        if (as == OpenAs::Existing) goOnWithLog(*db, file);
        return db;
    });
}

} // namespace trellis
