// The check of what other workspaces sent: each entry by itself, the devices' signatures, and each record as a whole.
// Layers and forms that have not come yet are no trouble; what is waited for is the exchange's to say.
#include "store/received_look.hpp"
#include "store/verify.hpp"

#include "store/projection.hpp"

#include <algorithm>
#include <set>

namespace trellis {

namespace {

std::string sentenceOf(const Error& error) {
    const auto from = error.message().find(": ");
    const auto to = error.message().find(". Nothing of it");
    if (from == std::string::npos || to == std::string::npos) return error.message();
    return "Of what was received, " + error.message().substr(from + 2, to - from - 2) + ".";
}

} // namespace

bool verifyReceived(Workspace::State& state, Verdict& verdict, Findings& findings, Progress& progress) {
    Database& db = *state.db;
    std::map<std::string, Bytes> keys;
    SQLite::Statement own(db, "SELECT id, key FROM device");
    while (own.executeStep()) keys[column(own, 0)] = unhex(column(own, 1));
    std::set<std::string> ours; // whose entries the log has
    for (auto& [device, key] : keys) ours.insert(device);
    std::vector<LookedEntry> run; // of one device: more need not be in memory
    auto checkRun = [&] {
        try {
            checkSignatures(run, keys, noProgress());
        } catch (const Error& error) {
            findings.add(run.front().fields.device, run.front().fields.seq, {}, sentenceOf(error));
        }
        run.clear();
    };
    SQLite::Statement rows(db, "SELECT device, seq, tick, id, type, entity, entry, hash, signature, content, open FROM "
                               "received ORDER BY device, seq");
    const long total = db.execAndGet("SELECT count(*) FROM received").getInt();
    long done = 0;
    while (rows.executeStep()) {
        const auto device = column(rows, 0);
        const auto seq = rows.getColumn(1).getInt64();
        const auto entity = column(rows, 5);
        try {
            auto one = lookAtCarried({column(rows, 6), column(rows, 7), column(rows, 8), column(rows, 9)});
            const EntryFields& f = one.fields;
            if (f.device != device || f.seq != seq || f.tick != rows.getColumn(2).getInt64() ||
                f.id != column(rows, 3) || text(f.type) != column(rows, 4) || f.entity != entity ||
                one.open != rows.getColumn(10).getInt64())
                findings.add(device, static_cast<long>(seq), {},
                             "Of what was received, the columns beside an entry say something else than its text.");
            if (f.type == EntryType::Device) keys[f.device] = unhex(f.key);
            if (!run.empty() && run.back().fields.device != device) checkRun();
            ++verdict.entries;
            if (f.type == EntryType::SignOff) ++verdict.signOffs;
            one.carried.content.clear();
            run.push_back(std::move(one));
        } catch (const Error& error) {
            const auto type = column(rows, 4);
            findings.add(device, static_cast<long>(seq), type == "record" || type == "sign-off" ? entity : Id{},
                         sentenceOf(error));
        }
        if (++done % 512 == 0) {
            progress.step("Checking what was received", done, total);
            if (progress.cancelled()) return false;
        }
    }
    if (!run.empty()) checkRun();
    EntityReader reader(db);
    SQLite::Statement records(db, "SELECT DISTINCT entity FROM received WHERE type IN ('record','sign-off')");
    while (records.executeStep()) {
        const auto record = column(records, 0);
        try {
            std::vector<EntryFields> lines;
            std::map<Id, std::string> hashes;
            bool counted = false; // with the log
            for (const auto& one : reader.log(EntryType::Record, record)) {
                lines.push_back(readEntry(one.entry));
                counted = counted || (lines.back().type == EntryType::Record && ours.contains(lines.back().device));
                if (lines.back().type == EntryType::Record) hashes[lines.back().id] = entryHash(one.entry);
            }
            if (!counted && !hashes.empty()) ++verdict.records;
            if (const auto trouble = recordTrouble(lines, hashes); !trouble.empty())
                findings.add({}, 0, record, "Of what was received: of the record " + record + " " + trouble + ".");
        } catch (const Error&) { // said above
        }
    }
    return true;
}

} // namespace trellis
