#include "desk/carry.hpp"

#include <algorithm>

namespace trellis {

void carryRows(Answers& answers, const Template& form, const Form& last) {
    for (auto& section : last.form().sections)
        for (auto& item : section.items) {
            auto* now = item.isRows() && item.carry ? form.find(item.id) : nullptr;
            if (!now || !now->isRows() || now->retired) continue;
            auto& present = answers.rows[item.id];
            std::vector<Row> carried;
            for (auto& row : last.carriedRows(item.id)) {
                if (std::ranges::any_of(present, [&](auto& one) { return one.id == row.id; })) continue;
                std::erase_if(row.cells, [&](auto& cell) {
                    return form.rowsOf(cell.first) != now || form.find(cell.first)->calculate;
                });
                carried.push_back(row);
            }
            present.insert(present.begin(), carried.begin(), carried.end());
        }
}

std::map<Id, Date> firstDays(const std::set<Id>& rows, const std::function<std::optional<EarlierRecord>()>& earlier) {
    std::map<Id, Date> out;
    while (auto record = earlier()) {
        bool met = false;
        for (auto& [item, those] : record->answers->rows)
            for (auto& row : those)
                if (rows.contains(row.id)) {
                    auto [first, added] = out.try_emplace(row.id, record->day);
                    first->second = std::min(first->second, record->day);
                    met = true;
                }
        if (!met) break;
    }
    return out;
}

} // namespace trellis
