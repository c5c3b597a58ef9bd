#include "template/expression.hpp"

#include "template/expression_node.hpp"

namespace trellis {

std::string words(ExpressionType type) {
    switch (type) {
    case ExpressionType::Boolean: return "yes or no";
    case ExpressionType::Number: return "number";
    case ExpressionType::Text: return "text";
    case ExpressionType::Code: return "code";
    case ExpressionType::Codes: return "codes";
    case ExpressionType::Date: return "date";
    case ExpressionType::Time: return "time";
    case ExpressionType::Rows: return "rows";
    case ExpressionType::Unknown: break;
    }
    return "nothing";
}

Expression::~Expression() = default;

Value Expression::evaluate(const EvaluationContext& context, const Id& row, const Value& self) const {
    Value scratch;
    Value out = detail::evaluate(*root_, {context, &row, &self}, scratch);
    // A text may fill a place for a code, and a code one for a text.
    if (type_ == ExpressionType::Code)
        if (auto* text = std::get_if<std::string>(&out)) {
            if (text->empty()) return Missing{};
            return Code{std::move(*text)};
        }
    if (type_ == ExpressionType::Text)
        if (auto* code = std::get_if<Code>(&out)) return std::move(code->code);
    return out;
}

std::optional<bool> Expression::test(const EvaluationContext& context, const Id& row, const Value& self) const {
    Value scratch;
    auto* yes = std::get_if<bool>(&detail::evaluate(*root_, {context, &row, &self}, scratch));
    return yes ? std::optional(*yes) : std::nullopt;
}

std::variant<CompiledExpression, ExpressionError> compileExpression(std::string_view text, const ExpressionScope& scope,
                                                                    std::optional<ExpressionType> wanted) {
    auto parsed = detail::parse(text);
    if (auto* error = std::get_if<ExpressionError>(&parsed)) return *error;
    auto& root = std::get<detail::NodePtr>(parsed);
    auto checked = detail::check(*root, scope, wanted);
    if (auto* error = std::get_if<ExpressionError>(&checked)) return *error;
    auto& found = std::get<detail::CheckedExpression>(checked);
    std::shared_ptr<Expression> out(new Expression);
    out->text_ = text;
    out->type_ = found.type;
    out->reads_ = std::move(found.reads);
    out->readsToday_ = found.readsToday;
    out->root_ = std::move(root);
    return CompiledExpression(std::move(out));
}

} // namespace trellis
