#include "store/projection.hpp"

#include "model/error.hpp"
#include "record/canonical.hpp"
#include "store/workspace_state.hpp"

#include <algorithm>
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
    PassageTable
};

struct LogLine {
    EntryFields fields;
    std::string_view contentText;
};

/// The leaves that are there, as texts in one fixed order. Their hashes are not looked at here: that is the check's.
std::vector<std::string> openLeaves(std::string_view contentText) {
    std::vector<std::string> out;
    while (!contentText.empty())
        if (const LeafLine leaf = nextLeafLine(contentText); !leaf.withheld()) out.emplace_back(leaf.text);
    std::ranges::sort(out);
    return out;
}

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
    for (const auto& person : parties)
        if (!person.empty() && (key.party(person) || (shared != Sharing::None && key.sharesWith(person))))
            add(PartyTable, {person, record});
    for (const auto& leafText : openLeaves(newest->line->contentText)) {
        const LeafText leaf = readLeaf(leafText);
        if (leaf.item.starts_with('#')) // the reason of an amendment stands in the history, not among the answers
            continue;
        if (leaf.type != "text" && leaf.type != "code" && leaf.type != "codes") continue;
        if (const std::string words = plainText(leaf.value); !words.empty())
            add(PassageTable, {record, leaf.item, leaf.row, leaf.classes.text(), leaf.owner, words});
    }
    return rows;
}

} // namespace

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
        {"party", "record", "person, record", 2},
        {"passage", "record", "record, item, row, classes, owner, words", 6},
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
        return {&all[LayerTable], &all[RecordTable], &all[PartyTable], &all[PassageTable]};
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

EntityReader::EntityReader(SQLite::Database& db)
    : db_(db)
    , records_(db, "SELECT entry, content FROM revision WHERE entity=? AND type IN ('record','sign-off') "
                   "ORDER BY tick, device")
    , others_(db, "SELECT entry, content FROM revision WHERE entity=? AND type=? ORDER BY tick, device") {}

std::vector<LogText> EntityReader::log(EntryType type, const std::string& entity) {
    type = projectedAs(type);
    SQLite::Statement& select = type == EntryType::Record ? records_ : others_;
    select.bind(1, entity);
    if (type != EntryType::Record) select.bind(2, text(type));
    std::vector<LogText> out;
    while (select.executeStep()) out.push_back({column(select, 0), column(select, 1)});
    select.reset();
    return out;
}

std::vector<std::string> EntityReader::stored(const ProjectionTable& table, const std::string& entity) {
    SQLite::Statement& select =
        stored_
            .try_emplace(&table, db_,
                         std::string("SELECT ") + table.columns + " FROM " + table.name + " WHERE " + table.key + "=?")
            .first->second;
    select.bind(1, entity);
    std::vector<std::string> out;
    while (select.executeStep()) {
        std::vector<SqlValue> values;
        values.reserve(static_cast<std::size_t>(table.width));
        for (int i = 0; i < table.width; ++i) {
            const auto cell = select.getColumn(i);
            if (cell.isInteger())
                values.emplace_back(cell.getInt64());
            else
                values.emplace_back(cell.getString());
        }
        out.push_back(rowLine(values));
    }
    select.reset();
    return out;
}

void writeProjection(EntityReader& reader, EntryType type, const std::string& entity) {
    SQLite::Database& db = reader.db();
    for (const auto* table : projectionsOf(type)) {
        SQLite::Statement remove(db, std::string("DELETE FROM ") + table->name + " WHERE " + table->key + "=?");
        remove.bind(1, entity);
        remove.exec();
    }
    for (const auto& row : project(type, entity, reader.log(type, entity))) {
        std::string places = "?";
        for (int i = 1; i < row.table->width; ++i) places += ",?";
        SQLite::Statement insert(db, std::string("INSERT INTO ") + row.table->name + "(" + row.table->columns +
                                         ") VALUES (" + places + ")");
        for (std::size_t i = 0; i < row.values.size(); ++i)
            std::visit([&](const auto& value) { insert.bind(static_cast<int>(i) + 1, value); }, row.values[i]);
        insert.exec();
    }
}

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
