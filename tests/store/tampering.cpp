#include "store/tampering.hpp"

#include "crypto/hash.hpp"
#include "store/keyring.hpp"

#include <catch2/catch_test_macros.hpp>
#include <sqlite3.h>
#include <SQLiteCpp/SQLiteCpp.h>

#include <fstream>
#include <vector>

namespace trellis::test {

namespace {

/// Of the file itself, or of one attached to it as "name.".
void layOut(SQLite::Database& db, const std::string& which, DatabaseForm form) {
    const char* seal = form == DatabaseForm::First ? "HMAC_SHA512" : "HMAC_SHA256";
    db.exec("PRAGMA " + which + "cipher_page_size=" + std::to_string(pageBytes(form)));
    db.exec("PRAGMA " + which + "cipher_hmac_algorithm=" + seal);
}

SQLite::Database opened(const std::filesystem::path& file, const Secret& key) {
    SQLite::Database db(file.string(), SQLite::OPEN_READWRITE);
    const std::string text = "x'" + hex(key.view()) + "'";
    sqlite3_key_v2(db.getHandle(), "main", text.data(), static_cast<int>(text.size()));
    layOut(db, "", Keyring::read(file.parent_path()).databaseForm);
    return db;
}

} // namespace

Secret databaseKey(const std::filesystem::path& workspace, const std::string& user, const std::string& passphrase) {
    return Keyring::read(workspace).open(user, passphrase).databaseKey;
}

void changeBySql(const std::filesystem::path& file, const Secret& key, const std::string& sql) {
    SQLite::Database db = opened(file, key);
    std::vector<std::pair<std::string, std::string>> guards;
    {
        SQLite::Statement select(
            db, "SELECT name, sql FROM sqlite_schema WHERE type='trigger' AND tbl_name IN ('revision','audit')");
        while (select.executeStep())
            guards.emplace_back(select.getColumn(0).getString(), select.getColumn(1).getString());
    }
    for (const auto& [name, text] : guards) db.exec("DROP TRIGGER " + name);
    db.exec(sql);
    for (const auto& [name, text] : guards) db.exec(text);
}

bool tryBySql(const std::filesystem::path& file, const Secret& key, const std::string& sql) {
    SQLite::Database db = opened(file, key);
    return db.tryExec(sql) == SQLITE_OK;
}

void inFirstForm(const std::filesystem::path& workspace, const Secret& key) {
    const auto file = workspace / "workspace.db", old = workspace / "old.db";
    std::ofstream(old).close(); // the database may not make files where none is
    {
        SQLite::Database db = opened(file, key);
        const auto version = db.execAndGet("PRAGMA user_version").getString();
        const auto application = db.execAndGet("PRAGMA application_id").getString();
        db.exec("ATTACH '" + old.string() + "' AS old KEY \"x'" + hex(key.view()) + "'\"");
        layOut(db, "old.", DatabaseForm::First);
        db.exec("SELECT sqlcipher_export('old')");
        db.exec("PRAGMA old.user_version=" + version + "; PRAGMA old.application_id=" + application);
        db.exec("PRAGMA old.journal_mode=WAL; DETACH old");
    }
    std::filesystem::rename(old, file);
    Keyring keyring = Keyring::read(workspace);
    keyring.databaseForm = DatabaseForm::First;
    keyring.write(workspace);
}

void flipByte(const std::filesystem::path& path, int place) {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(place);
    const int byte = file.get();
    REQUIRE(byte >= 0);
    file.seekp(place);
    file.put(static_cast<char>(byte ^ 0x10));
}

} // namespace trellis::test
