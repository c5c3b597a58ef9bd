#include "desk/seen.hpp"

namespace trellis {

Audience audienceOf(const RecordKey& key, const Viewer& viewer) {
    if (viewer.code == key.supervisor) return {Role::Supervisor, true};
    if (key.party(viewer.code)) return {Role::Supervisee, true};
    return {viewer.role, false};
}

bool mayKnow(const RecordKey& key, const Viewer& viewer) {
    return maySee(audienceOf(key, viewer), ClassSet(VisibilityClass::A));
}

PersonCode ownerOf(const Item& rows, const Row& row) {
    if (rows.owner.empty()) return {};
    auto cell = row.cells.find(rows.owner);
    if (cell == row.cells.end()) return {};
    auto* code = std::get_if<Code>(&cell->second);
    return code ? code->code : PersonCode{};
}

Seen seen(const Template& form, const Answers& answers, const RecordKey& key, const Viewer& viewer) {
    auto audience = audienceOf(key, viewer);
    Seen out;
    for (auto& section : form.sections)
        for (auto& item : section.items) {
            if (!maySee(audience, item.classes)) {
                out.withheld.push_back(item.id);
                continue;
            }
            if (!item.isRows()) {
                if (auto value = answers.values.find(item.id); value != answers.values.end())
                    out.answers.values.insert(*value);
                continue;
            }
            for (auto& cell : item.cells)
                if (!maySee(audience, cell.classes)) out.withheld.push_back(cell.id);
            if (answers.rows.contains(item.id)) out.answers.rows[item.id];
            for (auto& row : answers.rowsOf(item.id)) {
                // A private row whose owner is not named yet belongs to nobody but the supervisor.
                bool own = item.owner.empty() || ownerOf(item, row) == viewer.code;
                if (!maySee(audience, item.classes, own)) continue;
                Row cut{row.id, {}};
                for (auto& cell : item.cells)
                    if (auto value = row.cells.find(cell.id);
                        value != row.cells.end() && maySee(audience, cell.classes, own))
                        cut.cells.insert(*value);
                out.answers.rows[item.id].push_back(std::move(cut));
            }
        }
    return out;
}

} // namespace trellis
