// Inside store/ only: what an open workspace holds, and the one way to write to its log.
#pragma once
#include "store/database.hpp"
#include "store/files.hpp"
#include "store/keyring.hpp"
#include "store/witness.hpp"
#include "store/workspace.hpp"

#include <set>

namespace trellis {

/// Where this device's chain ends.
struct Tip {
    std::int64_t seq = 0;
    std::int64_t tick = 0; ///< the highest of all devices
    std::string hash;      ///< of the last entry
    std::string link = std::string(64, '0');
    Moment at;
};

struct Workspace::State {
    std::filesystem::path folder;
    StoreOptions options;
    Clock* clock = nullptr;
    Random* random = nullptr;
    FolderLock lock;
    Secret databaseKey;
    std::unique_ptr<SQLite::Database> db;
    Keyring keyring;
    SigningKey device = SigningKey::fromSeed({});
    std::string deviceId;
    User me;
    Tip tip;
    std::vector<std::string> notes;
    std::set<std::string> knownForms;
    Witness witness;
    int together = 0;   ///< inside Workspace::together(): the transaction is open already
    bool quiet = false; ///< opened only to look: no audit line, no witness
};

/// One transaction on the log. Nothing is kept unless commit() is reached.
class Writing {
public:
    Writing(Workspace::State& state, const char* doing);
    /// Fills in device, seq, tick, prev, id (when empty), at, content and note; hashes, signs and writes the entry,
    /// reads it back, and brings the projections up to date. Error TR-S11 when what was read back is not what was
    /// written.
    EntryFields append(EntryFields fields, Content content);
    /// The moment that entries of this transaction carry.
    Moment now() const { return now_; }
    void commit();
    SQLite::Database& db() { return *state_.db; }

private:
    Workspace::State& state_;
    const char* doing_;
    std::optional<SQLite::Transaction> transaction_; ///< none inside Workspace::together()
    Tip tip_;
    Moment now_;
    bool grown_ = false;
};

/// Adds a line to the audit trail, inside whatever transaction is open.
void writeAudit(Workspace::State& state, const PersonCode& who, const std::string& what, const std::string& about);
/// The audit line's hash over the one before.
std::string auditHash(std::string_view before, std::int64_t n, std::int64_t atMs, std::string_view who,
                      std::string_view what, std::string_view about);

std::optional<std::string> readLocal(SQLite::Database& db, const std::string& name);
void writeLocal(SQLite::Database& db, const std::string& name, const std::string& value);
std::string localMark(std::string_view name, std::string_view value);

/// Reads where the chain ends from the database.
Tip readTip(SQLite::Database& db, const std::string& device);
/// The entry of that id; nullopt when there is none.
std::optional<Entry> readEntryById(SQLite::Database& db, const Id& id);
Entry entryFromRow(SQLite::Statement& row, int firstColumn); ///< columns entry, hash, signature, content
/// Brings the witness up to what is in the log and writes it; trouble with the file is ignored, the older witness stays
/// valid.
void updateWitness(Workspace::State& state, bool allDevices = false) noexcept;
/// Writes the keyring, remembering its hash inside the database first, so that an exchanged file is noticed.
void writeKeyring(Workspace::State& state);

/// Clock, randomness and folder from the options; refuses a folder that is no place for a workspace, and takes the
/// lock.
void takeFolder(Workspace::State& state, const std::filesystem::path& folder, const StoreOptions& options);
/// Opens what there is to open once keyring and database key are there: device, end of chain, notes about what is odd.
/// Error TR-K05 when keyring and log do not belong together.
void openState(Workspace::State& state);
/// The newest key and role of a user, from the log.
struct LoggedUser {
    User user;
    Bytes key;
};
std::vector<LoggedUser> loggedUsers(SQLite::Database& db); ///< all keys ever, oldest first
std::optional<std::string> readSetting(SQLite::Database& db, const std::string& name);
/// Appends a user entry.
void appendUser(Writing& writing, const User& user, const Bytes& key, const PersonCode& author);
void appendSetting(Writing& writing, Random& random, const std::string& name, const std::string& value,
                   const PersonCode& author);

} // namespace trellis
