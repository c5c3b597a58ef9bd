// The extract for evaluators (domain.md 2.7, "EVALUATION extract"; 6.1, 6.3). One CSV, a row for each code and each
// piece of evidence. Coders are numbered anew in each round, places and statements over the file; free words stay
// behind.
#include "exports.hpp"

#include "views/codings.hpp"

#include <map>

namespace meta {

using namespace trellis::sdk;

namespace {

std::string cell(const std::string& text) {
    // A leading sign would be read as a formula by a spreadsheet, unless it is a number.
    std::string safe = text;
    const bool number = !text.empty() && text.find_first_not_of("+-0123456789.") == std::string::npos;
    if (!safe.empty() && !number && std::string("=+-@\t\r").find(safe[0]) != std::string::npos) safe.insert(0, "'");
    if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
    std::string out = "\"";
    for (const char c : safe) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

std::string month(const std::optional<Day>& day) { return day ? day->iso().substr(0, 7) : std::string(); }

struct Line {
    std::string what, round, unit, locality, code, role, coder, rating, agreed, mixed, status, tier, bearing, kind, on;
};

void add(std::string& out, const Line& one) {
    const std::string* all[] = {&one.what,   &one.round, &one.unit,    &one.locality, &one.code,
                                &one.role,   &one.coder, &one.rating,  &one.agreed,   &one.mixed,
                                &one.status, &one.tier,  &one.bearing, &one.kind,     &one.on};
    for (std::size_t i = 0; i < std::size(all); ++i) out += (i ? "," : "") + cell(*all[i]);
    out += "\r\n";
}

} // namespace

std::string EvaluatorsExtract::write(const Timeline& timeline) const {
    std::string out =
        "what,round,unit,place,code,role,coder,rating,agreed,mixed,status,tier,bearing,evidence,month\r\n";
    int round = 0;
    std::map<std::string, int> places;
    const auto placed = [&](const std::string& name) {
        return name.empty() ? std::string()
                            : "place " + std::to_string(places.emplace(name, int(places.size()) + 1).first->second);
    };
    for (auto& [name, units] : codingsOf(timeline)) {
        ++round;
        std::map<std::string, int> coders, extracts;
        for (auto& unit : units)
            for (auto& [coder, value] : unit.byCoder) {
                const auto who = coders.emplace(coder, int(coders.size()) + 1).first->second;
                const auto which = extracts.emplace(unit.extract, int(extracts.size()) + 1).first->second;
                Line one;
                one.what = "code";
                one.round = std::to_string(round);
                one.unit = "extract " + std::to_string(which);
                one.locality = placed(unit.locality);
                one.code = unit.construct;
                one.role = unit.role;
                one.coder = std::to_string(who);
                one.rating = value.rating ? std::to_string(*value.rating) : "";
                one.agreed = value.agreed ? std::to_string(*value.agreed) : "";
                one.mixed = value.mixed ? "yes" : "";
                add(out, one);
            }
    }
    int statement = 0;
    for (auto& record : timeline.records()) {
        if (record.draft() || record.kind() != "cmo-statement") continue;
        Line one;
        one.what = "statement";
        one.unit = "statement " + std::to_string(++statement);
        for (auto& code : record.codes("cmo.cfir")) one.code += (one.code.empty() ? "" : " ") + code;
        one.status = record.code("cmo.status");
        one.tier = record.code("cmo.tier");
        one.on = month(record.day("cmo.on"));
        add(out, one);
        for (auto& row : record.rows("evidence")) {
            Line piece = one;
            piece.what = "evidence";
            piece.locality = placed(row.text("evidence.locality"));
            piece.bearing = row.code("evidence.bearing");
            piece.kind = row.code("evidence.kind");
            piece.on = month(row.day("evidence.on"));
            add(out, piece);
        }
    }
    return out;
}

} // namespace meta
