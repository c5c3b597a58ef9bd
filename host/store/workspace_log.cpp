// Writing to the log, and the small tables beside it.
#include "store/projection.hpp"
#include "store/workspace_state.hpp"

#include "record/canonical.hpp"

#include <algorithm>
#include <optional>

namespace trellis {

Writing::Writing(Workspace::State& state, const char* doing)
    : state_(state)
    , doing_(doing)
    , tip_(state.tip)
    , now_(state.clock->now()) {
    guarded(doing_, [&] {
        if (state_.together == 0) transaction_.emplace(*state_.db, SQLite::TransactionBehavior::IMMEDIATE);
    });
}

EntryFields Writing::append(EntryFields fields, Content content) {
    return guarded(doing_, [&] {
        if (fields.id.empty()) fields.id = newId(*state_.clock, *state_.random);
        SealedEntry entry = seal(std::move(fields), written(content), now_, state_.deviceId, state_.device, tip_);
        insertEntry(*state_.db, entry);
        // Read back what stands there now, and do the whole check a stranger would do.
        auto back = state_.db->prepared("SELECT entry, hash, signature, content FROM revision WHERE id=?");
        back->bind(1, entry.fields.id);
        if (!back->executeStep()) notReadBack();
        const SealedEntry stands{entry.fields, column(back, 0), column(back, 1), column(back, 2), column(back, 3)};
        if (stands.text != entry.text || stands.hash != entry.hash || stands.signature != entry.signature ||
            stands.content != entry.content || !holds(stands, state_.device.publicKey()))
            notReadBack();
        writeProjection(*state_.db, entry.fields.type, entry.fields.entity);
        if (state_.together) state_.tip = tip_;
        ++state_.changes;
        grown_ = true;
        return std::move(entry.fields);
    });
}

void Writing::commit() {
    if (transaction_) guarded(doing_, [&] { transaction_->commit(); });
    state_.tip = tip_;
    if (grown_ && transaction_) updateWitness(state_);
}

void Workspace::together(const std::function<void()>& work) {
    const Tip before = state_->tip;
    const auto formsBefore = state_->knownForms;
    guarded("keep the records", [&] {
        SQLite::Transaction whole(*state_->db, SQLite::TransactionBehavior::IMMEDIATE);
        ++state_->together;
        try {
            work();
            whole.commit();
        } catch (...) {
            --state_->together;
            state_->tip = before;
            state_->knownForms = formsBefore;
            ++state_->changes;
            throw;
        }
        --state_->together;
    });
    updateWitness(*state_);
}

Entry entryFromRow(SQLite::Statement& row, int first) {
    return {column(row, first), column(row, first + 1), column(row, first + 2),
            Content::fromText(column(row, first + 3))};
}

std::optional<Entry> readEntryById(Database& db, const Id& id) {
    for (const char* sql : {"SELECT entry, hash, signature, content FROM revision WHERE id=?",
                            "SELECT entry, hash, signature, content FROM received WHERE id=?"}) {
        auto select = db.prepared(sql);
        select->bind(1, id);
        if (select->executeStep()) return entryFromRow(select, 0);
    }
    return std::nullopt;
}

std::vector<std::string> devicesIn(Database& db) {
    std::vector<std::string> out;
    for (std::string last;;) {
        auto next = db.prepared("SELECT device FROM revision WHERE device>? ORDER BY device LIMIT 1");
        next->bind(1, last);
        if (!next->executeStep()) return out;
        out.push_back(last = column(next, 0));
    }
}

Tip readTip(Database& db, const std::string& device) {
    Tip tip;
    // Along one chain the ticks only rise, so the highest of all is among the last ones.
    std::int64_t tick = 0;
    for (const auto& one : devicesIn(db)) {
        auto last = db.prepared("SELECT entry, hash, signature FROM revision WHERE device=? ORDER BY seq DESC LIMIT 1");
        last->bind(1, one);
        if (!last->executeStep()) continue;
        const EntryFields fields = readEntry(column(last, 0));
        tick = std::max(tick, fields.tick);
        if (one == device)
            tip = {fields.seq, 0, hex(column(last, 1)), entryLink(column(last, 1), column(last, 2)), fields.at};
    }
    auto received = db.prepared("SELECT coalesce(max(tick), 0) FROM received");
    received->executeStep();
    tip.tick = std::max(tick, received->getColumn(0).getInt64());
    return tip;
}

std::string auditHash(std::string_view before, std::int64_t n, std::int64_t atMs, std::string_view who,
                      std::string_view what, std::string_view about) {
    std::string line =
        "trellis audit 1\n" + std::string(before) + "\n" + std::to_string(n) + " " + std::to_string(atMs) + " ";
    line += hex(who) + " " + hex(what) + " " + hex(about);
    return blake2bHex(line);
}

void writeAudit(Workspace::State& state, const PersonCode& who, const std::string& what, const std::string& about) {
    std::int64_t n = 1;
    std::string before;
    {
        auto last = state.db->prepared("SELECT n, hash FROM audit ORDER BY n DESC LIMIT 1");
        if (last->executeStep()) {
            n = last->getColumn(0).getInt64() + 1;
            before = column(last, 1);
        }
    }
    const std::int64_t at = state.clock->now().ms;
    SQLite::Statement insert(*state.db, "INSERT INTO audit(n, at_ms, who, what, about, hash) VALUES (?,?,?,?,?,?)");
    insert.bind(1, n);
    insert.bind(2, at);
    insert.bind(3, who);
    insert.bind(4, what);
    insert.bind(5, about);
    insert.bind(6, auditHash(before, n, at, who, what, about));
    insert.exec();
}

std::string localMark(std::string_view name, std::string_view value) {
    return Blake2b().update("trellis local 1\n").update(hex(name)).update("\n").update(value).hexDigest();
}

std::optional<std::string> readLocal(Database& db, const std::string& name) {
    auto select = db.prepared("SELECT value FROM local WHERE name=?");
    select->bind(1, name);
    if (!select->executeStep()) return std::nullopt;
    return column(select, 0);
}

void writeLocal(Database& db, const std::string& name, const std::string& value) {
    SQLite::Statement insert(db, "INSERT INTO local(name, value, mark) VALUES (?,?,?) ON CONFLICT(name) DO UPDATE SET "
                                 "value=excluded.value, mark=excluded.mark");
    insert.bind(1, name);
    insert.bind(2, value);
    insert.bind(3, localMark(name, value));
    insert.exec();
}

void updateWitness(Workspace::State& state, bool allDevices) noexcept {
    try {
        Witness now = state.witness;
        now.workspace = state.keyring.face.id;
        // Never backwards: a shorter chain than the one seen is for verify() to tell.
        if (Witness::Mark& mine = now.devices[state.deviceId]; state.tip.seq > mine.n)
            mine = {state.tip.seq, state.tip.hash};
        if (allDevices) {
            for (const auto& device : devicesIn(*state.db)) {
                SQLite::Statement last(*state.db,
                                       "SELECT seq, hash FROM revision WHERE device=? ORDER BY seq DESC LIMIT 1");
                last.bind(1, device);
                if (last.executeStep())
                    if (Witness::Mark& mark = now.devices[device]; last.getColumn(0).getInt64() > mark.n)
                        mark = {last.getColumn(0).getInt64(), hex(column(last, 1))};
            }
        }
        SQLite::Statement audit(*state.db, "SELECT n, hash FROM audit ORDER BY n DESC LIMIT 1");
        if (audit.executeStep() && audit.getColumn(0).getInt64() > now.audit.n)
            now.audit = {audit.getColumn(0).getInt64(), column(audit, 1)};
        if (now == state.witness) return;
        now.write(state.folder);
        state.witness = now;
    } catch (...) {
        // The record is kept already; an older witness only knows less.
    }
}

void writeKeyring(Workspace::State& state) {
    const std::string fresh = blake2bHex(state.keyring.text());
    const std::string was = readLocal(*state.db, "keyring").value_or("");
    // Both until the file stands, so that a power cut in between leaves no false alarm.
    writeLocal(*state.db, "keyring", was.substr(0, 64) + " " + fresh);
    state.keyring.write(state.folder);
    writeLocal(*state.db, "keyring", fresh);
}

} // namespace trellis
