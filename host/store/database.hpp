// Inside store/ only: the database opened the one way we open it, and its troubles turned into ours.
#pragma once
#include "crypto/secret.hpp"
#include "model/error.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cerrno>
#include <filesystem>
#include <memory>
#include <string>

namespace trellis {

enum class OpenAs { New, Existing, ReadOnly };

/// Opens (or makes) the encrypted file. The key is the cipher's own raw key: no passphrase, nothing to derive.
/// Error TR-S03 (missing), TR-S04 (another key, not encrypted), TR-S05 (newer schema), TR-S06 (damaged), TR-S08,
/// TR-S09, TR-S12.
std::unique_ptr<SQLite::Database> openDatabase(const std::filesystem::path& file, const Secret& key, OpenAs as);

/// The cipher's own words for the first page that is not as it was written, such as "HMAC verification failed for page
/// 2"; "" when every page is. Reads pages only, so it works on a file that cannot be opened.
std::string firstBrokenPage(const std::filesystem::path& file, const Secret& key);

/// Turns the database's own exceptions into Error. `doing` completes "Trellis could not …".
[[noreturn]] void throwDatabaseError(const SQLite::Exception& trouble, const std::string& doing);

/// Runs `work`, whose database troubles come out as Error.
template <class Work> decltype(auto) guarded(const char* doing, Work&& work) {
    errno = 0; // so that what it says in case of trouble is about this work
    try {
        return work();
    } catch (const SQLite::Exception& trouble) {
        throwDatabaseError(trouble, doing);
    }
}

/// A statement's text column as raw bytes (SQLiteCpp's getString stops nowhere, but getText would at a zero byte).
inline std::string column(SQLite::Statement& statement, int index) { return statement.getColumn(index).getString(); }
inline void bindBytes(SQLite::Statement& statement, int index, std::string_view bytes) {
    statement.bind(index, bytes.data(), static_cast<int>(bytes.size()));
}

} // namespace trellis
