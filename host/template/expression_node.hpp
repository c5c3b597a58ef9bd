// The tree an expression is compiled into. Private to the expression engine.
#pragma once
#include "template/expression.hpp"
#include "template/text_pattern.hpp"

namespace trellis::detail {

struct Function;

enum class NodeKind {
    Constant,
    Self,   ///< `.`
    Item,   ///< an item at top level
    Cell,   ///< a cell of the row the expression stands in
    Column, ///< a cell of all rows, seen from outside: only inside count(), sum(), …
    Rows,   ///< a rows item: only inside count(), count-if() and answered()
    And,    ///< two or more children
    Or,
    Chain, ///< + - or * div mod: children joined by `operators` from left to right
    Negate,
    Compare, ///< two children
    Empty,   ///< one child: `x = ''`, or with operator NotEqual `x != ''` (ruling E1)
    Call,
};

enum class Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    Equal,
    NotEqual,
    Less,
    LessEqual,
    Greater,
    GreaterEqual
};

struct ExpressionNode {
    NodeKind kind = NodeKind::Constant;
    ExpressionType type = ExpressionType::Unknown;
    std::size_t offset = 0;
    std::string name;               ///< item id, or the function's name
    std::string rowsItem;           ///< Cell, Column: the rows item; Rows: itself
    std::vector<std::string> codes; ///< known codes of a Code or Codes item
    Value constant;
    std::vector<Operator> operators; ///< Chain: one fewer than children; Compare, Empty: one
    std::vector<std::unique_ptr<ExpressionNode>> children;
    const Function* function = nullptr;
    std::optional<TextPattern> pattern; ///< regex()

    /// The literal '' or "", which stands for "unanswered" wherever a type is free (ruling E1).
    bool emptyLiteral() const {
        auto* text = std::get_if<std::string>(&constant);
        return kind == NodeKind::Constant && text && text->empty();
    }
    bool textLiteral() const { return kind == NodeKind::Constant && std::holds_alternative<std::string>(constant); }
};

using NodePtr = std::unique_ptr<ExpressionNode>;

constexpr int kMaxNesting = 64;               // ruling E4
constexpr std::size_t kMaxCharacters = 4'096; // ruling E4

/// The tree as written, names and types not yet looked at.
std::variant<NodePtr, ExpressionError> parse(std::string_view text);

/// What the checker finds out about the whole expression.
struct CheckedExpression {
    ExpressionType type = ExpressionType::Unknown;
    std::vector<std::string> reads;
    bool readsToday = false;
};
/// Resolves names, types every node, compiles patterns; the tree can be evaluated afterwards.
std::variant<CheckedExpression, ExpressionError> check(ExpressionNode& root, const ExpressionScope& scope,
                                                       std::optional<ExpressionType> wanted);

struct EvaluationFrame {
    const EvaluationContext& context;
    const Id* row;
    const Value* self;
};
/// A reference to the answer itself where the node only names one, else to `scratch`. Never throws; unknown is Missing.
const Value& evaluate(const ExpressionNode& node, const EvaluationFrame& frame, Value& scratch);

} // namespace trellis::detail
