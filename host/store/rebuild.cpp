// Making the projections again, and a hash over them.
#include "store/projection.hpp"
#include "store/schema.hpp"
#include "store/workspace_state.hpp"

namespace trellis {

bool makeLists(Database& db, Progress& progress) {
    dropLists(db);
    db.exec(listSchemaSql);
    // Words are put into the index at the end, all at once and in its own order.
    db.exec("DROP TRIGGER passage_insert");
    SQLite::Statement counted(
        db, std::string("SELECT count(*) FROM (") + knownEntitiesSql + ")");
    counted.executeStep();
    const long total = static_cast<long>(counted.getColumn(0).getInt64());
    counted.reset();
    long done = 0;
    PassagePlaces places;
    EntityReader reader(db);
    SQLite::Statement entities(db, knownEntitiesSql);
    while (entities.executeStep()) {
        const std::string type = column(entities, 0), entity = column(entities, 1);
        for (int i = 0; i <= static_cast<int>(EntryType::SignOff); ++i)
            if (text(static_cast<EntryType>(i)) == type)
                insertRows(db,
                           project(static_cast<EntryType>(i), entity, reader.log(static_cast<EntryType>(i), entity)),
                           places);
        if (++done % 256 == 0) {
            progress.step("Rebuilding the lists", done, total);
            if (progress.cancelled()) return false;
        }
    }
    entities.reset();
    progress.step("Rebuilding the lists", 0, 0);
    db.exec("INSERT INTO wordlist(wordlist) VALUES ('rebuild')");
    db.exec(passageInsertTrigger);
    return true;
}

void Workspace::rebuild(Progress& progress) {
    guarded("rebuild the lists from the log", [&] {
        Database& db = *state_->db;
        SQLite::Transaction whole(db, SQLite::TransactionBehavior::IMMEDIATE);
        if (!makeLists(db, progress)) return; // the transaction goes back by itself
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
