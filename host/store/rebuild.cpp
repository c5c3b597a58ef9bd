// Making the projections again, and a hash over them.
#include "store/projection.hpp"
#include "store/schema.hpp"
#include "store/workspace_state.hpp"

namespace trellis {

void Workspace::rebuild(Progress& progress) {
    guarded("rebuild the lists from the log", [&] {
        SQLite::Database& db = *state_->db;
        SQLite::Transaction whole(db, SQLite::TransactionBehavior::IMMEDIATE);
        for (const auto& table : projections())
            if (std::string(table.name) != "passage") db.exec(std::string("DELETE FROM ") + table.name);
        // Not through the triggers of `passage`: they would trust what stands there, which may be what is wrong.
        db.exec(
            "DROP TRIGGER passage_delete; DELETE FROM passage; INSERT INTO wordlist(wordlist) VALUES ('delete-all')");
        db.exec(passageDeleteTrigger);
        const long total =
            db.execAndGet("SELECT count(*) FROM (SELECT DISTINCT type, entity FROM revision WHERE type<>'sign-off')")
                .getInt();
        long done = 0;
        EntityReader reader(db);
        SQLite::Statement entities(db, "SELECT DISTINCT type, entity FROM revision WHERE type<>'sign-off'");
        while (entities.executeStep()) {
            const std::string type = column(entities, 0);
            for (int i = 0; i <= static_cast<int>(EntryType::SignOff); ++i)
                if (text(static_cast<EntryType>(i)) == type)
                    writeProjection(reader, static_cast<EntryType>(i), column(entities, 1));
            if (++done % 256 == 0) {
                progress.step("Rebuilding the lists", done, total);
                if (progress.cancelled()) return; // the transaction goes back by itself
            }
        }
        entities.reset();
        writeAudit(*state_, state_->me.code, "rebuilt", "lists");
        whole.commit();
    });
}

std::string Workspace::stateHash() const {
    return guarded("compare the lists", [&] {
        Blake2b hash;
        for (const auto& table : projections()) {
            hash.update(std::string("table ") + table.name + "\n");
            std::string order = "1";
            for (int i = 2; i <= table.width; ++i) order += "," + std::to_string(i);
            SQLite::Statement rows(*state_->db, std::string("SELECT ") + table.columns + " FROM " + table.name +
                                                    " ORDER BY " + order);
            while (rows.executeStep()) {
                std::vector<SqlValue> values;
                for (int i = 0; i < table.width; ++i) {
                    const auto cell = rows.getColumn(i);
                    if (cell.isInteger())
                        values.emplace_back(cell.getInt64());
                    else
                        values.emplace_back(cell.getString());
                }
                hash.update(rowLine(values)).update("\n");
            }
        }
        return hash.hexDigest();
    });
}

} // namespace trellis
