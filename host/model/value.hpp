// What one question can be answered with.
#pragma once
#include "model/date.hpp"

#include <string>
#include <variant>
#include <vector>

namespace trellis {

/// No answer. `reason` is empty, or says why there is none: "not-asked-here", "declined", "withheld".
struct Missing {
    std::string reason;
    bool operator==(const Missing&) const = default;
};

/// The reason where a place's adaptation of the form does not ask an item of the core.
inline constexpr const char* kNotAskedHere = "not-asked-here";

/// A code from a list (`choice`, `person`, `case`). The label is looked up where it is shown, never stored.
struct Code {
    std::string code;
    auto operator<=>(const Code&) const = default;
};

/// Codes in the order of their list (`choices`), each once.
using Codes = std::vector<std::string>;

/// An answer. `text` and `long-text` are std::string; `integer`, `decimal` and `scale` are double (integers exactly, to
/// 2^53); `boolean` is bool. Rows are not a Value: they live beside the values in Answers.
using Value = std::variant<Missing, bool, double, std::string, Code, Codes, Date, TimeOfDay>;

inline bool answered(const Value& value) { return !std::holds_alternative<Missing>(value); }

/// A number as short as it can be written and read back to the same double: "4", "0.1", "1e21".
std::string shortest(double number);

/// The value as plain text for search, comparison by eye and logs: codes stay codes, dates are ISO, missing is "".
std::string plainText(const Value& value);

} // namespace trellis
