// The answers of one record: a value per item id, and lists of rows per rows item. Pure data, no template needed.
#pragma once
#include "model/id.hpp"
#include "model/value.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace trellis {

/// One row of a repeating table. Its id stays with it for life, also when the row is carried into the next record.
struct Row {
    Id id;
    std::map<std::string, Value> cells; ///< by the cell's item id, e.g. "action.owner"
    bool operator==(const Row&) const = default;
};

struct Answers {
    std::map<std::string, Value> values;          ///< by item id; an item without an answer may be absent
    std::map<std::string, std::vector<Row>> rows; ///< by the rows item's id, in the order shown

    const Value& value(const std::string& item) const; ///< Missing where there is none
    const std::vector<Row>& rowsOf(const std::string& item) const;
    bool operator==(const Answers&) const = default;
};

/// Where an answer stands: an item, or a cell of one row of a rows item.
struct ItemPath {
    std::string item;     ///< the item, or the cell's own id
    std::string rowsItem; ///< the rows item that holds it; empty at top level
    Id row;               ///< the row; empty at top level

    bool inRow() const { return !row.empty(); }
    auto operator<=>(const ItemPath&) const = default;
};

const Value& valueAt(const Answers& answers, const ItemPath& path);

} // namespace trellis
