// Many records and people at once (Workspace::keepMany, addPeople): one thread makes and seals, this one writes.
#include "store/projection.hpp"
#include "store/workspace_state.hpp"

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <utility>

namespace trellis {

namespace {

constexpr std::size_t bundleSize = 64;   // records handed over at once
constexpr std::size_t bundlesAhead = 16; // how far the other thread may be ahead
constexpr long stepEntries = 96'000;     // of one transaction: some hundred MiB until they are read back

struct SealedRecord {
    std::vector<SealedEntry> entries;
    std::vector<ProjectedRow> rows; ///< of the record; a form's come with its own entry
};
using Bundle = std::vector<SealedRecord>;

/// A short queue between the two threads. Either side may end it.
class Handover {
public:
    /// False when nobody waits for it any more.
    bool give(Bundle bundle) {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] { return ended_ || waiting_.size() < bundlesAhead; });
        if (ended_) return false;
        waiting_.push_back(std::move(bundle));
        lock.unlock();
        something_.notify_one();
        return true;
    }
    void noMore(std::exception_ptr trouble) {
        const std::lock_guard lock(mutex_);
        done_ = true;
        trouble_ = std::move(trouble);
        something_.notify_one();
    }
    /// nullopt at the end. Throws what went wrong on the other side, after all that was right.
    std::optional<Bundle> take() {
        std::unique_lock lock(mutex_);
        something_.wait(lock, [&] { return done_ || !waiting_.empty(); });
        if (waiting_.empty()) {
            if (trouble_) std::rethrow_exception(trouble_);
            return std::nullopt;
        }
        Bundle out = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        room_.notify_one();
        return out;
    }
    void end() {
        const std::lock_guard lock(mutex_);
        ended_ = true;
        room_.notify_one();
    }

private:
    std::mutex mutex_;
    std::condition_variable room_, something_;
    std::deque<Bundle> waiting_;
    bool done_ = false, ended_ = false;
    std::exception_ptr trouble_;
};

/// The other thread's side: knows the keys and the end of the chain, and touches no database.
class Sealing {
public:
    Sealing(const Workspace::State& state, const std::function<std::string(const PersonCode&)>& passphrase)
        : device_(state.deviceId)
        , key_(state.device)
        , keyring_(state.keyring)
        , random_(*state.random)
        , me_(state.me.code)
        , passphrase_(passphrase)
        , forms_(state.knownForms)
        , tip_(state.tip) {}

    SealedRecord seal(WholeRecord record) {
        SealedRecord out;
        const std::string ref = record.form->ref.text();
        if (forms_.insert(ref).second)
            add(out, formFields(*record.form, me_), formContent(*record.form, random_), record.at);
        auto [classes, fresh] = classes_.try_emplace(ref);
        if (fresh) classes->second = ItemClasses(*record.form);
        const std::size_t layer = out.entries.size();
        add(out, recordFields(record.draft, record.form->ref, me_),
            recordContent(record.draft, classes->second, random_), record.at);
        for (const auto& one : record.signatures) {
            EntryFields fields =
                signOffFields(out.entries[layer], one.person, one.role, one.state, keyOf(one.person), one.at);
            fields.author = out.entries[layer].fields.author;
            add(out, std::move(fields), {}, one.at);
        }
        std::vector<LogLine> lines;
        for (std::size_t i = layer; i < out.entries.size(); ++i)
            lines.push_back({out.entries[i].fields, out.entries[i].content});
        out.rows = projectRecord(lines, record.draft.key.id);
        return out;
    }

private:
    void add(SealedRecord& out, EntryFields fields, const Content& content, Moment at) {
        const FixedClock then(at);
        fields.id = newId(then, random_);
        out.entries.push_back(trellis::seal(std::move(fields), content, at, device_, key_, tip_));
    }
    const SigningKey& keyOf(const PersonCode& person) {
        auto found = keys_.find(person);
        if (found == keys_.end())
            found = keys_.emplace(person, keyring_.open(person, passphrase_(person)).signing).first;
        return found->second;
    }

    std::string device_;
    const SigningKey& key_;
    Keyring keyring_; // a copy: it remembers places
    Random& random_;
    PersonCode me_;
    const std::function<std::string(const PersonCode&)>& passphrase_;
    std::set<std::string> forms_;
    std::unordered_map<std::string, ItemClasses> classes_;
    std::unordered_map<PersonCode, SigningKey> keys_;
    Tip tip_;
};

/// This thread's side: one transaction after another.
class Step {
public:
    explicit Step(Workspace::State& state)
        : state_(state)
        , transaction_(*state.db, SQLite::TransactionBehavior::IMMEDIATE)
        , first_(state.tip.seq + 1)
        , nothingWorkedOut_(state.db->execAndGet("SELECT NOT EXISTS (SELECT 1 FROM answer)").getInt() != 0) {}

    void write(SealedRecord record) {
        Database& db = *state_.db;
        refuseKnown(record);
        for (auto& entry : record.entries) {
            insertEntry(db, entry);
            if (entry.fields.type == EntryType::Form) {
                writeProjection(db, EntryType::Form, entry.fields.entity);
                formsKept_.insert(entry.fields.entity);
            }
        }
        insertRows(db, record.rows, places_);
        if (!nothingWorkedOut_) forgetAnswers(db, EntryType::Record, record.entries.back().fields.entity);
        for (auto& entry : record.entries) {
            last_ = entry.fields;
            written_.push_back(
                {std::move(entry.text), std::move(entry.hash), std::move(entry.signature), std::move(entry.content)});
        }
    }
    long size() const { return static_cast<long>(written_.size()); }

    /// Reads all of it back and keeps it.
    void commit() {
        if (written_.empty()) return;
        Database& db = *state_.db;
        auto back =
            db.prepared("SELECT entry, hash, signature, content FROM revision WHERE device=? AND seq>=? ORDER BY seq");
        back->bind(1, state_.deviceId);
        back->bind(2, first_);
        std::size_t at = 0;
        while (back->executeStep()) {
            if (at == written_.size()) notReadBack();
            const Written& entry = written_[at++];
            if (column(back, 0) != entry.text || column(back, 1) != entry.hash || column(back, 2) != entry.signature ||
                column(back, 3) != entry.content)
                notReadBack();
        }
        const Written& last = written_.back();
        if (at != written_.size() ||
            !holds({last_, last.text, last.hash, last.signature, last.content}, state_.device.publicKey()))
            notReadBack();
        back->reset();
        transaction_.commit();
        state_.knownForms.merge(formsKept_);
        ++state_.changes;
        state_.tip = {last_.seq, last_.tick, hex(last.hash), entryLink(last.hash, last.signature), last_.at};
    }

private:
    void refuseKnown(const SealedRecord& record) {
        auto known = state_.db->prepared("SELECT 1 FROM record WHERE id=?");
        known->bind(1, record.entries.back().fields.entity);
        if (known->executeStep())
            throw Error("TR-R15", "A record of that id has been finished already, so it was not kept a second time.",
                        "Amend the finished record instead, and say why.");
    }

    /// What must be found again when the step is read back.
    struct Written {
        std::string text;
        Bytes hash, signature;
        std::string content;
    };
    Workspace::State& state_;
    SQLite::Transaction transaction_;
    std::int64_t first_;
    bool nothingWorkedOut_; ///< there are no answers to forget, and inside this transaction none can come
    std::set<std::string> formsKept_;
    std::vector<Written> written_;
    EntryFields last_;
    PassagePlaces places_;
};

/// More memory for pages and words while much is written, and as before afterwards. Words are written once per step and
/// put together later, when they are few, not again and again.
struct WideDesk {
    Database& db;
    explicit WideDesk(Database& database)
        : db(database) {
        db.exec("PRAGMA cache_size=-400000; INSERT INTO wordlist(wordlist, rank) VALUES ('hashsize', 134217728), "
                "('automerge', 0)");
    }
    ~WideDesk() {
        try {
            db.exec("PRAGMA cache_size=-16000; INSERT INTO wordlist(wordlist, rank) VALUES ('hashsize', 1048576), "
                    "('automerge', 4)");
        } catch (const SQLite::Exception&) {
            // Only speed hangs on it.
        }
    }
};

} // namespace

ManyKept Workspace::keepMany(const std::function<std::optional<WholeRecord>()>& next,
                             const std::function<std::string(const PersonCode&)>& passphrase, Progress& progress,
                             long expected) {
    return guarded("keep the records", [&] {
        ManyKept out;
        Sealing sealing(*state_, passphrase);
        Handover handover;
        std::thread other([&] {
            try {
                Bundle bundle;
                while (auto record = next()) {
                    bundle.push_back(sealing.seal(std::move(*record)));
                    if (bundle.size() == bundleSize && !handover.give(std::exchange(bundle, {}))) break;
                }
                handover.give(std::move(bundle));
                handover.noMore(nullptr);
            } catch (...) {
                handover.noMore(std::current_exception());
            }
        });
        struct Join {
            Handover& handover;
            std::thread& thread;
            ~Join() {
                handover.end();
                thread.join();
            }
        } join{handover, other};

        const WideDesk wide(*state_->db);
        std::optional<Step> step;
        auto finish = [&] {
            if (!step) return;
            step->commit();
            step.reset();
        };
        while (auto bundle = handover.take()) {
            if (!step) step.emplace(*state_);
            for (auto& record : *bundle) {
                ++out.records;
                for (const auto& entry : record.entries) out.signOffs += entry.fields.type == EntryType::SignOff;
                step->write(std::move(record));
            }
            progress.step("Keeping the records", out.records, expected);
            if ((out.cancelled = progress.cancelled())) break;
            if (step->size() >= stepEntries) finish();
        }
        finish();
        SQLite::Transaction traces(*state_->db, SQLite::TransactionBehavior::IMMEDIATE);
        writeAudit(*state_, state_->me.code, "kept many", std::to_string(out.records) + " records");
        traces.commit();
        updateWitness(*state_);
        return out;
    });
}

void Workspace::addPeople(const std::vector<NewPerson>& people) {
    guarded("add the people", [&] {
        Keyring next = state_->keyring; // made first: should anything throw, log and keyring are as before
        std::vector<std::pair<const NewPerson*, Bytes>> keys;
        for (const auto& one : people) {
            if (!one.user) continue;
            Keyring::checkLength(one.passphrase);
            if (next.has(one.person.code))
                throw Error("TR-U04", one.person.code + " is a user of this workspace already. Nothing was changed.",
                            "Choose another code; or let the person change their passphrase.");
            const SigningKey key = SigningKey::make();
            next.put({one.person.code, *one.user}, state_->databaseKey, key, one.passphrase, state_->options.cost);
            keys.emplace_back(&one, key.publicKey());
        }
        together([&] {
            for (const auto& [one, key] : keys) {
                Writing writing(*state_, "add the people");
                appendUser(writing, {one->person.code, *one->user}, key, state_->me.code);
                writing.commit();
            }
            for (const auto& one : people) savePerson(one.person);
            writeAudit(*state_, state_->me.code, "added people", std::to_string(people.size()) + " people");
        });
        state_->keyring = std::move(next);
        writeKeyring(*state_);
    });
}

} // namespace trellis
