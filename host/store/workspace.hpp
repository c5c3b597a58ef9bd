// A workspace: the encrypted folder in which everything is kept (design 6). Desk, command line and tests stand on it.
//
//     NAME.trellis/ workspace.db   SQLCipher, random key, write-ahead log
//                   keyring        that key locked for each user and for the recovery code (keyring.hpp)
//                   witness        the highest entry of each device seen so far (witness.hpp)
//                   lock           held while a window has it open
//                   packs/ backups/
//
// The one authoritative table, `revision`, only ever grows: each row is an entry (entry.hpp), hashed, chained and
// signed. All else that can be asked here is a projection that rebuild() makes again from the log. Drafts are apart and
// may change.
//
// The store keeps and proves; it does not decide. Who may see or do what, states, findings and plugins are the desk's.
//
// Every write is one transaction: it is there as a whole or not at all, also when power fails. When a write does not
// work the call throws (TR-S06 file damaged, TR-S08 disk full, TR-S09 read-only, TR-S12 other trouble of the disk) and
// the workspace is as before.
//
// Not thread-safe: it belongs to one thread.
#pragma once
#include "crypto/passphrase.hpp"
#include "model/progress.hpp"
#include "record/record.hpp"
#include "store/entry.hpp"
#include "store/stored.hpp"
#include "store/verdict.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace trellis {

struct StoreOptions {
    Clock* clock = nullptr;             ///< systemClock() when null
    Random* random = nullptr;           ///< systemRandom() when null; for ids and salts, never for keys
    KeyCost cost = KeyCost::standard(); ///< of passphrases set in this run
    /// Refuse folders on network drives and in synced folders (TR-S10). Off only to read a copy that lies there.
    bool onlyLocalFolders = true;
    /// Leave no trace of having been there: no line in the audit trail, no new witness. For checks and rehearsals.
    bool onlyToLook = false;
};

struct NewStore {
    std::filesystem::path folder; ///< must not exist or be empty (TR-S02); parents are made
    std::string name;
    std::string locality;
    bool demo = false;
    User firstUser;
    std::string passphrase;
};

/// A record with everything that is said about it, for Workspace::keepMany().
struct WholeRecord {
    struct Signature {
        PersonCode person;
        Role role = Role::Supervisee;
        Moment at;
        std::string state; ///< the record's from then on; empty leaves it
    };
    DraftState draft; ///< as for finalise(); no base
    TemplatePtr form;
    Moment at; ///< when it was finished
    std::vector<Signature> signatures;
};

struct ManyKept {
    long records = 0;
    long signOffs = 0;
    bool cancelled = false;
};

struct NewPerson {
    Person person;
    std::optional<Role> user; ///< with which role they may sign in; none: they cannot
    std::string passphrase;
};

class Workspace {
public:
    /// What stands on the door: read from the keyring, needs no passphrase. Error TR-S01 (no workspace there), TR-K01
    /// (keyring missing or unreadable), TR-K09 (made by a newer Trellis).
    static WorkspaceFace face(const std::filesystem::path& folder);

    /// Makes the folder and everything in it, and opens it as the first user. `recoveryCode` receives the code to
    /// print, shown once. Error TR-S02, TR-S09, TR-S10, TR-K06 (passphrase too short), TR-U01 (code has no proper
    /// shape).
    static std::unique_ptr<Workspace> create(const NewStore& what, const StoreOptions& options,
                                             std::string* recoveryCode);

    /// Error TR-S01 no workspace there · TR-S03 its database is missing · TR-S04 the database is not this workspace's
    /// or not encrypted · TR-S05 written by a newer Trellis (nothing is touched) · TR-S06 damaged · TR-S09 read-only ·
    /// TR-S10 network or synced folder · TR-S20 open in another window · TR-K01, TR-K05, TR-K09 keyring · TR-K02 wrong
    /// passphrase · TR-K03 no such user.
    static std::unique_ptr<Workspace> open(const std::filesystem::path& folder, const PersonCode& user,
                                           const std::string& passphrase, const StoreOptions& options = {});

    /// Way back when a passphrase is forgotten: sets a new one for `user`, who gets a new key for sign-offs (what was
    /// signed before stays valid), and opens the workspace. A new recovery code replaces the used one. Error TR-K04
    /// when the code is not right.
    static std::unique_ptr<Workspace> recover(const std::filesystem::path& folder, const std::string& code,
                                              const PersonCode& user, const std::string& newPassphrase,
                                              const StoreOptions& options, std::string* newRecoveryCode);

    ~Workspace(); ///< closes cleanly; never throws

    const std::filesystem::path& folder() const;
    WorkspaceFace info() const; ///< name, locality, demo, users: from the log, not the keyring
    const User& me() const;
    const std::string& device() const; ///< 32 hex digits
    Clock& clock() const;
    Random& random() const;
    /// Sentences a person should see after opening: the clock was set back, the newest entries are missing, the keyring
    /// was exchanged.
    const std::vector<std::string>& openingNotes() const;

    /// Everything that `work` writes becomes one transaction: much faster for many records at once (demo data,
    /// imports). When it throws, none of it is kept.
    void together(const std::function<void()>& work);

    /// Keeps many new, finished records as quickly as this machine can: what `next` gives, called on a thread of its
    /// own, is hashed and signed on another, while this one writes. All of it is one transaction (store/filling.hpp),
    /// read back byte by byte in steps of some thousand entries before it commits; the last signature of a step vouches
    /// for it (entry.hpp). An error leaves nothing of it, nor does the end of the program, which the next opening tells
    /// of; a stop keeps what came before it. Traces of use get one line for all. Each record must be new, without a
    /// base, and not finished before the one given before it. While this runs, the workspace's Random belongs to the
    /// thread of `next`. `passphrase` is asked, on the other, once for each person who signs.
    ManyKept keepMany(const std::function<std::optional<WholeRecord>()>& next,
                      const std::function<std::string(const PersonCode&)>& passphrase,
                      Progress& progress = noProgress(), long expected = 0);
    /// Many people at once; who has a passphrase becomes a user with it. One transaction, one keyring.
    void addPeople(const std::vector<NewPerson>& people);

    // Users -----------------------------------------------------------------------------------------------------------
    std::vector<User> users() const;
    /// Error TR-U04 when there is one of that code, TR-K06.
    void addUser(const User& user, const std::string& passphrase);
    /// Of any user who knows their present one. Error TR-K02, TR-K06.
    void changePassphrase(const PersonCode& user, const std::string& was, const std::string& now);
    /// Is this that user's passphrase? Costs as much as unlocking. Used to unlock a locked window.
    bool passphraseFits(const PersonCode& user, const std::string& passphrase) const;
    /// A fresh code; the earlier one stops working. For whoever is signed in.
    std::string newRecoveryCode();

    // People ----------------------------------------------------------------------------------------------------------
    std::vector<Person> people() const; ///< by code
    std::optional<Person> person(const PersonCode& code) const;
    void savePerson(const Person& person); ///< an entry in the log; nothing is written when nothing changed

    // Settings that belong to the workspace and travel with the log, and notes of this machine that do not ------------
    std::optional<std::string> setting(const std::string& key) const;
    void setSetting(const std::string& key, const std::string& value);
    std::optional<std::string> localNote(const std::string& key) const;
    void setLocalNote(const std::string& key, const std::string& value);

    // Forms -----------------------------------------------------------------------------------------------------------
    /// Keeps the form's own text in the log, once per hash. Finishing and saving a draft do it by themselves.
    void keepForm(const Template& form);
    std::vector<FormRef> forms() const;
    /// The text Template::xml held when it was kept.
    std::optional<std::string> formXml(const FormRef& form) const;

    // Drafts ----------------------------------------------------------------------------------------------------------
    /// Keeps the draft as it is now, in place of the one of the same record. `form` is what it is filled in with.
    void saveDraft(const DraftState& draft, const Template& form);
    std::optional<DraftState> draft(const Id& record) const;
    std::vector<DraftState> drafts() const; ///< newest saved first
    void discardDraft(const Id& record);

    // Records ---------------------------------------------------------------------------------------------------------
    /// Turns a draft into a layer of its record: hashed, chained, signed by this device, read back and only then kept;
    /// the draft is gone in the same step. draft.answers must be what the record is to keep (Form::relevantAnswers());
    /// draft.base is its parent. `settles`: further heads that this layer settles. Error TR-R15 when a parent is not a
    /// layer of this record, or a first layer is there already; TR-R10 to TR-R12 when an answer cannot be kept. A base
    /// that is no longer a head makes a second head: nothing is lost, and RecordHead::conflict says so.
    RecordRevision finalise(const DraftState& draft, const Template& form, const std::vector<Id>& settles = {});
    /// Signs one layer as `person`, who must be a user here and give their passphrase (TR-K02, TR-K03). What is signed:
    /// the layer, its content hash, person, role, time. `state`: the record's state from now on; empty leaves it. Error
    /// TR-R16 when this person has signed this layer already, TR-R17 when there is no such layer.
    SignOff signOff(const Id& revision, const PersonCode& person, Role role, const std::string& passphrase,
                    const std::string& state = {});

    std::vector<RecordHead> heads(const HeadFilter& filter = {}) const;
    std::optional<RecordHead> head(const Id& record) const;
    std::vector<Id> headRevisions(const Id& record) const; ///< two or more: a conflict
    std::vector<RecordHead> conflicts() const;
    /// With answers and sign-offs. `state` is the one after the sign-offs of this layer.
    std::optional<RecordRevision> revision(const Id& revision) const;
    std::vector<RecordRevision> layers(const Id& record) const; ///< oldest first, answers included
    /// The signed content as it lies in the log: for exports that withhold.
    std::optional<Content> content(const Id& revision) const;

    /// Glances at the records of an agreement, by day, then in the order of making. Read side by side from one place,
    /// so a hundred cost what one costs.
    std::vector<Glance> glances(const Id& agreement) const;
    std::optional<Glance> glance(const Id& record) const;

    /// Full text of the newest layers, whatever the accents and case; the last word may be a beginning. All words stand
    /// in answers of one record that the same people may read. Newest day first. `mayShow` is asked before a passage
    /// counts among the `most`.
    std::vector<Passage> search(const std::string& words, int most, const Reach& reach,
                                const std::function<bool(const RecordHead&, const Passage&)>& mayShow) const;

    // Answers worked out
    // ----------------------------------------------------------------------------------------------- What somebody (a
    // plugin) said about an agreement on a day, kept so that it need not be asked again. Whatever changes that it may
    // rest on (a record or draft of the agreement, one of its people, a setting) takes it away in the same transaction,
    // so what is found here holds. rebuild() takes all away.
    void keepAnswers(const std::string& question, Date day, const std::vector<std::pair<Id, std::string>>& answers);
    /// Of that day only.
    std::map<Id, std::string> answers(const std::string& question, Date day) const;
    std::optional<std::string> answer(const std::string& question, Date day, const Id& agreement) const;
    /// Rises whenever the log changes in this window, and when a change is taken back: as long as it is the same, so is
    /// everything that follows from the log.
    std::int64_t changes() const;

    // Traces of use ---------------------------------------------------------------------------------------------------
    void audit(const std::string& what, const std::string& about); ///< by me, now
    std::vector<AuditEntry> auditTrail(int most = 500) const;      ///< newest first

    // Care ------------------------------------------------------------------------------------------------------------
    /// Checks everything that can be checked (verdict.hpp). Changes nothing.
    Verdict verify(Progress& progress = noProgress()) const;
    /// Makes all projections again from the log, in one transaction.
    void rebuild(Progress& progress = noProgress());
    /// A hash over all projections: equal before and after rebuild(), and on two machines with the same log.
    std::string stateHash() const;
    /// The log as JSON Lines (JOURNAL.md). Logged as an export.
    void exportJournal(const std::filesystem::path& file, Progress& progress = noProgress());
    /// An encrypted copy in backups/, verified after writing; returns its folder (backup.hpp has the way back).
    std::filesystem::path backup(Progress& progress = noProgress());

    struct State;
    /// For the other files of store/ only.
    State& state() { return *state_; }
    const State& state() const { return *state_; }

private:
    Workspace();
    std::unique_ptr<State> state_;
};

} // namespace trellis
