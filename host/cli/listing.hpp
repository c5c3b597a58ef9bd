// A listing: what a verb has to show, as a table for people or as JSON for programs. One description serves both.
#pragma once
#include "model/date.hpp"

#include <cstdint>
#include <iosfwd>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace trellis {

/// One entry. A list is joined with commas for people; monostate is null and shown as nothing.
using Cell = std::variant<std::monostate, bool, std::int64_t, std::string, std::vector<std::string>>;

Cell cell(const std::optional<Date>& day);
inline Cell cell(Date day) { return day.iso(); }
/// An empty text is null.
Cell cell(const std::string& text);
inline Cell cell(int number) { return std::int64_t{number}; }

class Listing {
public:
    struct Column {
        std::string key;   ///< the field's name in JSON; never changes once published
        std::string title; ///< for people; empty: only in JSON
    };
    /// `nothing` is the sentence for people when there is no row.
    Listing(std::vector<Column> columns, std::string nothing)
        : columns_(std::move(columns))
        , nothing_(std::move(nothing)) {}

    void row(std::vector<Cell> cells) { rows_.push_back(std::move(cells)); }
    /// JSON: an array of objects with the columns' keys, in their order.
    void print(std::ostream& out, bool json) const;
    std::size_t size() const { return rows_.size(); }

private:
    std::vector<Column> columns_;
    std::string nothing_;
    std::vector<std::vector<Cell>> rows_;
};

/// Text as a terminal may be given it: control characters (which could steer the terminal) are left out; line breaks
/// stay only where `lines` is true.
std::string printable(const std::string& text, bool lines = false);

} // namespace trellis
