// Writing to the log, and the small tables beside it.
#include "store/projection.hpp"
#include "store/workspace_state.hpp"

#include "record/canonical.hpp"

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
        fields.device = state_.deviceId;
        fields.seq = tip_.seq + 1;
        fields.tick = tip_.tick + 1;
        fields.prev = tip_.link;
        if (fields.id.empty()) fields.id = newId(*state_.clock, *state_.random);
        fields.at = now_;
        fields.content = content.hash();
        // The order is that of seq and tick, whatever the clock says; that it went back is kept for whoever reads the
        // times.
        fields.note = now_ < tip_.at ? "clock-set-back" : "";
        Entry entry;
        entry.text = writeEntry(fields);
        entry.hash = unhex(entryHash(entry.text));
        entry.signature = state_.device.sign(entry.hash);
        const std::string contentText = content.text();

        SQLite::Statement insert(*state_.db,
                                 "INSERT INTO revision(device, seq, tick, id, type, entity, entry, hash, signature, "
                                 "content) VALUES (?,?,?,?,?,?,?,?,?,?)");
        insert.bind(1, fields.device);
        insert.bind(2, fields.seq);
        insert.bind(3, fields.tick);
        insert.bind(4, fields.id);
        insert.bind(5, text(fields.type));
        insert.bind(6, fields.entity);
        insert.bind(7, entry.text);
        bindBytes(insert, 8, entry.hash);
        bindBytes(insert, 9, entry.signature);
        insert.bind(10, contentText);
        insert.exec();

        // Read back what stands there now, and do the whole check a stranger would do.
        const auto back = readEntryById(*state_.db, fields.id);
        if (!back || back->text != entry.text || back->signature != entry.signature ||
            back->content.text() != contentText || back->hash != unhex(entryHash(back->text)) ||
            back->content.firstWrongLeaf() >= 0 || back->content.hash() != readEntry(back->text).content ||
            !verifySignature(state_.device.publicKey(), back->hash, back->signature))
            throw Error(
                "TR-S11",
                "What was written could not be read back as it was, so it was not kept. Your draft is unchanged.",
                "Try once more. If it happens again, do not go on with this disk: make a backup to another one.");
        EntityReader reader(*state_.db);
        writeProjection(reader, fields.type, fields.entity);
        tip_ = {fields.seq, fields.tick, hex(entry.hash), entryLink(entry.hash, entry.signature), now_};
        if (state_.together) state_.tip = tip_;
        grown_ = true;
        return fields;
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

std::optional<Entry> readEntryById(SQLite::Database& db, const Id& id) {
    SQLite::Statement select(db, "SELECT entry, hash, signature, content FROM revision WHERE id=?");
    select.bind(1, id);
    if (!select.executeStep()) return std::nullopt;
    return entryFromRow(select, 0);
}

Tip readTip(SQLite::Database& db, const std::string& device) {
    Tip tip;
    SQLite::Statement last(db, "SELECT entry, hash, signature FROM revision WHERE device=? ORDER BY seq DESC LIMIT 1");
    last.bind(1, device);
    if (last.executeStep()) {
        const EntryFields fields = readEntry(column(last, 0));
        tip = {fields.seq, 0, hex(column(last, 1)), entryLink(column(last, 1), column(last, 2)), fields.at};
    }
    tip.tick = db.execAndGet("SELECT coalesce(max(tick), 0) FROM revision").getInt64();
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
    SQLite::Statement last(*state.db, "SELECT n, hash FROM audit ORDER BY n DESC LIMIT 1");
    std::int64_t n = 1;
    std::string before;
    if (last.executeStep()) {
        n = last.getColumn(0).getInt64() + 1;
        before = column(last, 1);
    }
    last.reset();
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

std::optional<std::string> readLocal(SQLite::Database& db, const std::string& name) {
    SQLite::Statement select(db, "SELECT value FROM local WHERE name=?");
    select.bind(1, name);
    if (!select.executeStep()) return std::nullopt;
    return column(select, 0);
}

void writeLocal(SQLite::Database& db, const std::string& name, const std::string& value) {
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
            SQLite::Statement devices(*state.db, "SELECT device, max(seq), hash FROM revision GROUP BY device");
            while (devices.executeStep())
                if (Witness::Mark& mark = now.devices[column(devices, 0)]; devices.getColumn(1).getInt64() > mark.n)
                    mark = {devices.getColumn(1).getInt64(), hex(column(devices, 2))};
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
