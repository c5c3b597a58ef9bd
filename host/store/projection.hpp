// Inside store/ only: the projections, as one pure function of the log.
//
// Every table of a projection belongs to one entity by one of its columns. The rows of an entity follow from the
// entries about it and nothing else. So writing is "replace the rows of this entity", rebuilding is that for every
// entity, and checking is comparing the rows that stand there with those that should.
#pragma once
#include "store/database.hpp"
#include "store/entry.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace trellis {

struct ProjectionTable {
    const char* name;
    const char* key;     ///< the column that names the entity
    const char* columns; ///< all that count, comma-separated
    int width;           ///< how many those are
};

using SqlValue = std::variant<std::int64_t, std::string>;

struct ProjectedRow {
    const ProjectionTable* table;
    std::vector<SqlValue> values;
};

/// All tables, in a fixed order.
const std::vector<ProjectionTable>& projections();
/// Those that entries of this type touch.
std::vector<const ProjectionTable*> projectionsOf(EntryType type);
/// The type whose projection an entry belongs to: a sign-off belongs to its record.
EntryType projectedAs(EntryType type);

/// What the log holds of one entry, as text.
struct LogText {
    std::string entry, content;
};

/// Reads what there is about one entity after the other; its statements are prepared once. Not for two threads.
class EntityReader {
public:
    explicit EntityReader(SQLite::Database& db);
    /// All entries about the entity, oldest first; sign-offs belong to their record.
    std::vector<LogText> log(EntryType type, const std::string& entity);
    /// The rows that stand in `table` for the entity, as lines, in no order.
    std::vector<std::string> stored(const ProjectionTable& table, const std::string& entity);
    SQLite::Database& db() { return db_; }

private:
    SQLite::Database& db_;
    SQLite::Statement records_, others_;
    std::map<const ProjectionTable*, SQLite::Statement> stored_;
};

/// The rows an entity should have, from what the log says about it. Needs no database, so any thread may do it.
std::vector<ProjectedRow> project(EntryType type, const std::string& entity, const std::vector<LogText>& log);
/// Replaces the rows of the entity.
void writeProjection(EntityReader& reader, EntryType type, const std::string& entity);

/// A row as one line, for comparing and hashing.
std::string rowLine(const std::vector<SqlValue>& values);

} // namespace trellis
