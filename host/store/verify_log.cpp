// The check of the log: what a stranger with the journal would do (tests/verifier), on the tables themselves. What can
// be said about one entry by itself is worked out beside the reading thread (batches.hpp); the chain is followed in
// order.
#include "store/batches.hpp"
#include "store/verify.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace trellis {

namespace {

/// A row of the table as it stands there.
struct StoredRow {
    std::string device;
    std::int64_t seq = 0, tick = 0;
    std::string id, type, entity, entry;
    Bytes hash, signature;
    std::string content;
};

/// What can be said about a row by itself.
struct Looked {
    StoredRow row;
    EntryFields fields; ///< when readable
    bool readable = false, hashFits = false, columnsFit = false;
    bool contentFits = false, contentReadable = false;
    bool proofFits = false; ///< of a sign-off: the person's own signature
    std::string link;       ///< what the next entry's `prev` must be
};

Looked lookAt(StoredRow&& read) {
    Looked out;
    out.row = std::move(read);
    const StoredRow& row = out.row;
    out.link = entryLink(row.hash, row.signature);
    try {
        out.fields = readEntry(row.entry);
    } catch (const Error&) {
        return out;
    }
    const EntryFields& f = out.fields;
    out.readable = true;
    out.hashFits = hex(row.hash) == entryHash(row.entry);
    out.columnsFit = f.device == row.device && f.seq == row.seq && f.tick == row.tick && f.id == row.id &&
                     text(f.type) == row.type && f.entity == row.entity;
    try {
        const ContentLook content = lookAtContent(row.content);
        out.contentFits = content.inOrder && content.hash == f.content;
        out.contentReadable = content.allLeaves || !out.contentFits; // of what was changed it is enough to say that
    } catch (const Error&) {
        out.contentFits = true; // nothing more can be said than that it cannot be read
    }
    if (f.type == EntryType::SignOff)
        out.proofFits = verifySignature(unhex(f.key), signOffMessage(f.statement), unhex(f.proof));
    return out;
}

struct Chain {
    std::int64_t seq = 0;
    std::string link = std::string(64, '0');
    Bytes key, hash, signature;
};

/// What sign-offs and parents may refer to, gathered on the way and looked at in the end: the order of devices is not
/// theirs.
struct References {
    struct Layer {
        std::string record, hash, content;
    };
    std::unordered_map<Id, Layer> layers;
    std::set<std::pair<PersonCode, std::string>> userKeys;
    std::set<std::string> forms;
};

struct SignOff {
    EntryFields fields;
    bool proofFits;
};

std::string place(const std::string& device, std::int64_t seq) {
    return fmt::format("Entry {} of device {}", seq, device.substr(0, 8));
}

void checkSignOff(const SignOff& signOff, const References& known, Findings& findings) {
    const EntryFields& f = signOff.fields;
    const std::string where = place(f.device, f.seq);
    auto add = [&](const std::string& what) { findings.add(f.device, f.seq, f.entity, where + what); };
    if (!signOff.proofFits) return add(fmt::format(": the signature of {} does not fit what it signs.", f.person));
    if (!known.userKeys.contains({f.person, f.key}))
        return add(fmt::format(": it is signed with a key that is not known to be {}'s.", f.person));
    const auto layer = known.layers.find(f.revision);
    if (layer == known.layers.end() || layer->second.record != f.entity)
        return add(": it signs a text that is not in the log.");
    const auto said = nlohmann::json::parse(f.statement, nullptr, false);
    auto is = [&](const char* name, const std::string& value) {
        return said.is_object() && said.value(name, "") == value;
    };
    if (!is("revision", f.revision) || !is("entry", layer->second.hash) || !is("content", layer->second.content) ||
        !is("person", f.person) || !is("role", f.role) || !is("at", f.at.iso()))
        add(": what was signed is not the text it stands beside.");
}

/// Follows the chains entry by entry.
class Follower {
public:
    Follower(Verdict& verdict, Findings& findings)
        : verdict_(verdict)
        , findings_(findings) {}
    void take(Looked&& one);
    /// An entry of another log that ours may stand upon; verifyReceived() looks whether it is whole.
    void know(const EntryFields& received, const std::string& hash);
    void end();

private:
    void remember(const Looked& one);
    Verdict& verdict_;
    Findings& findings_;
    std::map<std::string, Chain> chains_;
    References known_;
    std::unordered_set<std::string> records_;
    std::vector<SignOff> signOffs_;
    std::vector<EntryFields> layers_;
};

void Follower::take(Looked&& one) {
    const StoredRow& row = one.row;
    const EntryFields& f = one.fields;
    Chain& chain = chains_[row.device];
    bool wrong = false;
    auto add = [&](const std::string& what) {
        findings_.add(row.device, row.seq, row.type == "record" || row.type == "sign-off" ? row.entity : Id{},
                      place(row.device, row.seq) + what);
        wrong = true;
    };
    ++verdict_.entries;
    if (row.seq != chain.seq + 1)
        add(fmt::format(": the entry before it is missing (the last one there is {}).", chain.seq));
    if (!one.readable) {
        add(": its text cannot be read.");
    } else {
        if (!one.hashFits)
            add(": its text has been changed since it was written.");
        else if (!one.columnsFit)
            add(": the columns beside its text say something else than the text.");
        else if (f.prev != chain.link && row.seq == chain.seq + 1) {
            // Either the entry before was changed (then its own hash or signature is wrong) or this one belongs
            // elsewhere.
            if (chain.seq > 0 && !verifySignature(chain.key, chain.hash, chain.signature))
                findings_.add(row.device, chain.seq, {},
                              place(row.device, chain.seq) + ": its signature has been changed.");
            else
                add(": it does not follow the entry that stands before it.");
            wrong = true;
        }
        if (!one.contentFits)
            add(": its answers have been changed since they were signed.");
        else if (!one.contentReadable)
            add(": its answers cannot be read.");
    }
    if (f.type == EntryType::Device && row.seq == 1) chain.key = unhex(f.key);
    if (row.seq == 1 && (f.type != EntryType::Device || deviceIdOf(chain.key) != row.device || f.entity != row.device))
        add(": it should introduce the device's key, and does not.");
    // One signature vouches for the whole chain (entry.hpp), so only the last is checked; after trouble, each.
    if (wrong && !chain.key.empty() && !verifySignature(chain.key, row.hash, row.signature))
        add(": its signature does not fit.");
    if (one.readable) remember(one);
    chain.seq = row.seq;
    chain.link = std::move(one.link);
    chain.hash = std::move(one.row.hash);
    chain.signature = std::move(one.row.signature);
}

void Follower::remember(const Looked& one) {
    const EntryFields& f = one.fields;
    switch (f.type) {
    case EntryType::Record:
        known_.layers[f.id] = {f.entity, hex(one.row.hash), f.content};
        records_.insert(f.entity);
        if (!f.parents.empty() || !known_.forms.contains(f.form)) layers_.push_back(f);
        break;
    case EntryType::SignOff:
        signOffs_.push_back({f, one.proofFits});
        break;
    case EntryType::User:
        known_.userKeys.insert({f.entity, f.key});
        break;
    case EntryType::Form:
        known_.forms.insert(f.form);
        break;
    default:
        break;
    }
}

void Follower::know(const EntryFields& f, const std::string& hash) {
    if (f.type == EntryType::Record) known_.layers[f.id] = {f.entity, hash, f.content};
    if (f.type == EntryType::User) known_.userKeys.insert({f.entity, f.key});
    if (f.type == EntryType::Form) known_.forms.insert(f.form);
}

void Follower::end() {
    for (const auto& [device, chain] : chains_)
        if (!verifySignature(chain.key, chain.hash, chain.signature))
            findings_.add(device, chain.seq, {}, place(device, chain.seq) + ": its signature has been changed.");
    for (const auto& one : signOffs_) checkSignOff(one, known_, findings_);
    for (const auto& f : layers_) {
        for (const auto& parent : f.parents)
            if (const auto layer = known_.layers.find(parent);
                layer == known_.layers.end() || layer->second.record != f.entity)
                findings_.add(f.device, f.seq, f.entity,
                              place(f.device, f.seq) + ": it amends a text that is not in the log.");
        if (!known_.forms.contains(f.form))
            findings_.add(f.device, f.seq, f.entity,
                          place(f.device, f.seq) + ": the form it was made with is not in the log.");
    }
    verdict_.records = static_cast<long>(records_.size());
    verdict_.signOffs = static_cast<long>(signOffs_.size());
}

} // namespace

bool verifyLog(Workspace::State& state, Verdict& verdict, Findings& findings, Progress& progress) {
    Database& db = *state.db;
    const long total = db.execAndGet("SELECT count(*) FROM revision").getInt();
    Follower follower(verdict, findings);
    Batches<StoredRow, Looked> batches(lookAt, [&](Looked&& one) { follower.take(std::move(one)); });
    long read = 0;
    SQLite::Statement rows(
        db, "SELECT device, seq, tick, id, type, entity, entry, hash, signature, content FROM revision NOT INDEXED "
            "ORDER BY device, seq");
    bool cancelled = false;
    auto readOn = [&] {
        try {
            return rows.executeStep();
        } catch (const SQLite::Exception&) {
            batches.finish(); // what could be read is looked at all the same
            throw;
        }
    };
    while (!cancelled && readOn()) {
        batches.give({column(rows, 0), rows.getColumn(1).getInt64(), rows.getColumn(2).getInt64(), column(rows, 3),
                      column(rows, 4), column(rows, 5), column(rows, 6), column(rows, 7), column(rows, 8),
                      column(rows, 9)});
        if (++read % 512 == 0) {
            progress.step("Checking the log", read, total);
            cancelled = progress.cancelled();
        }
    }
    batches.finish();
    if (cancelled) return false;
    SQLite::Statement received(db, "SELECT entry, hash FROM received WHERE type IN ('record','user','form')");
    while (received.executeStep())
        try {
            follower.know(readEntry(column(received, 0)), hex(column(received, 1)));
        } catch (const Error&) { // verifyReceived() names it
        }
    follower.end();
    return true;
}

} // namespace trellis
