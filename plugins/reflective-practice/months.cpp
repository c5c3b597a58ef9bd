#include "months.hpp"

#include <trellis/plugin.hpp>

namespace reflective {

std::string Month::label() const {
    static constexpr const char* names[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                            "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return std::string(names[month - 1]) + " " + std::to_string(year);
}

Month monthOf(int day) {
    const auto iso = trellis::sdk::Day(day).iso(); // "2025-09-16"
    const auto dash = iso.find('-', 1);
    return {std::stoi(iso.substr(0, dash)), std::stoi(iso.substr(dash + 1, 2))};
}

std::vector<Month> months(int first, int last) {
    std::vector<Month> out;
    const auto end = monthOf(last);
    for (auto at = monthOf(first); first <= last && !(end < at);) {
        out.push_back(at);
        at = at.month == 12 ? Month{at.year + 1, 1} : Month{at.year, at.month + 1};
    }
    return out;
}

} // namespace reflective
