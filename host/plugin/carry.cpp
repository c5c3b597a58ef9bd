#include "plugin/carry.hpp"

#include <algorithm>

namespace trellis {

std::map<std::string, std::vector<Row>> carriedRows(const Timeline& timeline, const std::string& kind,
                                                    const Template& form, const FormSource& forms) {
    std::map<std::string, std::vector<Row>> carried;
    const auto last = std::find_if(timeline.records.rbegin(), timeline.records.rend(),
                                   [&](auto& record) { return record.kind == kind && !record.draft; });
    if (last == timeline.records.rend() || !forms) return carried;
    const auto lastForm = forms(last->form);
    if (!lastForm) return carried;
    const Form filled(lastForm, last->answers, {timeline.today, nullptr, nullptr});
    for (auto& section : form.sections)
        for (auto& item : section.items) {
            if (!item.isRows() || !item.carry || item.retired || !lastForm->find(item.id)) continue;
            for (auto& row : filled.carriedRows(item.id)) {
                Row copy{row.id, {}};
                for (auto& cell : item.cells)
                    if (auto found = row.cells.find(cell.id);
                        found != row.cells.end() && !cell.retired && !cell.calculate)
                        copy.cells.insert(*found);
                carried[item.id].push_back(std::move(copy));
            }
        }
    return carried;
}

} // namespace trellis
