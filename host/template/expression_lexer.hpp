// An expression cut into its words. Private to the expression engine.
#pragma once
#include "template/expression.hpp"

namespace trellis::detail {

enum class TokenKind { Number, Text, Item, Name, Operator, Open, Close, Comma, Self, End };

struct Token {
    TokenKind kind = TokenKind::End;
    std::size_t offset = 0; ///< first byte in the expression
    std::string text;       ///< what a literal says, the item's id, the name, or the operator
    double number = 0;
};

/// All tokens, the last of them End; or why the text cannot be cut.
std::variant<std::vector<Token>, ExpressionError> tokens(std::string_view text);

} // namespace trellis::detail
