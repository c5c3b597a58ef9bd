#include "template/expression_checker.hpp"

#include <utility>

namespace trellis::detail {

namespace {
using Type = ExpressionType;
bool single(Type type) { return type != Type::Rows && type != Type::Unknown && type != Type::Codes; }
} // namespace

bool Checker::call(ExpressionNode& node) {
    auto* function = findFunction(node.name);
    if (!function) return fail(node, "There is no function " + node.name + "().", suggestFunction(node.name));
    node.function = function;
    auto given = static_cast<int>(node.children.size());
    if (given < function->least || given > function->most)
        return fail(node,
                    node.name + "() has " + (given < function->least ? "too few" : "too many") +
                        " parts in its parentheses.",
                    "Write " + std::string(function->usage) + ".");
    node.type = function->result;
    auto& parts = node.children;
    switch (function->form) {
    case FunctionForm::Today:
        out_.readsToday = true;
        return true;
    case FunctionForm::True:
    case FunctionForm::False:
        return true;
    case FunctionForm::Not:
        return check(*parts[0]) && needs(*parts[0], Type::Boolean, "not()");
    case FunctionForm::If:
        if (!check(*parts[0]) || !needs(*parts[0], Type::Boolean, "if()")) return false;
        return unify(node, 1);
    case FunctionForm::Coalesce:
        return unify(node, 0);
    case FunctionForm::Answered:
        if (parts[0]->kind != NodeKind::Item) return check(*parts[0]);
        if (!name(*parts[0], true)) return false;
        return parts[0]->kind != NodeKind::Column || fail(*parts[0], "From here this cell has no single answer.",
                                                          "Use count(${" + parts[0]->name + "}) > 0.");
    case FunctionForm::Concat:
        for (auto& part : parts)
            if (!check(*part)) return false;
        return true;
    case FunctionForm::Selected:
    case FunctionForm::CountSelected:
        return selected(node);
    case FunctionForm::Regex:
        return regex(node);
    case FunctionForm::Count:
        return overRows(node, true);
    case FunctionForm::CountIf:
        return countIf(node);
    case FunctionForm::Sum:
    case FunctionForm::Mean:
        return overRows(node, false) && needs(*parts[0], Type::Number, node.name + "()");
    case FunctionForm::Least:
    case FunctionForm::Greatest:
        return extreme(node);
    case FunctionForm::Strict:
        return strict(node);
    }
    return true;
}

bool Checker::unify(ExpressionNode& node, std::size_t from) {
    Type common = Type::Unknown;
    for (auto i = from; i < node.children.size(); ++i) {
        auto& part = *node.children[i];
        if (!check(part)) return false;
        if (part.emptyLiteral()) continue;
        if (common == Type::Unknown || common == part.type)
            common = part.type;
        else if (textLike(common) && textLike(part.type))
            common = Type::Text;
        else
            return fail(part,
                        node.name + "() gives " + withArticle(common) + " in one case and " + withArticle(part.type) +
                            " in another.",
                        "Both must be of one kind.");
    }
    node.type = common == Type::Unknown ? Type::Text : common;
    for (auto i = from; i < node.children.size(); ++i)
        if (auto& part = *node.children[i]; part.emptyLiteral() && node.type != Type::Text) {
            part.constant = Missing{};
            part.type = node.type;
        }
    return true;
}

bool Checker::selected(ExpressionNode& node) {
    auto& parts = node.children;
    if (!check(*parts[0])) return false;
    if (parts[0]->type != Type::Codes && parts[0]->type != Type::Code)
        return fail(*parts[0], node.name + "() needs an item with codes to choose from, and this is " +
                                   withArticle(parts[0]->type) + ".");
    if (parts.size() == 1) return true;
    if (!check(*parts[1])) return false;
    if (!textLike(parts[1]->type))
        return fail(*parts[1], "selected() needs a code here, and this is " + withArticle(parts[1]->type) + ".",
                    "Write the code in quotation marks.");
    return knownCode(*parts[0], *parts[1]);
}

bool Checker::regex(ExpressionNode& node) {
    auto &text = *node.children[0], &pattern = *node.children[1];
    if (!check(text)) return false;
    if (!textLike(text.type))
        return fail(text, "regex() needs a text here, and this is " + withArticle(text.type) + ".",
                    "Use string(…) around it.");
    if (!pattern.textLiteral())
        return fail(pattern, "The pattern of regex() must be written out as a text.",
                    "Write regex(${item}, 'pattern').");
    auto compiled = TextPattern::compile(std::get<std::string>(pattern.constant));
    if (auto* wrong = std::get_if<PatternError>(&compiled))
        return fail(pattern.offset + 1 + wrong->offset, wrong->message + ".");
    node.pattern = std::get<TextPattern>(std::move(compiled));
    return true;
}

bool Checker::overRows(ExpressionNode& node, bool rowsToo) {
    auto& part = *node.children[0];
    if (part.kind == NodeKind::Item && !name(part, true)) return false;
    if (part.kind == NodeKind::Column || (rowsToo && part.kind == NodeKind::Rows)) return true;
    std::string usage = "Write " + std::string(node.function->usage) + ".";
    if (part.kind == NodeKind::Cell)
        return fail(part,
                    "In its own row " + part.name + " has one value, and " + node.name + "() works over all rows.",
                    "Calculate it outside the rows.");
    if (part.kind == NodeKind::Rows)
        return fail(part, node.name + "() works over one cell of the rows, not the rows as a whole.", usage);
    if (!part.name.empty() && node.name == "count" && (part.type == Type::Codes || part.type == Type::Code))
        return fail(part, "count() works over rows.", "Use count-selected(${" + part.name + "}).");
    return fail(part, node.name + "() works over the rows of a table, and this is not one of its cells.", usage);
}

bool Checker::countIf(ExpressionNode& node) {
    auto& rows = *node.children[0];
    if (rows.kind != NodeKind::Item || !name(rows, true) || rows.kind != NodeKind::Rows)
        return fail(rows, "count-if() needs a table of rows first.", "Write count-if(${rows}, condition).");
    // Within the condition the cells of these rows mean the row that is being looked at.
    std::string outer = std::exchange(rowsItem_, rows.name);
    bool good = check(*node.children[1]) && needs(*node.children[1], Type::Boolean, "count-if()");
    rowsItem_ = std::move(outer);
    return good;
}

bool Checker::extreme(ExpressionNode& node) {
    auto& parts = node.children;
    for (auto& part : parts) {
        bool column = false;
        if (parts.size() == 1 && part->kind == NodeKind::Item) {
            if (!name(*part, true)) return false;
            column = part->kind == NodeKind::Column;
        }
        if (!column && part->kind != NodeKind::Cell && part->kind != NodeKind::Rows && !check(*part)) return false;
        if (!hasOrder(part->type))
            return fail(*part,
                        node.name + "() needs numbers, dates or times, and this is " + withArticle(part->type) + ".");
        if (part->type != parts[0]->type)
            return fail(*part, node.name + "() cannot compare " + withArticle(parts[0]->type) + " with " +
                                   withArticle(part->type) + ".");
    }
    node.type = parts[0]->type;
    return true;
}

bool Checker::strict(ExpressionNode& node) {
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        auto& part = *node.children[i];
        if (!check(part)) return false;
        Type type = part.type;
        switch (node.function->parameters[i]) {
        case 'n':
            if (!needs(part, Type::Number, node.name + "()")) return false;
            break;
        case 'd':
            if (!needs(part, Type::Date, node.name + "()")) return false;
            break;
        case 't':
            if (!textLike(type))
                return fail(part, node.name + "() needs a text here, and this is " + withArticle(type) + ".",
                            single(type) ? "Use string(…) around it." : "");
            break;
        case 'e':
            if (type != Type::Text && type != Type::Date)
                return fail(part, "date() needs a text such as '2025-09-16', and this is " + withArticle(type) + ".");
            if (part.textLiteral() && !Date::fromIso(std::get<std::string>(part.constant)))
                return fail(part, "This is not a date.", "Write year, month and day: date('2025-09-16').");
            break;
        case 'f':
            if (type != Type::Text && type != Type::Time)
                return fail(part, "time() needs a text such as '10:05', and this is " + withArticle(type) + ".");
            if (part.textLiteral() && !TimeOfDay::fromText(std::get<std::string>(part.constant)))
                return fail(part, "This is not a time of day.", "Write hours and minutes: time('10:05').");
            break;
        case 'w':
            if (type != Type::Number && type != Type::Boolean && !textLike(type))
                return fail(part, "number() cannot make a number of " + withArticle(type) + ".");
            break;
        default:
            break; // 'v': anything that has a value
        }
    }
    return true;
}

} // namespace trellis::detail
