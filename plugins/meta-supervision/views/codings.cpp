#include "codings.hpp"

#include <cmath>

namespace meta {

using namespace trellis::sdk;

std::optional<int> CodedUnit::agreed() const {
    for (auto& [coder, value] : byCoder)
        if (value.agreed) return value.agreed;
    return std::nullopt;
}

std::map<std::string, std::vector<CodedUnit>> codingsOf(const Timeline& timeline) {
    std::map<std::string, std::map<std::string, CodedUnit>> rounds;
    const auto whole = [](std::optional<double> number) {
        return number ? std::optional(int(std::lround(*number))) : std::nullopt;
    };
    for (auto& record : timeline.records()) {
        if (record.draft() || record.kind() != "cfir-coding") continue;
        const auto coder = record.code("coding.coder");
        for (auto& row : record.rows("codes")) {
            const auto extract = row.text("code.extract"), construct = row.code("code.construct"),
                       role = row.code("code.role");
            if (construct.empty()) continue;
            auto& unit = rounds[record.text("coding.round")][extract + "\n" + construct + "\n" + role];
            unit.extract = extract;
            unit.construct = construct;
            unit.constructLabel = record.label("code.construct", construct);
            unit.role = role;
            unit.locality = row.text("code.locality");
            if (unit.locality.empty()) unit.locality = "no place said";
            unit.byCoder[coder] = {whole(row.number("code.rating")), whole(row.number("code.agreed")),
                                   row.yes("code.mixed").value_or(false)};
        }
    }
    std::map<std::string, std::vector<CodedUnit>> out;
    for (auto& [round, units] : rounds)
        for (auto& [key, unit] : units) out[round].push_back(std::move(unit));
    return out;
}

std::string signedNumber(double value) {
    auto text = std::to_string(std::abs(value));
    text = text.substr(0, text.find('.') + (value == std::trunc(value) ? 0 : 2));
    return (value > 0 ? "+" : value < 0 ? "-" : "") + text;
}

} // namespace meta
