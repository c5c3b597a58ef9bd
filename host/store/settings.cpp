#include "store/settings.hpp"

#include "store/workspace_state.hpp"

namespace trellis {

std::vector<std::pair<std::string, std::string>> settingsBeginning(const Workspace& workspace, const std::string& with) {
    return guarded("read settings", [&] {
        std::vector<std::pair<std::string, std::string>> out;
        SQLite::Statement select(*workspace.state().db,
                                 "SELECT name, value FROM setting WHERE substr(name, 1, ?) = ? ORDER BY name");
        select.bind(1, static_cast<int>(with.size()));
        select.bind(2, with);
        while (select.executeStep()) out.emplace_back(column(select, 0), column(select, 1));
        return out;
    });
}

} // namespace trellis
