// The check of the log: what a stranger with the journal would do (tests/verifier), on the tables themselves. What can
// be said about one entry by itself is worked out beside the reading thread (batches.hpp); the chain is followed in
// order.
#include "store/batches.hpp"
#include "store/verify_chain.hpp"

namespace trellis {

bool verifyLog(Workspace::State& state, Verdict& verdict, Findings& findings, Progress& progress) {
    Database& db = *state.db;
    const long total = db.execAndGet("SELECT count(*) FROM revision").getInt();
    ChainFollower follower(verdict, findings);
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
    while (received.executeStep()) try {
            follower.know(readEntry(column(received, 0)), hex(column(received, 1)));
        } catch (const Error&) { // verifyReceived() names it
        }
    follower.end();
    return true;
}

} // namespace trellis
