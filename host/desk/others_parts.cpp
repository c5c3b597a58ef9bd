#include "desk/others_parts.hpp"

#include <algorithm>
#include <optional>

namespace trellis {
namespace {

bool isOthers(const Item& rows, const Row& row, const RecordKey& key, const Viewer& viewer) {
    return !rows.owner.empty() && !maySeePart(key, viewer, rows.classes, ownerOf(rows, row) == viewer.code);
}

} // namespace

bool holdsOthersRows(const Template& form, const Answers& answers, const RecordKey& key, const Viewer& viewer) {
    return std::ranges::any_of(answers.rows, [&](auto& table) {
        const auto* rows = form.find(table.first);
        return rows && std::ranges::any_of(table.second, [&](auto& row) { return isOthers(*rows, row, key, viewer); });
    });
}

std::vector<Finding> withoutOthersParts(std::vector<Finding> all, const Template& form, const Answers& answers,
                                        const RecordKey& key, const Viewer& viewer) {
    std::optional<Severity> open;
    std::erase_if(all, [&](auto& one) {
        const auto* rows = one.where.inRow() ? form.find(one.where.rowsItem) : nullptr;
        if (!rows) return false;
        const auto& there = answers.rowsOf(rows->id);
        const auto row = std::ranges::find(there, one.where.row, &Row::id);
        if (row == there.end() || !isOthers(*rows, *row, key, viewer)) return false;
        if (one.severity == Severity::Refuse || (one.severity == Severity::Ask && !open)) open = one.severity;
        return true;
    });
    if (open)
        all.push_back({*open,
                       {},
                       "others",
                       "Something is still open in a part that belongs to somebody else of the group. They or the "
                       "supervisor can say what."});
    return all;
}

} // namespace trellis
