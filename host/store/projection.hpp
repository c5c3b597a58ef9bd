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

/// An entry of one entity, as far as projections read it.
struct LogLine {
    EntryFields fields;
    std::string_view contentText;
};

/// All tables, in a fixed order.
const std::vector<ProjectionTable>& projections();
/// Those that entries of this type touch.
std::vector<const ProjectionTable*> projectionsOf(EntryType type);
/// The type whose projection an entry belongs to: a sign-off belongs to its record.
EntryType projectedAs(EntryType type);

/// Everything that lists speak of, in the log and in what was received, as (type, entity).
extern const char* const knownEntitiesSql;

/// What the log holds of one entry, as text.
struct LogText {
    std::string entry, content;
};

/// Reads what there is about one entity after the other. Not for two threads.
class EntityReader {
public:
    explicit EntityReader(Database& db)
        : db_(db) {}
    /// All entries about the entity, oldest first; sign-offs belong to their record. What was received counts like our
    /// own, except for devices and users; of a person it counts only while our own log does not speak of them.
    std::vector<LogText> log(EntryType type, const std::string& entity);
    /// The rows that stand in `table` for the entity, as lines, in no order.
    std::vector<std::string> stored(const ProjectionTable& table, const std::string& entity);

private:
    Database& db_;
};

/// The rows an entity should have, from what the log says about it. Needs no database, so any thread may do it.
std::vector<ProjectedRow> project(EntryType type, const std::string& entity, const std::vector<LogText>& log);
/// Those of a record, from entries that are taken apart already, in the order of the log.
std::vector<ProjectedRow> projectRecord(const std::vector<LogLine>& lines, const std::string& record);
/// Takes the entity's rows away.
void removeRows(Database& db, EntryType type, const std::string& entity);
/// Replaces the rows of the entity, and forgets what was worked out from them (Workspace::answers()).
void writeProjection(Database& db, EntryType type, const std::string& entity);

/// Passages are numbered within their day, so that their numbers grow with the day.
inline constexpr std::int64_t passagesOfDay = std::int64_t{1} << 40;
/// Where the next passage of a day goes, remembered between many insertions. Good for one transaction.
using PassagePlaces = std::map<std::int64_t, std::int64_t>;
/// A passage whose words are still to be put into the full-text index.
struct WordsToIndex {
    std::int64_t n;
    std::string words, reach;
};
/// Adds rows of an entity that has none yet. `later` gets the words of its passages; for whoever has taken the trigger
/// away that indexes them at once.
void insertRows(Database& db, std::vector<ProjectedRow> rows, PassagePlaces& places,
                std::vector<WordsToIndex>* later = nullptr);
/// Forgets what was worked out about an agreement, a person or a setting, or what rests on it.
void forgetAnswers(Database& db, EntryType type, const std::string& entity);
void forgetAnswersAbout(Database& db, const Id& agreement);

/// The words by which the full-text index knows who may come to a passage: a person, a class. See search.cpp.
std::string reachWord(const PersonCode& person);
std::string reachWord(VisibilityClass one);

/// A row as one line, for comparing and hashing.
std::string rowLine(const std::vector<SqlValue>& values);

} // namespace trellis
