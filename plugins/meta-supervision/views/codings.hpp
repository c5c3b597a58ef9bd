// The codings of a timeline, unit by unit: extract, construct and, for characteristics of people, whose (ruling A1).
#pragma once
#include <trellis/plugin.hpp>

#include <map>
#include <string>
#include <vector>

namespace meta {

/// What one coder made of one unit.
struct CodedValue {
    std::optional<int> rating, agreed; ///< -2 to +2; blank: not raised
    bool mixed = false;
};
struct CodedUnit {
    std::string extract, locality, construct, constructLabel, role;
    std::map<std::string, CodedValue> byCoder;
    /// The agreed rating, where the two have talked about it.
    std::optional<int> agreed() const;
};
/// Round to its units, in the order of their extracts. The later record of one coder counts.
std::map<std::string, std::vector<CodedUnit>> codingsOf(const trellis::sdk::Timeline& timeline);

/// "+1", "0", "-2".
std::string signedNumber(double value);

} // namespace meta
