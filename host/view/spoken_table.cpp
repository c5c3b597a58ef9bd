#include "view/spoken_table.hpp"

#include <map>

namespace trellis {

std::string spokenDay(const std::string& cell) {
    constexpr std::string_view to = " to ";
    if (const auto day = Date::fromIso(cell)) return day->words();
    const auto at = cell.find(to);
    if (at == std::string::npos) return cell;
    const auto from = Date::fromIso(cell.substr(0, at)), until = Date::fromIso(cell.substr(at + to.size()));
    return from && until ? from->words() + std::string(to) + until->words() : cell;
}

ViewModel forPeople(ViewModel model) {
    model = withTableTwin(std::move(model));
    for (auto& row : model.table.rows)
        for (auto& cell : row) cell.text = spokenDay(cell.text);
    return model;
}

std::vector<std::string> rowNames(const ViewTable& table) {
    std::vector<std::string> names;
    for (auto& row : table.rows) names.push_back(row.empty() ? std::string() : spokenDay(row.front().text));
    for (std::size_t column = 1; column < table.columns.size() && !table.columns[column].numeric; ++column) {
        std::map<std::string, int> times;
        for (auto& name : names) ++times[name];
        for (std::size_t at = 0; at < names.size(); ++at) {
            if (times[names[at]] < 2 || column >= table.rows[at].size()) continue;
            const auto more = spokenDay(table.rows[at][column].text);
            if (!more.empty()) names[at] += (names[at].empty() ? "" : ", ") + more;
        }
    }
    return names;
}

} // namespace trellis
