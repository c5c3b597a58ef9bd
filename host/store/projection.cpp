#include "store/projection.hpp"

#include "record/canonical.hpp"
#include "record/written_content.hpp"
#include "store/projection_tables.hpp"
#include "store/workspace_state.hpp"

#include <algorithm>

namespace trellis {

std::vector<std::string_view> openLeaves(std::string_view contentText) {
    std::vector<std::string_view> out;
    out.reserve(static_cast<std::size_t>(std::ranges::count(contentText, '\n')));
    while (!contentText.empty())
        if (const LeafLine leaf = nextLeafLine(contentText); !leaf.withheld()) out.push_back(leaf.text);
    std::ranges::sort(out);
    return out;
}

namespace {

/// A person as the list keeps them: all their leaves.
std::string leafList(const std::vector<std::string_view>& leaves) { return jsonTexts({leaves.begin(), leaves.end()}); }

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
        rows.push_back({&all[PersonTable], {entity, leafList(openLeaves(lines.back().contentText))}});
        break;
    case EntryType::Setting: {
        const auto leaves = openLeaves(lines.back().contentText);
        if (!leaves.empty()) rows.push_back({&all[SettingTable], {entity, plainText(leafIn(leaves.front()).value)}});
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
