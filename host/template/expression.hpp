// Expressions of templates: the syntax and function names of XLSForm, typed and total, three-valued (rulings E1 to E4).
//
//     ${alliance.bond} < 4 and selected(${focus}, 'U05')
//
// Names      ${item}; `.` is this answer, in constraints. A cell named in its own row means this row's; from outside
//            the rows it is a column, for count, sum, mean, min and max only.
// Literals   4  0.5  'text'  "text"  true()  false(); dates and times: date('2025-09-16')  time('10:05')
// Operators  or  and  = !=  < <= > >=  + -  * div mod  - (loosest first); comparisons do not chain
// Logic      not(c)  if(c, a, b)  coalesce(a, b, …)  answered(${item})
// Choices    selected(${item}, 'code')  count-selected(${item})
// Text       concat(a, …)  contains(t, part)  starts-with  ends-with  string-length(t)  substr(t, start[, end])
//            upper-case(t)  lower-case(t)  regex(t, 'pattern': see text_pattern.hpp)  string(v)  number(v)
// Numbers    round(n[, places]: halves away from zero)  int(n: cuts off)  abs(n)  min(a, …)  max(a, …)
// Dates      today()  date ± days  date - date (days)  time ± minutes  time - time (minutes)  weekday(date): Monday is 1
// Rows       count(${rows} or a column: its answered cells)  count-if(${rows}, condition over one row; unknown is not
//            counted)  sum, mean, min, max of a column
// '' stands for "no answer" wherever a type is free: if(c, 4, ''). Positions in texts count from 0, negative ones from
// the end.
//
// An expression is compiled once, against the types of the items it may name, and then evaluated against answers. It
// cannot fail, loop or allocate without bound: what cannot be computed is unknown (Missing).
#pragma once
#include "model/answers.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace trellis {

// g++ takes the scoped Codes for one that hides trellis::Codes; it does not.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wshadow"
enum class ExpressionType { Boolean, Number, Text, Code, Codes, Date, Time, Rows, Unknown };
#pragma GCC diagnostic pop
/// "yes or no", "number", "text", "code", …: for sentences of the linter.
std::string words(ExpressionType type);

/// Why an expression cannot be used. `offset` is the byte in its text where the trouble starts.
struct ExpressionError {
    std::size_t offset = 0;
    std::string message;    ///< one sentence, no full stop missing
    std::string suggestion; ///< "Did you mean ${date}?"; may be empty
};

/// What a name in an expression stands for while it is compiled.
struct NameInfo {
    ExpressionType type = ExpressionType::Unknown;
    std::string rowsItem;           ///< not empty: a cell of this rows item
    std::vector<std::string> codes; ///< known codes, so that a misspelt 'U5O' is found; empty = any
};

/// What the compiler may ask about its surroundings.
struct ExpressionScope {
    std::function<std::optional<NameInfo>(const std::string& item)> name;
    std::function<std::vector<std::string>()> allNames; ///< for suggestions
    std::string rowsItem;                    ///< not empty: the expression stands in a row of this rows item
    ExpressionType self = ExpressionType::Unknown; ///< type of `.`, in constraints
};

/// What evaluation may ask for. Everything is answered from the record and the moment it was opened.
class EvaluationContext {
public:
    virtual ~EvaluationContext() = default;
    virtual const Value& value(const std::string& item) const = 0;           ///< top level
    virtual const Value& cell(const std::string& item, const Id& row) const = 0;
    virtual const std::vector<Row>& rows(const std::string& rowsItem) const = 0;
    virtual Date today() const = 0;
};

namespace detail { struct ExpressionNode; }

class Expression {
public:
    ~Expression();
    const std::string& text() const { return text_; }
    ExpressionType type() const { return type_; }
    /// Items read, each once, in order of first use: the edges of the dependency graph.
    const std::vector<std::string>& reads() const { return reads_; }
    bool readsToday() const { return readsToday_; }

    /// `row` is the row the expression stands in (empty at top level); `self` is the value of `.`.
    Value evaluate(const EvaluationContext& context, const Id& row = {}, const Value& self = Missing{}) const;
    /// For relevant, required and constraint: nullopt is "unknown".
    std::optional<bool> test(const EvaluationContext& context, const Id& row = {}, const Value& self = Missing{}) const;

private:
    friend std::variant<std::shared_ptr<const Expression>, ExpressionError>
    compileExpression(std::string_view, const ExpressionScope&, std::optional<ExpressionType>);
    Expression() = default;
    std::string text_;
    ExpressionType type_ = ExpressionType::Unknown;
    std::vector<std::string> reads_;
    bool readsToday_ = false;
    std::unique_ptr<detail::ExpressionNode> root_;
};

using CompiledExpression = std::shared_ptr<const Expression>;

/// `wanted` is the type the place needs (Boolean for relevant); nullopt accepts any.
std::variant<CompiledExpression, ExpressionError> compileExpression(std::string_view text, const ExpressionScope& scope,
                                                                    std::optional<ExpressionType> wanted = {});

} // namespace trellis
