// Answers to leaves and back (content.hpp).
#include "model/error.hpp"
#include "record/content.hpp"
#include "record/written_content.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace trellis {

namespace {

std::string_view typeName(const Value& value) {
    static constexpr const char* names[] = {"missing", "truth", "number", "text", "code", "codes", "date", "time"};
    return names[value.index()];
}

bool kept(const Value& value) {
    const auto* missing = std::get_if<Missing>(&value);
    return !missing || !missing->reason.empty();
}

} // namespace

ItemClasses::ItemClasses(const Template& form) {
    for (const auto& section : form.sections)
        for (const auto& item : section.items) {
            classes_[item.id] = item.classes;
            if (item.isRows()) ownerCells_[item.id] = item.owner;
            for (const auto& cell : item.cells) classes_[cell.id] = cell.classes.empty() ? item.classes : cell.classes;
        }
}

ClassSet ItemClasses::of(const std::string& item) const {
    if (classes_.empty()) return {};
    const auto found = classes_.find(item);
    if (found == classes_.end())
        throw Error("TR-R10",
                    "The record holds an answer to “" + item +
                        "”, which its form does not ask, so nobody could say who "
                        "may see it.",
                    "Nothing was changed; the draft is kept. Open it again with the form it was made with.");
    return found->second;
}

const std::string& ItemClasses::ownerCell(const std::string& rowsItem) const {
    static const std::string none;
    const auto found = ownerCells_.find(rowsItem);
    return found == ownerCells_.end() ? none : found->second;
}

void eachLeaf(const Answers& answers, const ItemClasses& classes, const std::function<void(const LeafParts&)>& take) {
    std::set<std::string_view> seen;
    for (const auto& [item, value] : answers.values)
        if (kept(value)) take({item, {}, classes.of(item), {}, typeName(value), value});
    for (const auto& [item, rows] : answers.rows) {
        const std::string& ownerCell = classes.ownerCell(item);
        for (std::size_t place = 0; place < rows.size(); ++place) {
            const Row& row = rows[place];
            if (row.id.empty() || !seen.insert(row.id).second)
                throw Error("TR-R14",
                            "Two rows of the record carry the same mark, so they could not be told apart later.",
                            "Nothing was changed. Remove one of the rows of “" + item + "” and add it again.");
            std::string owner;
            if (const auto cell = row.cells.find(ownerCell); cell != row.cells.end()) owner = plainText(cell->second);
            take({item, row.id, classes.of(item), owner, "row", static_cast<double>(place)});
            for (const auto& [cell, value] : row.cells)
                if (kept(value)) take({cell, row.id, classes.of(cell), owner, typeName(value), value});
        }
    }
}

std::vector<LeafText> leafTexts(const Answers& answers, const ItemClasses& classes) {
    std::vector<LeafText> out;
    std::size_t most = answers.values.size();
    for (const auto& [item, rows] : answers.rows)
        for (const auto& row : rows) most += 1 + row.cells.size();
    out.reserve(most);
    eachLeaf(answers, classes, [&](const LeafParts& leaf) {
        out.push_back({std::string(leaf.item), std::string(leaf.row), leaf.classes, std::string(leaf.owner),
                       std::string(leaf.type), leaf.value});
    });
    return out;
}

Answers answersFrom(const std::vector<LeafText>& leaves) {
    Answers out;
    struct Standing {
        std::string item;
        double place;
        std::map<std::string, Value> cells;
    };
    std::map<Id, Standing> rows;
    for (const auto& leaf : leaves)
        if (leaf.type == "row") rows[leaf.row] = {leaf.item, std::get<double>(leaf.value), {}};
    for (const auto& leaf : leaves) {
        if (leaf.type == "row") continue;
        if (leaf.row.empty())
            out.values[leaf.item] = leaf.value;
        else if (const auto row = rows.find(leaf.row);
                 row != rows.end()) // else its place is withheld, and so is the row
            row->second.cells[leaf.item] = leaf.value;
    }
    std::vector<std::pair<Id, Standing>> inOrder(rows.begin(), rows.end());
    std::ranges::stable_sort(inOrder, {}, [](const auto& row) { return row.second.place; });
    for (auto& [id, row] : inOrder) out.rows[row.item].push_back({id, std::move(row.cells)});
    return out;
}

Answers answersFrom(const Content& content) {
    std::vector<LeafText> leaves;
    for (const auto& leaf : content.leaves())
        if (!leaf.withheld()) leaves.push_back(leafIn(leaf.text));
    return answersFrom(leaves);
}

Answers answersFrom(std::string_view contentText) {
    std::vector<LeafText> leaves;
    while (!contentText.empty())
        if (const LeafLine leaf = nextLeafLine(contentText); !leaf.withheld()) leaves.push_back(leafIn(leaf.text));
    return answersFrom(leaves);
}

} // namespace trellis
