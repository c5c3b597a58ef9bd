// The functions of expressions: names, parameters, results, and how each is worked out. Private to the expression
// engine.
#pragma once
#include "template/expression_node.hpp"

#include <span>

namespace trellis::detail {

/// How a function is checked and evaluated. Strict functions are unknown as soon as one of their arguments is (ruling
/// E2); the others have rules of their own.
enum class FunctionForm {
    Strict,
    True,
    False,
    Today,
    If,
    Coalesce,
    Answered,
    Concat,
    Not,
    Selected,
    CountSelected,
    Regex,
    Count,
    CountIf,
    Sum,
    Mean,
    Least,
    Greatest
};

struct Function {
    std::string_view name;
    FunctionForm form;
    /// Strict: one letter for each parameter: n number, t text or code, d date, m time, e date or text, f time or text,
    /// v any single value, w number, text, code or yes-no. Others: empty, counted by least and most.
    std::string_view parameters;
    int least = 0;
    int most = 0;
    ExpressionType result = ExpressionType::Unknown;
    std::string_view usage; ///< for the sentence about wrong parts
    /// Strict only: all arguments are answered and of the right type.
    Value (*work)(std::span<const Value* const> arguments) = nullptr;
};

const Function* findFunction(std::string_view name);
/// "Did you mean …?" for a name that is no function; empty when nothing is near.
std::string suggestFunction(const std::string& name);

/// What is not a finite number is unknown (ruling E3); -0 is 0.
Value finite(double number);
Value dateOrUnknown(double days); ///< days since 1970; unknown outside the years 1 to 9999 or between two days
Value timeOrUnknown(double minutes);
std::string_view textView(const Value& value); ///< of a text or a code
std::string asText(const Value& value);        ///< as string() and concat() write it; "" for Missing

} // namespace trellis::detail
