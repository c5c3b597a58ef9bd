#include "desk/carry.hpp"

#include <algorithm>

namespace trellis {
namespace {

/// Answers as expressions want to see them.
class Context : public EvaluationContext {
public:
    Context(const Answers& answers, Date today) : answers_(answers), today_(today) {
        for (auto& [item, rows] : answers.rows)
            for (auto& row : rows) rows_[row.id] = &row;
    }
    const Value& value(const std::string& item) const override { return answers_.value(item); }
    const Value& cell(const std::string& item, const Id& row) const override {
        static const Value none = Missing{};
        auto found = rows_.find(row);
        if (found == rows_.end()) return none;
        auto cell = found->second->cells.find(item);
        return cell == found->second->cells.end() ? none : cell->second;
    }
    const std::vector<Row>& rows(const std::string& item) const override { return answers_.rowsOf(item); }
    Date today() const override { return today_; }

private:
    const Answers& answers_;
    Date today_;
    std::map<Id, const Row*> rows_;
};

} // namespace

std::vector<Row> openRowsOf(const Item& rows, const Answers& answers, Date today) {
    std::vector<Row> out;
    if (!rows.carry) return out;
    Context context(answers, today);
    for (auto& row : answers.rowsOf(rows.id))
        if (rows.carry->test(context, row.id).value_or(true)) out.push_back(row);
    return out;
}

void carryRows(Answers& answers, const Template& form, const Answers& last, const Template& lastForm, Date today) {
    for (auto& section : lastForm.sections)
        for (auto& item : section.items) {
            auto* now = item.isRows() && item.carry ? form.find(item.id) : nullptr;
            if (!now || !now->isRows() || now->retired) continue;
            auto& present = answers.rows[item.id];
            std::vector<Row> carried;
            for (auto& row : openRowsOf(item, last, today)) {
                if (std::ranges::any_of(present, [&](auto& one) { return one.id == row.id; })) continue;
                std::erase_if(row.cells, [&](auto& cell) {
                    return form.rowsOf(cell.first) != now || form.find(cell.first)->calculate;
                });
                carried.push_back(row);
            }
            present.insert(present.begin(), carried.begin(), carried.end());
        }
}

void rememberRows(std::map<Id, Date>& since, const Answers& answers, Date day) {
    for (auto& [item, rows] : answers.rows)
        for (auto& row : rows) since.try_emplace(row.id, day);
}

} // namespace trellis
