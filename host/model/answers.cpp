#include "model/answers.hpp"

namespace trellis {
namespace {

const Value& none() {
    static const Value missing = Missing{};
    return missing;
}

} // namespace

const Value& Answers::value(const std::string& item) const {
    auto found = values.find(item);
    return found == values.end() ? none() : found->second;
}

const std::vector<Row>& Answers::rowsOf(const std::string& item) const {
    static const std::vector<Row> empty;
    auto found = rows.find(item);
    return found == rows.end() ? empty : found->second;
}

const Value& valueAt(const Answers& answers, const ItemPath& path) {
    if (!path.inRow()) return answers.value(path.item);
    for (auto& row : answers.rowsOf(path.rowsItem)) {
        if (row.id != path.row) continue;
        auto cell = row.cells.find(path.item);
        return cell == row.cells.end() ? none() : cell->second;
    }
    return none();
}

} // namespace trellis
