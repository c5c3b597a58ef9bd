// figures protect: disclosure control for any table of counts, with every entry explained. Needs no workspace.
#include "cli/protect_verb.hpp"

#include "disclosure/table_csv.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <ostream>

namespace trellis {
namespace {

struct ProtectOptions {
    std::string file, policy, totals = "recognise", out;
    bool replace = false;
};

/// The policy as it was typed, or out of a file that holds it.
DisclosurePolicy policyOf(Command& command, const std::string& given) {
    const bool file = !given.empty() && given.find('=') == std::string::npos && std::filesystem::is_regular_file(given);
    return policyFromText(file ? readText(given, command.io) : given);
}

GivenTotals totalsOf(const std::string& text) {
    return text == "none"     ? GivenTotals::None
           : text == "column" ? GivenTotals::Column
           : text == "row"    ? GivenTotals::Row
           : text == "both"   ? GivenTotals::Both
                              : GivenTotals::Recognise;
}

/// Every entry with the names of its row and column, in reading order, totals last in their lines.
template <class Work> void eachEntry(const ProtectedTable& table, Work work) {
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        for (std::size_t column = 0; column < table.columns.size(); ++column)
            work(table.rows[row], table.columns[column], table.cells[row][column]);
        work(table.rows[row], std::string("Total"), table.rowTotals[row]);
    }
    for (std::size_t column = 0; column < table.columns.size(); ++column)
        work(std::string("Total"), table.columns[column], table.columnTotals[column]);
    work(std::string("Total"), std::string("Total"), table.total);
}

nlohmann::ordered_json jsonOf(const ProtectedTable& table) {
    using Json = nlohmann::ordered_json;
    Json out{{"title", table.title},         {"rule", words(table.policy)},      {"safe", table.safe},
             {"tooLittle", table.tooLittle}, {"account", tooLittleWords(table)}, {"innerHidden", table.innerHidden},
             {"entries", Json::array()}};
    eachEntry(table, [&](const std::string& row, const std::string& column, const ProtectedEntry& entry) {
        const bool bounded = entry.known.most < 1e9;
        out["entries"].push_back({{"row", row},
                                  {"column", column},
                                  {"shown", entry.shown},
                                  {"hidden", entry.hidden()},
                                  {"count", entry.count},
                                  {"least", entry.known.least},
                                  {"most", bounded ? Json(entry.known.most) : Json()},
                                  {"why", explain(entry, table.policy)}});
    });
    return out;
}

Listing sheetOf(const ProtectedTable& table) {
    std::vector<Listing::Column> columns{{"row", table.title.empty() ? "Row" : table.title}};
    for (auto& column : table.columns) columns.push_back({column, column});
    columns.push_back({"total", "Total"});
    Listing sheet(columns, "");
    const auto line = [&](const std::string& label, const std::vector<ProtectedEntry>& entries,
                          const ProtectedEntry& total) {
        std::vector<Cell> cells{label};
        for (auto& entry : entries) cells.emplace_back(entry.shown);
        cells.emplace_back(total.shown);
        sheet.row(cells);
    };
    for (std::size_t row = 0; row < table.rows.size(); ++row)
        line(table.rows[row], table.cells[row], table.rowTotals[row]);
    line("Total", table.columnTotals, table.total);
    return sheet;
}

int protectTable(Command& command, const ProtectOptions& options) {
    const auto policy = policyOf(command, options.policy);
    const auto table = protect(countTableFromCsv(readText(options.file, command.io), totalsOf(options.totals)), policy);
    if (!options.out.empty()) writeText(options.out, releasedCsv(table), options.replace);
    if (command.json) {
        command.io.out << jsonOf(table).dump(2) << '\n';
        return 0;
    }
    if (table.tooLittle)
        command.io.out << tooLittleWords(table) << '\n';
    else
        command.print(sheetOf(table));
    command.io.out << words(policy) << "\n\nFor you alone, why each number looks as it does. Do not pass this on.\n";
    Listing reasons({{"row", "Row"}, {"column", "Column"}, {"why", "Why"}}, "");
    eachEntry(table, [&](const std::string& row, const std::string& column, const ProtectedEntry& entry) {
        reasons.row({row, column, explain(entry, table.policy)});
    });
    command.print(reasons);
    return 0;
}

} // namespace

void addProtectVerb(CLI::App& figures, Command& command) {
    verb<ProtectOptions>(
        figures, command, "protect", "Hide the small numbers of a table of counts, and say why of each entry",
        [](CLI::App& v, ProtectOptions& o) {
            v.add_option("TABLE", o.file,
                         "A CSV file with labels in its first line and column; - is the standard input")
                ->required();
            v.add_option("--policy", o.policy,
                         "\"primary-to=7 round-to=5 …\", or a file that holds it; may only tighten")
                ->type_name("P");
            v.add_option("--totals", o.totals, "Where the table has totals: recognise, none, column, row or both")
                ->check(CLI::IsMember({"recognise", "none", "column", "row", "both"}));
            v.add_option("--out", o.out, "Write what may leave, and nothing else, to this CSV file")->type_name("FILE");
            v.add_flag("--replace", o.replace, "Write over a file that exists");
            v.footer(
                "A cell is a count, or whose people it counts: FK-SV1:7 FK-SV2:5.\n"
                "Example: trellis figures protect people-by-stage.csv --policy \"round-to=10\" --out released.csv");
        },
        protectTable);
}

} // namespace trellis
