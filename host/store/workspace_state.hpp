// Inside store/ only: what an open workspace holds, and the one way to write to its log.
#pragma once
#include "store/database.hpp"
#include "store/files.hpp"
#include "store/keyring.hpp"
#include "store/sealing.hpp"
#include "store/witness.hpp"
#include "store/workspace.hpp"

#include <map>
#include <set>

namespace trellis {

struct Workspace::State {
    std::filesystem::path folder;
    StoreOptions options;
    Clock* clock = nullptr;
    Random* random = nullptr;
    FolderLock lock;
    Secret databaseKey;
    std::unique_ptr<Database> db;
    Keyring keyring;
    SigningKey device = SigningKey::fromSeed({});
    std::string deviceId;
    User me;
    Tip tip;
    std::vector<std::string> notes;
    std::set<std::string> knownForms;
    Witness witness;
    std::int64_t changes = 0; ///< Workspace::changes()
    int together = 0;         ///< inside Workspace::together(): the transaction is open already
    bool quiet = false;       ///< opened only to look: no audit line, no witness
    /// Drafts as they were last read, by record, with the mark of the row each was read from.
    mutable std::map<Id, std::pair<std::string, DraftState>> draftsRead;
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
    Database& db() { return *state_.db; }

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

std::optional<std::string> readLocal(Database& db, const std::string& name);
void writeLocal(Database& db, const std::string& name, const std::string& value);
std::string localMark(std::string_view name, std::string_view value);

/// Hash over one row of the table `observed`.
std::string observedMark(std::string_view measure, std::string_view timeline, std::string_view members,
                         std::int64_t day, std::string_view body);

/// Reads where the chain ends from the database.
Tip readTip(Database& db, const std::string& device);
/// The entry of that id; nullopt when there is none.
std::optional<Entry> readEntryById(Database& db, const Id& id);
Entry entryFromRow(SQLite::Statement& row, int firstColumn); ///< columns entry, hash, signature, content
/// Brings the witness up to what is in the log and writes it; trouble with the file is ignored, the older witness stays
/// valid.
void updateWitness(Workspace::State& state, bool allDevices = false) noexcept;
/// Writes the keyring, remembering its hash inside the database first, so that an exchanged file is noticed.
void writeKeyring(Workspace::State& state);

/// Clock, randomness and folder from the options; refuses a folder that is no place for a workspace, and takes the
/// lock.
void takeFolder(Workspace::State& state, const std::filesystem::path& folder, const StoreOptions& options);
/// Makes the lists of a file that an earlier Trellis wrote as this one keeps them (schema.hpp). Nothing when they are.
void bringUpToDate(Database& db);
/// Opens what there is to open once keyring and database key are there: device, end of chain, notes about what is odd.
/// Error TR-K05 when keyring and log do not belong together.
void openState(Workspace::State& state);
/// The newest key and role of a user, from the log.
struct LoggedUser {
    User user;
    Bytes key;
};
std::vector<LoggedUser> loggedUsers(Database& db); ///< all keys ever, oldest first
std::optional<std::string> readSetting(Database& db, const std::string& name);
/// The name of every device in the log, without looking at all of it.
std::vector<std::string> devicesIn(Database& db);
/// Makes all lists again, inside the caller's transaction. False when stopped: the caller takes the transaction back.
bool makeLists(Database& db, Progress& progress);
/// The signed parts of a record: its leaves with fresh salts, the reason of an amendment among them.
Content recordContent(const DraftState& draft, const ItemClasses& classes, Random& random);
WrittenContent writtenRecord(const DraftState& draft, const ItemClasses& classes,
                             Random& random); ///< the same, written
EntryFields recordFields(const DraftState& draft, const FormRef& form, const PersonCode& me);
/// The entry that keeps a form's own text.
EntryFields formFields(const Template& form, const PersonCode& me);
Content formContent(const Template& form, Random& random);
/// Appends a user entry.
void appendUser(Writing& writing, const User& user, const Bytes& key, const PersonCode& author);
void appendSetting(Writing& writing, Random& random, const std::string& name, const std::string& value,
                   const PersonCode& author);

} // namespace trellis
