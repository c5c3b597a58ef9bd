// Inside store/ only: the projections, as one pure function of the log.
//
// Every table of a projection belongs to one entity by one of its columns. The rows of an entity follow from the
// entries about it and nothing else. So writing is "replace the rows of this entity", rebuilding is that for every
// entity, and checking is comparing the rows that stand there with those that should.
#pragma once
#include "store/database.hpp"
#include "store/entry.hpp"

#include <cstdint>
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

/// The rows an entity should have, from the log.
std::vector<ProjectedRow> project(SQLite::Database& db, EntryType type, const std::string& entity);
/// Replaces the rows of the entity.
void writeProjection(SQLite::Database& db, EntryType type, const std::string& entity);

/// A row as one line, for comparing and hashing.
std::string rowLine(const std::vector<SqlValue>& values);
/// Lines of the rows that stand in `table` for the entity, sorted.
std::vector<std::string> storedLines(SQLite::Database& db, const ProjectionTable& table, const std::string& entity);

} // namespace trellis
