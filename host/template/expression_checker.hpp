// Names, types and places of one expression, found out in one walk over its tree. Private to the expression engine.
#pragma once
#include "template/expression_functions.hpp"

namespace trellis::detail {

/// A code may stand where a text is asked for, and the other way round.
inline bool textLike(ExpressionType type) { return type == ExpressionType::Text || type == ExpressionType::Code; }
inline bool hasOrder(ExpressionType type) {
    return type == ExpressionType::Number || type == ExpressionType::Date || type == ExpressionType::Time;
}
/// "a number", "several codes": types with their article.
std::string withArticle(ExpressionType type);

/// Every `bool` means "no error so far"; the first error ends the walk.
class Checker {
public:
    Checker(const ExpressionScope& scope, CheckedExpression& out)
        : scope_(scope)
        , rowsItem_(scope.rowsItem)
        , self_(scope.self)
        , out_(out) {}

    bool check(ExpressionNode& node);
    /// The whole expression against what its place needs; a text may fill a code and the other way round.
    bool result(ExpressionNode& root, std::optional<ExpressionType> wanted);

    ExpressionError error;

private:
    bool fail(std::size_t offset, std::string message, std::string suggestion = "");
    bool fail(const ExpressionNode& node, std::string message, std::string suggestion = "") {
        return fail(node.offset, std::move(message), std::move(suggestion));
    }
    bool needs(const ExpressionNode& node, ExpressionType type, const std::string& who);
    /// `overRows`: tables and columns are welcome here.
    bool name(ExpressionNode& node, bool overRows);
    bool chain(ExpressionNode& node);
    bool compare(ExpressionNode& node);
    /// `x = ''` and `x != ''` ask whether x is answered, whatever its type (ruling E1).
    bool empty(ExpressionNode& node, int asked);
    /// A misspelt 'U5O' would silently never be chosen.
    bool knownCode(const ExpressionNode& item, const ExpressionNode& literal);

    // expression_checker_calls.cpp
    bool call(ExpressionNode& node);
    /// The common type of the parts from `from` on. '' fits every type and then means "no answer".
    bool unify(ExpressionNode& node, std::size_t from);
    bool selected(ExpressionNode& node);
    bool regex(ExpressionNode& node);
    /// The first part is a column seen from outside, or, with `rowsToo`, a rows item.
    bool overRows(ExpressionNode& node, bool rowsToo);
    bool countIf(ExpressionNode& node);
    bool extreme(ExpressionNode& node);
    bool strict(ExpressionNode& node);

    const ExpressionScope& scope_;
    std::string rowsItem_; ///< whose row the names mean just now
    ExpressionType self_;
    CheckedExpression& out_;
};

} // namespace trellis::detail
