#include "store/form_uses.hpp"

#include "store/workspace_state.hpp"

#include <nlohmann/json.hpp>

namespace trellis {

std::vector<FormUse> adaptedFormUses(const Workspace& workspace) {
    std::vector<FormUse> out;
    const auto forms = workspace.forms();
    for (auto& form : forms) {
        if (form.version.find('+') == std::string::npos) continue;
        guarded("read who used a form", [&] {
            SQLite::Statement rows(*workspace.state().db,
                                   "SELECT supervisor, supervisees, min(day), max(day), count(*) FROM record "
                                   "WHERE form=? GROUP BY supervisor, supervisees ORDER BY supervisor, supervisees");
            rows.bind(1, form.text());
            while (rows.executeStep())
                out.push_back({form, column(rows, 0), nlohmann::json::parse(column(rows, 1)),
                               Date(rows.getColumn(2).getInt()), Date(rows.getColumn(3).getInt()),
                               static_cast<long>(rows.getColumn(4).getInt64())});
        });
    }
    return out;
}

} // namespace trellis
