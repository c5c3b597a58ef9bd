// Projections in the database: the log of an entity read, its rows written, compared and taken away, and what rested on
// them forgotten.
#include "model/error.hpp"
#include "store/projection_tables.hpp"
#include "store/workspace_state.hpp"

#include <map>

namespace trellis {

const char* const knownEntitiesSql =
    "SELECT type, entity FROM revision WHERE type<>'sign-off' UNION SELECT type, entity FROM received WHERE type IN "
    "('record','form','person','setting')";

namespace {

#define FROM_BOTH(where)                                                                                               \
    "SELECT entry, content, tick, device, hash FROM revision WHERE " where                                             \
    " UNION ALL SELECT entry, content, tick, device, hash FROM received WHERE " where " ORDER BY 3, 4, 5"

const char* logSql(EntryType type) {
    switch (type) {
    case EntryType::Record:
        return FROM_BOTH("entity=?1 AND type IN ('record','sign-off')");
    case EntryType::Form:
    case EntryType::Setting:
        return FROM_BOTH("entity=?1 AND type=?2");
    case EntryType::Person: // what is known here is not overruled from elsewhere, and its name would be withheld there
        return "SELECT entry, content, tick, device, hash FROM revision WHERE entity=?1 AND type=?2 UNION ALL SELECT "
               "entry, content, tick, device, hash FROM received WHERE entity=?1 AND type=?2 AND NOT EXISTS (SELECT 1 "
               "FROM revision WHERE entity=?1 AND type=?2) ORDER BY 3, 4, 5";
    default: // whose keys and passphrases are good here is said here alone
        return "SELECT entry, content FROM revision WHERE entity=?1 AND type=?2 ORDER BY tick, device";
    }
}

#undef FROM_BOTH

} // namespace

std::vector<LogText> EntityReader::log(EntryType type, const std::string& entity) {
    type = projectedAs(type);
    auto select = db_.prepared(logSql(type));
    select->bind(1, entity);
    if (type != EntryType::Record) select->bind(2, text(type));
    std::vector<LogText> out;
    while (select->executeStep()) out.push_back({column(select, 0), column(select, 1)});
    return out;
}

namespace {

/// The statements of one table, written once.
struct TableSql {
    std::string remove, insert, select;
    bool numbered; ///< its rows have a number of their own in front
};

const TableSql& sqlOf(const ProjectionTable& table) {
    static const auto all = [] {
        std::map<const ProjectionTable*, TableSql> out;
        for (const auto& one : projections()) {
            const bool numbered = &one == &projections()[PassageTable];
            std::string places = numbered ? "?,?" : "?";
            for (int i = 1; i < one.width; ++i) places += ",?";
            out[&one] = {std::string("DELETE FROM ") + one.name + " WHERE " + one.key + "=?",
                         std::string("INSERT INTO ") + one.name + "(" + (numbered ? "n, " : "") + one.columns +
                             ") VALUES (" + places + ")",
                         std::string("SELECT ") + one.columns + " FROM " + one.name + " WHERE " + one.key + "=?",
                         numbered};
        }
        return out;
    }();
    return all.at(&table);
}

} // namespace

std::vector<std::string> EntityReader::stored(const ProjectionTable& table, const std::string& entity) {
    auto select = db_.prepared(sqlOf(table).select);
    select->bind(1, entity);
    std::vector<std::string> out;
    while (select->executeStep()) {
        std::vector<SqlValue> values;
        values.reserve(static_cast<std::size_t>(table.width));
        for (int i = 0; i < table.width; ++i) {
            const auto cell = select->getColumn(i);
            if (cell.isInteger())
                values.emplace_back(cell.getInt64());
            else
                values.emplace_back(cell.getString());
        }
        out.push_back(rowLine(values));
    }
    return out;
}

void insertRows(Database& db, std::vector<ProjectedRow> rows, PassagePlaces& places, std::vector<WordsToIndex>* later) {
    std::int64_t day = 0;
    for (auto& row : rows) {
        const TableSql& sql = sqlOf(*row.table);
        if (row.table == &projections()[RecordTable]) day = std::get<std::int64_t>(row.values[7]);
        auto insert = db.prepared(sql.insert);
        int at = 1;
        if (sql.numbered) {
            auto [next, fresh] = places.try_emplace(day, 0);
            if (fresh) {
                auto last = db.prepared("SELECT max(n) FROM passage WHERE n>=? AND n<?");
                last->bind(1, day * passagesOfDay);
                last->bind(2, (day + 1) * passagesOfDay);
                last->executeStep();
                next->second = last->isColumnNull(0) ? day * passagesOfDay : last->getColumn(0).getInt64() + 1;
            }
            insert->bind(at++, next->second);
        }
        for (const auto& one : row.values) {
            if (const auto* number = std::get_if<std::int64_t>(&one))
                insert->bind(at++, *number);
            else
                insert->bindNoCopy(at++, std::get<std::string>(one));
        }
        insert->exec();
        if (!sql.numbered) continue;
        const std::int64_t n = places.at(day)++;
        if (later)
            later->push_back(
                {n, std::move(std::get<std::string>(row.values[4])), std::move(std::get<std::string>(row.values[5]))});
    }
}

void removeRows(Database& db, EntryType type, const std::string& entity) {
    for (const auto* table : projectionsOf(type)) {
        auto remove = db.prepared(sqlOf(*table).remove);
        remove->bind(1, entity);
        remove->exec();
    }
}

void writeProjection(Database& db, EntryType type, const std::string& entity) {
    forgetAnswers(db, type, entity); // what rested on the rows as they were
    removeRows(db, type, entity);
    PassagePlaces places;
    insertRows(db, project(type, entity, EntityReader(db).log(type, entity)), places);
    forgetAnswers(db, type, entity);
}

void forgetAnswers(Database& db, EntryType type, const std::string& entity) {
    auto forget = [&](const char* sql, std::string_view about) {
        auto remove = db.prepared(sql);
        if (!about.empty()) remove->bind(1, std::string(about));
        remove->exec();
    };
    switch (projectedAs(type)) {
    case EntryType::Record:
        forget("DELETE FROM answer WHERE about IN (SELECT agreement FROM record WHERE id=?)", entity);
        break;
    case EntryType::Person:
        forget("DELETE FROM answer WHERE about IN (SELECT r.id FROM party p JOIN record r ON r.id=p.record WHERE "
               "p.person=? AND r.id=r.agreement)",
               entity);
        break;
    case EntryType::Setting: // one that is about a single agreement ends in its id
        if (entity.size() > 36 && isId(std::string_view(entity).substr(entity.size() - 36)))
            forgetAnswersAbout(db, entity.substr(entity.size() - 36));
        else
            forget("DELETE FROM answer", {});
        break;
    default:
        break;
    }
}

void forgetAnswersAbout(Database& db, const Id& agreement) {
    auto remove = db.prepared("DELETE FROM answer WHERE about=?");
    remove->bind(1, agreement);
    remove->exec();
}

} // namespace trellis
