// What of records anybody may know who may know of them, read side by side.
#include "record/plain_leaf.hpp"
#include "store/column_view.hpp"
#include "store/glances.hpp"
#include "store/workspace_state.hpp"

namespace trellis {

namespace {

Glance glanceFrom(SQLite::Statement& row) {
    Glance out{column(row, 0),
               column(row, 1),
               column(row, 2),
               Date(row.getColumn(3).getInt()),
               Moment{row.getColumn(4).getInt64()},
               formRefFromText(column(row, 5)).value_or(FormRef{}),
               column(row, 6),
               {}};
    out.answers = answersFromLines(columnView(row, 7));
    return out;
}

} // namespace

std::vector<Glance> glancesOf(const Workspace& workspace, const Id& agreement,
                              const std::function<bool(const std::string& kind)>& wanted) {
    return guarded("look at an agreement's records", [&] {
        std::vector<Glance> out;
        auto select =
            workspace.state().db->prepared("SELECT record, kind, state, day, first_ms, form, owner, open FROM "
                                           "glance WHERE agreement=? ORDER BY day, first_ms, record");
        select->bind(1, agreement);
        while (select->executeStep())
            if (wanted(column(select, 1))) out.push_back(glanceFrom(select));
        return out;
    });
}

std::vector<Glance> Workspace::glances(const Id& agreement) const {
    return glancesOf(*this, agreement, [](const std::string&) { return true; });
}

std::optional<Glance> Workspace::glance(const Id& record) const {
    return guarded("look at a record", [&]() -> std::optional<Glance> {
        auto select = state_->db->prepared(
            "SELECT record, kind, state, day, first_ms, form, owner, open FROM glance WHERE record=?");
        select->bind(1, record);
        if (!select->executeStep()) return std::nullopt;
        return glanceFrom(select);
    });
}

} // namespace trellis
