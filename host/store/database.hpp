// Inside store/ only: the database opened the one way we open it, and its troubles turned into ours.
#pragma once
#include "crypto/secret.hpp"
#include "model/error.hpp"
#include "store/database_form.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cerrno>
#include <filesystem>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace trellis {

enum class OpenAs { New, Existing, ReadOnly };

class Prepared;

/// The open file. Statements that are used again and again are prepared once and kept at hand.
class Database : public SQLite::Database {
public:
    using SQLite::Database::Database;
    /// Ready to be bound; back at hand, reset, when it goes out of scope. The same text may be in use twice at a time.
    Prepared prepared(const std::string& sql);

private:
    friend class Prepared;
    using Shelf = std::vector<std::unique_ptr<SQLite::Statement>>;
    std::unordered_map<std::string, Shelf> shelves_; ///< statements not in use, by their text
};

/// One use of a kept statement.
class Prepared {
public:
    ~Prepared() {
        statement_->tryReset();
        statement_->clearBindings();
        shelf_.push_back(std::move(statement_));
    }
    Prepared(const Prepared&) = delete;
    Prepared& operator=(const Prepared&) = delete;
    operator SQLite::Statement&() { return *statement_; } // NOLINT: it is one
    SQLite::Statement* operator->() { return statement_.get(); }

private:
    friend class Database;
    Prepared(Database::Shelf& shelf, std::unique_ptr<SQLite::Statement> statement)
        : shelf_(shelf)
        , statement_(std::move(statement)) {}
    Database::Shelf& shelf_; // a node of the map: it stays where it is
    std::unique_ptr<SQLite::Statement> statement_;
};

inline Prepared Database::prepared(const std::string& sql) {
    Shelf& shelf = shelves_[sql];
    if (shelf.empty()) return {shelf, std::make_unique<SQLite::Statement>(*this, sql)};
    auto statement = std::move(shelf.back());
    shelf.pop_back();
    return {shelf, std::move(statement)};
}

/// Opens (or makes) the encrypted file. The key is the cipher's own raw key: no passphrase, nothing to derive.
/// Error TR-S03 (missing), TR-S04 (another key or form, not encrypted), TR-S05 (newer schema), TR-S06 (damaged),
/// TR-S08, TR-S09, TR-S12.
std::unique_ptr<Database> openDatabase(const std::filesystem::path& file, const Secret& key, DatabaseForm form,
                                       OpenAs as);

/// The cipher's own words for the first page that is not as it was written, such as "HMAC verification failed for page
/// 2"; "" when every page is. Reads pages only, so it works on a file that cannot be opened.
std::string firstBrokenPage(const std::filesystem::path& file, const Secret& key, DatabaseForm form);

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
