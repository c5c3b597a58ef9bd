// The check of everything that is not the log: the projections, drafts, traces, and the file itself.
#include "store/verify.hpp"

#include "store/batches.hpp"
#include "store/draft_text.hpp"
#include "store/projection.hpp"
#include "store/schema.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace trellis {

namespace fs = std::filesystem;

namespace {

EntryType typeFromText(const std::string& name) {
    for (int i = 0; i <= static_cast<int>(EntryType::SignOff); ++i)
        if (text(static_cast<EntryType>(i)) == name) return static_cast<EntryType>(i);
    return EntryType::Record;
}

/// "the record 0199…" or "the person FK-CP3".
std::string called(EntryType type, const std::string& entity) {
    return "the " + text(projectedAs(type)) + " " + entity;
}

/// The definitions of all tables, indexes and triggers, as one text.
std::string definitions(Database& db) {
    SQLite::Statement rows(db, "SELECT type, name, coalesce(sql, '') FROM sqlite_schema ORDER BY type, name");
    std::string out;
    while (rows.executeStep()) out += column(rows, 0) + " " + column(rows, 1) + " " + column(rows, 2) + "\n";
    return out;
}

/// One entity as it stands: what the log says about it, and the rows of each of projectionsOf() its type.
struct Standing {
    EntryType type;
    std::string entity;
    std::vector<LogText> log;
    std::vector<std::vector<std::string>> rows;
};

/// The tables whose rows are not those that follow from the log.
std::vector<const ProjectionTable*> disagreeing(const Standing& one) {
    std::vector<const ProjectionTable*> out;
    std::vector<ProjectedRow> expected;
    try {
        expected = project(one.type, one.entity, one.log);
    } catch (const Error&) {
        return out; // the log itself is wrong there, and has been reported
    }
    const auto tables = projectionsOf(one.type);
    for (std::size_t i = 0; i < tables.size(); ++i) {
        std::vector<std::string> lines, stored = one.rows[i];
        for (const auto& row : expected)
            if (row.table == tables[i]) lines.push_back(rowLine(row.values));
        std::ranges::sort(lines);
        std::ranges::sort(stored);
        if (lines != stored) out.push_back(tables[i]);
    }
    return out;
}

struct Disagreement {
    EntryType type;
    std::string entity;
    std::vector<const ProjectionTable*> tables;
};

} // namespace

bool verifyProjections(Database& db, Findings& findings, Progress& progress) {
    const long total =
        db.execAndGet(std::string("SELECT count(*) FROM (") + knownEntitiesSql + ")")
            .getInt();
    long done = 0;
    Batches<Standing, Disagreement> batches(
        [](Standing&& one) {
            return Disagreement{one.type, one.entity, disagreeing(one)};
        },
        [&](Disagreement&& one) {
            for (const auto* table : one.tables)
                findings.add(
                    {}, 0, projectedAs(one.type) == EntryType::Record ? one.entity : Id{},
                    fmt::format("The list “{}” does not agree with the log about {}. Rebuilding makes it right.",
                                table->name, called(one.type, one.entity)));
        });
    EntityReader reader(db);
    SQLite::Statement entities(db, knownEntitiesSql);
    while (entities.executeStep()) {
        Standing one{typeFromText(column(entities, 0)), column(entities, 1), {}, {}};
        one.log = reader.log(one.type, one.entity);
        for (const auto* table : projectionsOf(one.type)) one.rows.push_back(reader.stored(*table, one.entity));
        batches.give(std::move(one));
        if (++done % 256 == 0) {
            progress.step("Comparing the lists with the log", done, total);
            if (progress.cancelled()) return false;
        }
    }
    batches.finish();
    // Rows about what the log has never heard of.
    for (int i = 0; i < static_cast<int>(EntryType::SignOff); ++i) {
        const auto type = static_cast<EntryType>(i);
        for (const auto* table : projectionsOf(type)) {
            SQLite::Statement strange(
                db, fmt::format("SELECT DISTINCT {0} FROM {1} WHERE {0} NOT IN (SELECT entity FROM revision WHERE "
                                "type='{2}') AND {0} NOT IN (SELECT entity FROM received WHERE type='{2}')",
                                table->key, table->name, text(type)));
            while (strange.executeStep())
                findings.add(
                    {}, 0, type == EntryType::Record ? column(strange, 0) : Id{},
                    fmt::format("The list “{}” speaks of {}, which is not in the log. Rebuilding makes it right.",
                                table->name, called(type, column(strange, 0))));
        }
    }
    return true;
}

namespace {

void verifyObserved(SQLite::Database& db, Findings& findings) {
    SQLite::Statement row(db, "SELECT measure, timeline, members, day, body, mark FROM observed");
    while (row.executeStep())
        if (observedMark(column(row, 0), column(row, 1), column(row, 2), row.getColumn(3).getInt64(), column(row, 4)) !=
            column(row, 5))
            findings.add(fmt::format("What was counted for “{}” in one timeline has been changed from outside, or is "
                                     "damaged. Recomputing the figures makes it right.",
                                     column(row, 0)));
}

} // namespace

void verifyBeside(Workspace::State& state, Findings& findings) {
    Database& db = *state.db;
    SQLite::Statement drafts(db, "SELECT record, saved_ms, body, mark FROM draft");
    while (drafts.executeStep()) {
        const std::string record = column(drafts, 0), body = column(drafts, 2);
        bool fits = draftMark(record, drafts.getColumn(1).getInt64(), body) == column(drafts, 3);
        try {
            fits = fits && readDraft(body).key.id == record;
        } catch (const Error&) {
            fits = false;
        }
        if (!fits)
            findings.add({}, 0, record,
                         "The draft of the record " + record + " has been changed from outside, or is damaged.");
    }
    verifyObserved(db, findings);
    SQLite::Statement local(db, "SELECT name, value, mark FROM local");
    while (local.executeStep()) {
        const std::string name = column(local, 0), value = column(local, 1);
        if (localMark(name, value) != column(local, 2))
            findings.add("A note of this machine (“" + name + "”) has been changed from outside.");
        if (name.starts_with("gap:"))
            findings.add(
                name.substr(4), std::stol("0" + value), {},
                fmt::format(
                    "Entry {} of device {} was written and later missing: the end of the log was cut off, or an older "
                    "copy of the file was put in its place.",
                    value, name.substr(4, 8)));
    }
    std::int64_t n = 0;
    std::string before;
    SQLite::Statement audit(db, "SELECT n, at_ms, who, what, about, hash FROM audit ORDER BY n");
    while (audit.executeStep()) {
        const std::int64_t here = audit.getColumn(0).getInt64();
        const std::string hash = column(audit, 5);
        if (here != n + 1 || hash != auditHash(before, here, audit.getColumn(1).getInt64(), column(audit, 2),
                                               column(audit, 3), column(audit, 4))) {
            findings.add(fmt::format(
                "Line {} of the traces of use does not follow from the one before: one was changed or taken out.",
                here));
            break;
        }
        n = here;
        before = hash;
        if (n == state.witness.audit.n && hash != state.witness.audit.hash)
            findings.add(fmt::format("Line {} of the traces of use is not the one that was seen here before.", n));
    }
    if (state.witness.devices.empty())
        findings.add(
            "There is no witness beside the database that can be read, so it cannot be seen whether the newest entries "
            "were cut off. If nobody removed it, compare with the newest backup.");
    if (n < state.witness.audit.n)
        findings.add(
            fmt::format("The traces of use end at line {}, but line {} was written before.", n, state.witness.audit.n));
    for (const auto& [device, mark] : state.witness.devices) {
        SQLite::Statement entry(db, "SELECT hash FROM revision WHERE device=? AND seq=?");
        entry.bind(1, device);
        entry.bind(2, mark.n);
        if (!entry.executeStep() || hex(column(entry, 0)) != mark.hash)
            findings.add(
                device, mark.n, {},
                fmt::format(
                    "Entry {} of device {} was seen here before and is not there now: the end of the log was cut off.",
                    mark.n, device.substr(0, 8)));
    }
    const auto kept = readLocal(db, "keyring").value_or("");
    if (const auto text = readWhole(state.folder / "keyring");
        !text || kept.find(blake2bHex(*text)) == std::string::npos)
        findings.add("The keyring is not the one that was written here last: it was exchanged or changed.");
}

void verifyFile(Database& db, const fs::path& file, Findings& findings) {
    // What still stands in the write-ahead log belongs to the file; the cipher's own check reads the file alone.
    db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    const auto size = fs::file_size(file);
    const std::int64_t pageSize = db.execAndGet("PRAGMA page_size").getInt64();
    const std::int64_t pages = db.execAndGet("PRAGMA page_count").getInt64();
    if (static_cast<std::int64_t>(size) != pages * pageSize)
        findings.add(fmt::format("The file workspace.db has {} bytes and should have {}.", size, pages * pageSize));
    SQLite::Statement cipher(db, "PRAGMA cipher_integrity_check");
    while (cipher.executeStep())
        findings.add("A part of the file workspace.db is not as it was written: " + column(cipher, 0) + ".");
    SQLite::Statement inner(db, "PRAGMA integrity_check(10)");
    while (inner.executeStep())
        if (column(inner, 0) != "ok")
            findings.add("The inner order of workspace.db is disturbed: " + column(inner, 0) + ".");
    try {
        db.exec("INSERT INTO wordlist(wordlist, rank) VALUES ('integrity-check', 1)");
    } catch (const SQLite::Exception&) {
        findings.add("The index for searching does not agree with the records. Rebuilding makes it right.");
    }
    Database fresh(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    fresh.exec(logSchemaSql);
    fresh.exec(receivedSchemaSql);
    fresh.exec(listSchemaSql);
    if (db.tableExists("released")) fresh.exec(releaseTablesSql);
    if (definitions(fresh) != definitions(db))
        findings.add(
            "The definitions of the tables have been changed: a guard against changes may have been taken away.");
}

} // namespace trellis
