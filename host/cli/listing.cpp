#include "cli/listing.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

namespace trellis {
namespace {

/// Places a text takes in a terminal, near enough: one for each code point that does not combine with the one before.
std::size_t width(const std::string& text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](unsigned char c) { return (c & 0xc0) != 0x80; }));
}

std::string shown(const Cell& cell) {
    struct Visitor {
        std::string operator()(std::monostate) const { return ""; }
        std::string operator()(bool yes) const { return yes ? "yes" : "no"; }
        std::string operator()(std::int64_t number) const { return std::to_string(number); }
        std::string operator()(const std::string& text) const { return printable(text); }
        std::string operator()(const std::vector<std::string>& list) const {
            return printable(fmt::format("{}", fmt::join(list, ", ")));
        }
    };
    return std::visit(Visitor{}, cell);
}

nlohmann::ordered_json json(const Cell& cell) {
    struct Visitor {
        nlohmann::ordered_json operator()(std::monostate) const { return nullptr; }
        nlohmann::ordered_json operator()(bool yes) const { return yes; }
        nlohmann::ordered_json operator()(std::int64_t number) const { return number; }
        nlohmann::ordered_json operator()(const std::string& text) const { return text; }
        nlohmann::ordered_json operator()(const std::vector<std::string>& list) const { return list; }
    };
    return std::visit(Visitor{}, cell);
}

} // namespace

Cell cell(const std::optional<Date>& day) { return day ? Cell(day->iso()) : Cell(); }
Cell cell(const std::string& text) { return text.empty() ? Cell() : Cell(text); }

std::string printable(const std::string& text, bool lines) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto c = static_cast<unsigned char>(text[i]);
        if (c == '\n' || c == '\t')
            out += lines ? text[i] : ' ';
        else if (c == 0xc2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xa0)
            ++i; // U+0080 to U+009F
        else if (c >= 0x20 && c != 0x7f)
            out += text[i];
    }
    return out;
}

void Listing::print(std::ostream& out, bool asJson) const {
    if (asJson) {
        auto all = nlohmann::ordered_json::array();
        for (auto& row : rows_) {
            nlohmann::ordered_json one = nlohmann::ordered_json::object();
            for (std::size_t i = 0; i < columns_.size(); ++i) one[columns_[i].key] = json(row[i]);
            all.push_back(std::move(one));
        }
        out << all.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
        return;
    }
    if (rows_.empty()) {
        out << nothing_ << '\n';
        return;
    }
    std::vector<std::size_t> widths(columns_.size());
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        widths[i] = width(columns_[i].title);
        for (auto& row : rows_) widths[i] = std::max(widths[i], width(shown(row[i])));
    }
    auto line = [&](auto&& text) {
        std::string whole;
        for (std::size_t i = 0; i < columns_.size(); ++i) {
            if (columns_[i].title.empty()) continue;
            auto part = text(i);
            whole += part + std::string(widths[i] - width(part) + 2, ' ');
        }
        whole.erase(whole.find_last_not_of(' ') + 1);
        out << whole << '\n';
    };
    line([&](std::size_t i) { return columns_[i].title; });
    for (auto& row : rows_) line([&](std::size_t i) { return shown(row[i]); });
}

} // namespace trellis
