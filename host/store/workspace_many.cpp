// Many records and people at once (Workspace::keepMany, addPeople): one thread makes, one seals, this one writes.
#include "store/handover.hpp"
#include "store/many_step.hpp"

#include <thread>
#include <utility>

namespace trellis {

namespace {

constexpr std::size_t bundleSize = 64; // records handed over at once
// How far one thread may be ahead of the next. A step that is kept takes as long as some thousand records take to be
// made; with less room the makers would wait for it.
constexpr std::size_t bundlesAhead = 64;
// Between one reading back and the next: they fit into the memory for pages (WideDesk), so that few are written out
// before they are read again, and not so few that the index of words is made of many small ones.
constexpr long stepEntries = 32'000;

/// Both threads that make ready what is to be written. They end with it, done or not. Where the system gives no thread
/// for one of them, neither works: the same is then done in take(), record by record in the same order.
class Makers {
public:
    Makers(const Workspace::State& state, const std::function<std::optional<WholeRecord>()>& next,
           const std::function<std::string(const PersonCode&)>& passphrase)
        : next_(next)
        , preparing_(state)
        , sealing_(state, passphrase) {
        try {
            seals_ = std::thread([this] { seal(); });
            prepares_ = std::thread([this] { prepare(); }); // last: from here on records are asked for
        } catch (const std::exception&) {
            alone_ = true;
            end();
        }
    }
    ~Makers() { end(); }
    Makers(const Makers&) = delete;
    Makers& operator=(const Makers&) = delete;
    /// nullopt at the end. Throws what went wrong, after all that was right.
    std::optional<std::vector<SealedRecord>> take() {
        if (!alone_) return sealed_.take();
        if (trouble_) std::rethrow_exception(trouble_);
        std::vector<SealedRecord> out;
        try {
            while (!over_ && out.size() < bundleSize) {
                auto record = next_();
                over_ = !record; // whoever has said so is not asked again
                if (over_) break;
                out.push_back(sealing_.seal(preparing_.prepare(std::move(*record))));
            }
        } catch (...) {
            if (out.empty()) throw;
            trouble_ = std::current_exception();
        }
        if (out.empty()) return std::nullopt;
        return out;
    }

private:
    void end() {
        sealed_.end();
        prepared_.end();
        prepared_.noMore(nullptr); // whoever waits for more may be waiting where nobody makes it
        if (prepares_.joinable()) prepares_.join();
        if (seals_.joinable()) seals_.join();
    }
    void prepare() {
        try {
            std::vector<PreparedRecord> bundle;
            while (auto record = next_()) {
                bundle.push_back(preparing_.prepare(std::move(*record)));
                if (bundle.size() == bundleSize && !prepared_.give(std::exchange(bundle, {}))) break;
            }
            prepared_.give(std::move(bundle));
            prepared_.noMore(nullptr);
        } catch (...) {
            prepared_.noMore(std::current_exception());
        }
    }
    void seal() {
        try {
            while (auto bundle = prepared_.take()) {
                std::vector<SealedRecord> out;
                out.reserve(bundle->size());
                for (auto& one : *bundle) out.push_back(sealing_.seal(std::move(one)));
                if (!sealed_.give(std::move(out))) break;
            }
            sealed_.noMore(nullptr);
        } catch (...) {
            sealed_.noMore(std::current_exception());
        }
        prepared_.end();
    }

    const std::function<std::optional<WholeRecord>()>& next_;
    Handover<std::vector<PreparedRecord>> prepared_{bundlesAhead};
    Handover<std::vector<SealedRecord>> sealed_{bundlesAhead};
    Preparing preparing_;
    Sealing sealing_;
    bool alone_ = false, over_ = false;
    std::exception_ptr trouble_; ///< what is to be told once what came before it is taken
    std::thread prepares_, seals_;
};

} // namespace

ManyKept Workspace::keepMany(const std::function<std::optional<WholeRecord>()>& next,
                             const std::function<std::string(const PersonCode&)>& passphrase, Progress& progress,
                             long expected) {
    return guarded("keep the records", [&] {
        ManyKept out;
        Makers makers(*state_, next, passphrase);
        Filling filling(*state_);
        guarded("keep the records", [&] { // what went wrong is named before the way back asks the system for more
            std::optional<ManyStep> step;
            auto finish = [&] {
                if (step) step->settle();
                step.reset();
            };
            while (auto bundle = makers.take()) {
                if (!step) step.emplace(filling);
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
            filling.commit(std::to_string(out.records) + " records");
        });
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
