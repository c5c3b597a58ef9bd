#include "disclosure/table_csv.hpp"

#include "model/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace trellis {
namespace {

constexpr std::size_t largestFile = 1'000'000, mostEntries = 10'000;

[[noreturn]] void refuse(std::size_t line, const std::string& what) {
    throw Error(
        "TR-D50", fmt::format("Line {} of the table: {} Nothing was released.", line, what),
        "A table has labels in its first line and first column, and one count of people in every other place, such "
        "as 12 or FK-SV1:7 FK-SV2:5.");
}

using Line = std::vector<std::string>;

/// RFC 4180. A quote may stand around a field only.
std::vector<Line> fieldsOf(std::string_view text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    if (text.size() > largestFile) refuse(1, "the file is larger than one megabyte.");
    if (text.find('\0') != std::string_view::npos) refuse(1, "this is no text.");
    std::vector<Line> lines;
    std::size_t at = 0;
    while (at < text.size()) {
        Line line;
        for (bool more = true; more;) {
            std::string field;
            if (at < text.size() && text[at] == '"') {
                for (++at;; ++at) {
                    if (at >= text.size()) refuse(lines.size() + 1, "a quotation mark is never closed.");
                    if (text[at] == '"' && !(at + 1 < text.size() && text[at + 1] == '"')) break;
                    field += text[at];
                    if (text[at] == '"') ++at;
                }
                ++at;
                if (at < text.size() && text[at] != ',' && text[at] != '\r' && text[at] != '\n')
                    refuse(lines.size() + 1, "something follows a quotation mark that was closed.");
            } else {
                for (; at < text.size() && text[at] != ',' && text[at] != '\r' && text[at] != '\n'; ++at)
                    field += text[at];
            }
            const auto first = field.find_first_not_of(" \t");
            field = first == std::string::npos ? "" : field.substr(first, field.find_last_not_of(" \t") - first + 1);
            line.push_back(std::move(field));
            more = at < text.size() && text[at] == ',';
            if (more) ++at;
        }
        if (at < text.size() && text[at] == '\r') ++at;
        if (at < text.size() && text[at] == '\n') ++at;
        lines.push_back(std::move(line));
    }
    while (!lines.empty() && lines.back().size() == 1 && lines.back().front().empty()) lines.pop_back();
    return lines;
}

std::optional<int> whole(std::string_view text) {
    int number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size() || number < 0) return {};
    return number;
}

CountCell cellFrom(const std::string& text, std::size_t line, const std::string& column) {
    CountCell cell;
    if (const auto number = whole(text)) {
        cell.count = *number;
        return cell;
    }
    if (text.empty()) refuse(line, fmt::format("there is nothing under \"{}\". Write 0 for nobody.", column));
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find(' ', at), text.size());
        const auto part = text.substr(at, end - at);
        at = end + 1;
        if (part.empty()) continue;
        const auto colon = part.rfind(':');
        const auto number = colon == std::string::npos ? std::nullopt : whole(std::string_view(part).substr(colon + 1));
        if (!number || colon == 0)
            refuse(line, fmt::format("\"{}\" under \"{}\" is no count of people.", text, column));
        cell.bySupervisor[part.substr(0, colon)] += *number;
        cell.count += *number;
    }
    return cell;
}

bool meansTotal(std::string label) {
    std::ranges::transform(label, label.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return label == "total" || label == "all" || label == "sum" || label == "together";
}

void checkTotal(int said, int sum, const std::string& of) {
    if (said != sum)
        throw Error("TR-D51",
                    fmt::format("The numbers of \"{}\" add up to {}, and its total says {}. Nothing was released.", of,
                                sum, said),
                    "Correct the table; or leave the totals out, they are worked out anyway.");
}

} // namespace

CountTable countTableFromCsv(std::string_view text, GivenTotals totals) {
    auto lines = fieldsOf(text);
    if (lines.size() < 2 || lines.front().size() < 2) refuse(1, "there is no row and column of counts.");
    const auto width = lines.front().size();
    for (std::size_t i = 1; i < lines.size(); ++i)
        if (lines[i].size() != width)
            refuse(i + 1, fmt::format("it has {} fields, and the first line has {}.", lines[i].size(), width));
    if (width * lines.size() > mostEntries) refuse(1, "a table of more than ten thousand entries is not looked at.");

    const bool guess = totals == GivenTotals::Recognise;
    const bool column = totals == GivenTotals::Column || totals == GivenTotals::Both ||
                        (guess && width > 2 && meansTotal(lines.front().back()));
    const bool row = totals == GivenTotals::Row || totals == GivenTotals::Both ||
                     (guess && lines.size() > 2 && meansTotal(lines.back().front()));
    const auto columns = width - (column ? 1 : 0), rows = lines.size() - (row ? 1 : 0);
    if (columns < 2 || rows < 2) refuse(1, "there is nothing but totals.");

    CountTable table;
    table.title = lines.front().front();
    table.columns.assign(lines.front().begin() + 1, lines.front().begin() + static_cast<long>(columns));
    for (std::size_t r = 1; r < rows; ++r) {
        table.rows.push_back(lines[r].front());
        table.cells.emplace_back();
        for (std::size_t c = 1; c < columns; ++c)
            table.cells.back().push_back(cellFrom(lines[r][c], r + 1, lines.front()[c]));
    }
    checkTable(table);
    if (column)
        for (std::size_t r = 1; r < rows; ++r)
            checkTotal(cellFrom(lines[r].back(), r + 1, lines.front().back()).count, table.rowTotal(r - 1),
                       lines[r].front());
    if (row) {
        for (std::size_t c = 1; c < columns; ++c)
            checkTotal(cellFrom(lines.back()[c], rows + 1, lines.front()[c]).count, table.columnTotal(c - 1),
                       lines.front()[c]);
        if (column)
            checkTotal(cellFrom(lines.back().back(), rows + 1, lines.front().back()).count, table.total(),
                       lines.back().front());
    }
    return table;
}

std::string tooLittleWords(const ProtectedTable& table) {
    if (!table.tooLittle) return {};
    const auto inner = table.rows.size() * table.columns.size();
    return fmt::format("Too little to show: {} of {} numbers {} hidden{}. Write the account instead: what happened, in "
                       "words, and at most the whole.",
                       table.innerHidden, inner, table.innerHidden == 1 ? "is" : "are",
                       table.safe ? "" : ", and the rule itself would still give one away");
}

std::string csvField(std::string text) {
    if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) text.insert(0, "'");
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string out = "\"";
    for (char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + "\"";
}

std::string releasedCsv(const ProtectedTable& table) {
    if (table.tooLittle)
        throw Error("TR-D52", tooLittleWords(table) + " No file was written.",
                    "Join rows or columns until fewer numbers are small, or take a longer period.");
    std::string out = csvField(table.title);
    for (auto& column : table.columns) out += "," + csvField(column);
    out += ",Total\r\n";
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        out += csvField(table.rows[row]);
        for (auto& cell : table.cells[row]) out += "," + cell.shown;
        out += "," + table.rowTotals[row].shown + "\r\n";
    }
    out += "Total";
    for (auto& total : table.columnTotals) out += "," + total.shown;
    return out + "," + table.total.shown + "\r\n\r\n" + csvField(words(table.policy)) + "\r\n";
}

} // namespace trellis
