#include "plugin/carry.hpp"

#include <algorithm>

namespace trellis {
namespace {

/// Reads one finished record as an expression sees it.
class Finished final : public EvaluationContext {
public:
    Finished(const Answers& answers, Date today) : answers_(answers), today_(today) {}
    const Value& value(const std::string& item) const override { return answers_.value(item); }
    const Value& cell(const std::string& item, const Id& row) const override {
        static const Value none = Missing{};
        for (auto& [rowsItem, rows] : answers_.rows)
            for (auto& each : rows)
                if (each.id == row)
                    if (auto found = each.cells.find(item); found != each.cells.end()) return found->second;
        return none;
    }
    const std::vector<Row>& rows(const std::string& rowsItem) const override { return answers_.rowsOf(rowsItem); }
    Date today() const override { return today_; }

private:
    const Answers& answers_;
    Date today_;
};

} // namespace

std::map<std::string, std::vector<Row>> carriedRows(const Timeline& timeline, const std::string& kind, const Template& form) {
    std::map<std::string, std::vector<Row>> carried;
    const auto last = std::find_if(timeline.records.rbegin(), timeline.records.rend(),
                                   [&](auto& record) { return record.kind == kind && !record.draft; });
    if (last == timeline.records.rend()) return carried;
    const Finished context(last->answers, timeline.today);
    for (auto& section : form.sections)
        for (auto& item : section.items) {
            if (!item.isRows() || !item.carry || item.retired) continue;
            for (auto& row : last->answers.rowsOf(item.id)) {
                if (!item.carry->test(context, row.id).value_or(true)) continue;
                Row copy{row.id, {}};
                for (auto& cell : item.cells)
                    if (auto found = row.cells.find(cell.id); found != row.cells.end() && !cell.retired && !cell.calculate)
                        copy.cells.insert(*found);
                carried[item.id].push_back(std::move(copy));
            }
        }
    return carried;
}

} // namespace trellis
