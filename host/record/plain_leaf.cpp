#include "record/plain_leaf.hpp"

#include "record/content.hpp"
#include "record/plain_text.hpp"
#include "record/written_content.hpp"

#include <algorithm>
#include <tuple>

namespace trellis {

namespace {

/// Takes `"…"` off the front, when what is inside is plain.
bool takePlain(std::string_view& rest, std::string_view& into) {
    if (!rest.starts_with('"')) return false;
    const auto end = rest.find('"', 1);
    if (end == std::string_view::npos) return false;
    into = rest.substr(1, end - 1);
    rest.remove_prefix(end + 1);
    return isPlain(into);
}

bool takeComma(std::string_view& rest) {
    if (!rest.starts_with(',')) return false;
    rest.remove_prefix(1);
    return true;
}

/// A whole number that there is one way to write; larger ones may be written with an exponent.
bool smallNumber(std::string_view written) {
    return !written.empty() && written.size() <= 4 && (written.size() == 1 || written.front() != '0') &&
           std::ranges::all_of(written, [](char c) { return c >= '0' && c <= '9'; });
}

double smallNumberOf(std::string_view written) {
    int number = 0;
    for (const char digit : written) number = number * 10 + (digit - '0');
    return number;
}

} // namespace

std::optional<PlainLeaf> plainLeaf(std::string_view text) {
    PlainLeaf leaf;
    std::string_view rest = text, classes, words;
    if (!rest.starts_with('[')) return {};
    rest.remove_prefix(1);
    if (!takePlain(rest, leaf.item) || !takeComma(rest) || !takePlain(rest, leaf.row) || !takeComma(rest)) return {};
    leaf.front = text.substr(0, text.size() - rest.size());
    if (!takePlain(rest, classes) || !takeComma(rest)) return {};
    leaf.back = rest;
    if (!takePlain(rest, leaf.owner) || !takeComma(rest) || !takePlain(rest, leaf.type) || !takeComma(rest)) return {};
    if (!rest.ends_with(']')) return {};
    leaf.value = rest.substr(0, rest.size() - 1);
    if (leaf.type == "text" || leaf.type == "code") {
        if (!takePlain(rest, leaf.words) || rest != "]") return {};
    } else if (leaf.type == "missing") {
        if (!takePlain(rest, words) || rest != "]") return {};
    } else {
        const bool fits = leaf.type == "number" || leaf.type == "row" ? smallNumber(leaf.value)
                          : leaf.type == "truth"                      ? leaf.value == "true" || leaf.value == "false"
                                                                      : false; // days, times, several codes
        if (!fits) return {};
    }
    leaf.classes = ClassSet::parse(classes);
    return leaf;
}

namespace {

/// Of a plain leaf that is not the place of a row.
Value valueOf(const PlainLeaf& leaf) {
    if (leaf.type == "text") return std::string(leaf.words);
    if (leaf.type == "code") return Code{std::string(leaf.words)};
    if (leaf.type == "truth") return leaf.value == "true";
    if (leaf.type == "missing") return Missing{std::string(leaf.value.substr(1, leaf.value.size() - 2))};
    return smallNumberOf(leaf.value);
}

} // namespace

Answers answersFromLines(std::string_view lines) {
    Answers out;
    struct Standing {
        std::string item;
        double place;
        Row row;
    };
    std::vector<Standing> rows; // few, so they are looked for one by one
    auto find = [&](std::string_view row) {
        return std::ranges::find(rows, row, [](const Standing& one) -> std::string_view { return one.row.id; });
    };
    auto place = [&](std::string_view row, std::string_view item, double at) {
        auto found = find(row);
        if (found == rows.end()) found = rows.insert(found, {{}, 0, {Id(row), {}}});
        found->item = item;
        found->place = at;
    };
    std::vector<PlainLeaf> cells;
    std::vector<LeafText> others; // cells that are not plain
    while (!lines.empty()) {
        const auto end = std::min(lines.find('\n'), lines.size());
        const auto text = lines.substr(0, end);
        lines.remove_prefix(std::min(end + 1, lines.size()));
        if (const auto plain = plainLeaf(text)) {
            if (plain->type == "row")
                place(plain->row, plain->item, smallNumberOf(plain->value));
            else if (plain->row.empty())
                out.values.insert_or_assign(std::string(plain->item), valueOf(*plain));
            else
                cells.push_back(*plain);
            continue;
        }
        LeafText leaf = leafIn(text);
        if (leaf.type == "row")
            place(leaf.row, leaf.item, std::get<double>(leaf.value));
        else if (leaf.row.empty())
            out.values.insert_or_assign(std::move(leaf.item), std::move(leaf.value));
        else
            others.push_back(std::move(leaf));
    }
    for (const auto& leaf : cells)
        if (auto row = find(leaf.row); row != rows.end())
            row->row.cells.insert_or_assign(std::string(leaf.item), valueOf(leaf));
    for (auto& leaf : others)
        if (auto row = find(leaf.row); row != rows.end())
            row->row.cells.insert_or_assign(std::move(leaf.item), std::move(leaf.value));
    // By their ids first, so that of two in one place the order is the one that answersFrom() gives them.
    std::ranges::sort(rows, {}, [](const Standing& one) { return std::tie(one.place, one.row.id); });
    for (auto& one : rows) out.rows[one.item].push_back(std::move(one.row));
    return out;
}

void appendWithoutClasses(std::string& out, const PlainLeaf& leaf) {
    out.append(leaf.front).append("\"\",").append(leaf.back);
}

} // namespace trellis
