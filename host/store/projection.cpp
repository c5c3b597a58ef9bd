#include "store/projection.hpp"

#include "model/error.hpp"
#include "record/canonical.hpp"
#include "store/workspace_state.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace trellis {

namespace {

enum Table {
    DeviceTable,
    UserTable,
    PersonTable,
    SettingTable,
    FormTable,
    LayerTable,
    RecordTable,
    PartyTable,
    GlanceTable,
    PassageTable
};

/// The leaves that are there, as texts in one fixed order. Their hashes are not looked at here: that is the check's.
std::vector<std::string> openLeaves(std::string_view contentText) {
    std::vector<std::string> out;
    while (!contentText.empty())
        if (const LeafLine leaf = nextLeafLine(contentText); !leaf.withheld()) out.emplace_back(leaf.text);
    std::ranges::sort(out);
    return out;
}

/// Answers that the same people may read, under one roof.
struct Passages {
    std::string places, words;
    void add(const LeafText& leaf, std::string line) {
        for (char& c : line)
            if (c == '\n' || c == '\r') c = ' ';
        if (!words.empty()) places += '\n', words += '\n';
        places += leaf.item + '\t' + leaf.row;
        words += line;
    }
};

/// Who may come to a passage at all. The rule itself is asked again for each hit; this only keeps others' searches
/// away.
std::string reachOf(const RecordKey& key, const std::set<PersonCode>& parties, const ClassSet& classes,
                    const PersonCode& owner) {
    std::string out;
    auto add = [&](const std::string& word) { out += (out.empty() ? "" : " ") + word; };
    for (const auto& person : parties)
        if (owner.empty() || person == owner || person == key.supervisor) add(reachWord(person));
    if (!key.authorsOwn() && owner.empty())
        for (auto one : {VisibilityClass::A, VisibilityClass::S, VisibilityClass::P, VisibilityClass::M})
            if (classes.has(one)) add(reachWord(one));
    return out;
}

} // namespace

std::vector<ProjectedRow> projectRecord(const std::vector<LogLine>& lines, const std::string& record) {
    struct Layer {
        const LogLine* line;
        std::string state, signOffs;
        bool head = true;
    };
    std::vector<Layer> layers;
    auto layerOf = [&](const Id& id) {
        return std::ranges::find_if(layers, [&](const Layer& layer) { return layer.line->fields.id == id; });
    };
    for (const auto& line : lines)
        if (line.fields.type == EntryType::Record) layers.push_back({&line, line.fields.state, {}, true});
    for (const auto& line : lines) {
        for (const auto& parent : line.fields.parents)
            if (auto layer = layerOf(parent); layer != layers.end()) layer->head = false;
        if (line.fields.type != EntryType::SignOff) continue;
        if (auto layer = layerOf(line.fields.revision); layer != layers.end()) {
            const EntryFields& f = line.fields;
            layer->signOffs += (layer->signOffs.empty() ? "" : ",") + CanonicalObject()
                                                                          .text("person", f.person)
                                                                          .text("role", f.role)
                                                                          .number("at", f.at.ms)
                                                                          .text("content", layer->line->fields.content)
                                                                          .done();
            if (!f.state.empty()) layer->state = f.state;
        }
    }
    std::vector<ProjectedRow> rows;
    auto add = [&](Table table, std::vector<SqlValue> values) {
        rows.push_back({&projections()[table], std::move(values)});
    };
    const Layer* newest = nullptr;
    std::int64_t heads = 0;
    auto shared = Sharing::Full;
    for (auto& layer : layers) {
        const EntryFields& f = layer.line->fields;
        layer.signOffs = "[" + layer.signOffs + "]";
        add(LayerTable, {f.id, record, f.tick, f.device, std::int64_t{layer.head}, layer.state, layer.signOffs});
        if (layer.head) {
            newest = &layer;
            ++heads;
            // Of two heads the lesser counts: one device may have taken back what the other still shares.
            shared = std::min(shared, sharingFromText(f.shared));
        }
    }
    if (!newest) return rows;
    const EntryFields& f = newest->line->fields;
    const auto day = Date::fromIso(f.day).value_or(Date{});
    // Whose record it is was said when it was made; no later layer can give it away.
    const PersonCode& owner = layers.front().line->fields.owner;
    add(RecordTable, {record,
                      f.kind,
                      f.agreement,
                      f.supervisor,
                      jsonTexts(f.supervisees),
                      f.id,
                      f.form,
                      std::int64_t{day.days()},
                      newest->state,
                      f.at.ms,
                      layers.front().line->fields.at.ms,
                      f.author,
                      f.content,
                      static_cast<std::int64_t>(layers.size()),
                      heads,
                      newest->signOffs,
                      f.tick,
                      f.device,
                      owner,
                      owner.empty() ? std::string() : text(shared)});
    const RecordKey key{record, f.kind, f.agreement, f.supervisor, f.supervisees, owner};
    std::set<PersonCode> parties(f.supervisees.begin(), f.supervisees.end());
    parties.insert(f.supervisor);
    parties.insert(owner);
    std::erase_if(parties, [&](const PersonCode& person) {
        return person.empty() || !(key.party(person) || (shared != Sharing::None && key.sharesWith(person)));
    });
    for (const auto& person : parties) add(PartyTable, {person, std::int64_t{day.days()}, f.tick, record});

    std::string open;
    std::map<std::pair<std::string, PersonCode>, Passages> passages;
    for (const auto& leafText : openLeaves(newest->line->contentText)) {
        LeafText leaf = readLeaf(leafText);
        if (leaf.item.starts_with('#')) // the reason of an amendment stands in the history, not among the answers
            continue;
        if (leaf.type == "text" || leaf.type == "code" || leaf.type == "codes")
            if (std::string words = plainText(leaf.value); !words.empty())
                passages[{leaf.classes.text(), leaf.owner}].add(leaf, std::move(words));
        if (leaf.classes.has(VisibilityClass::A) && leaf.owner.empty()) {
            leaf.classes = {};
            open += (open.empty() ? "" : "\n") + writeLeaf(leaf);
        }
    }
    add(GlanceTable, {f.agreement, std::int64_t{day.days()}, layers.front().line->fields.at.ms, record, f.kind,
                      newest->state, f.form, owner, open});
    for (const auto& [who, one] : passages)
        add(PassageTable, {record, who.first, who.second, one.places, one.words,
                           reachOf(key, parties, ClassSet::parse(who.first), who.second)});
    return rows;
}

const std::vector<ProjectionTable>& projections() {
    static const std::vector<ProjectionTable> tables{
        {"device", "id", "id, key, name", 3},
        {"user", "code", "code, key, role, tick, device", 5},
        {"person", "code", "code, body", 2},
        {"setting", "name", "name, value", 2},
        {"form", "ref", "ref, entry", 2},
        {"layer", "record", "id, record, tick, device, head, state, sign_offs", 7},
        {"record", "id",
         "id, kind, agreement, supervisor, supervisees, layer, form, day, state, at_ms, first_ms, author, content, "
         "layers, heads, "
         "sign_offs, tick, device, owner, shared",
         20},
        {"party", "record", "person, day, tick, record", 4},
        {"glance", "record", "agreement, day, first_ms, record, kind, state, form, owner, open", 9},
        {"passage", "record", "record, classes, owner, places, words, reach", 6},
    };
    return tables;
}

std::vector<const ProjectionTable*> projectionsOf(EntryType type) {
    const auto& all = projections();
    switch (projectedAs(type)) {
    case EntryType::Device:
        return {&all[DeviceTable]};
    case EntryType::User:
        return {&all[UserTable]};
    case EntryType::Person:
        return {&all[PersonTable]};
    case EntryType::Setting:
        return {&all[SettingTable]};
    case EntryType::Form:
        return {&all[FormTable]};
    default:
        return {&all[LayerTable], &all[RecordTable], &all[PartyTable], &all[GlanceTable], &all[PassageTable]};
    }
}

EntryType projectedAs(EntryType type) { return type == EntryType::SignOff ? EntryType::Record : type; }

std::vector<ProjectedRow> project(EntryType type, const std::string& entity, const std::vector<LogText>& log) {
    type = projectedAs(type);
    if (log.empty()) return {};
    std::vector<LogLine> lines;
    lines.reserve(log.size());
    for (const auto& one : log) lines.push_back({readEntry(one.entry), one.content});
    if (type == EntryType::Record) return projectRecord(lines, entity);
    const auto& all = projections();
    const EntryFields& last = lines.back().fields;
    std::vector<ProjectedRow> rows;
    switch (type) {
    case EntryType::Device:
        rows.push_back({&all[DeviceTable], {entity, last.key, last.name}});
        break;
    case EntryType::User:
        for (const auto& line : lines)
            rows.push_back(
                {&all[UserTable], {entity, line.fields.key, line.fields.role, line.fields.tick, line.fields.device}});
        break;
    case EntryType::Person:
        rows.push_back({&all[PersonTable], {entity, jsonTexts(openLeaves(lines.back().contentText))}});
        break;
    case EntryType::Setting: {
        const auto leaves = openLeaves(lines.back().contentText);
        if (!leaves.empty()) rows.push_back({&all[SettingTable], {entity, plainText(readLeaf(leaves.front()).value)}});
        break;
    }
    case EntryType::Form: // the first that kept it; others hold the same text
        rows.push_back({&all[FormTable], {entity, lines.front().fields.id}});
        break;
    default:
        break;
    }
    return rows;
}

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

void insertRows(Database& db, const std::vector<ProjectedRow>& rows, PassagePlaces& places) {
    std::int64_t day = 0;
    for (const auto& row : rows) {
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
            insert->bind(at++, next->second++);
        }
        for (const auto& one : row.values) {
            if (const auto* number = std::get_if<std::int64_t>(&one))
                insert->bind(at++, *number);
            else
                insert->bindNoCopy(at++, std::get<std::string>(one));
        }
        insert->exec();
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

std::string reachWord(const PersonCode& person) {
    std::string out = "p";
    for (char c : person)
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) out += c;
    return out;
}

std::string reachWord(VisibilityClass one) { return "c" + ClassSet(one).text(); }

std::string rowLine(const std::vector<SqlValue>& values) {
    std::string out = "[";
    for (const auto& value : values) {
        if (out.size() > 1) out += ',';
        if (const auto* number = std::get_if<std::int64_t>(&value))
            out += std::to_string(*number);
        else
            out += "\"" + std::get<std::string>(value) + "\""; // only compared and hashed, never read back
    }
    return out + "]";
}

} // namespace trellis
