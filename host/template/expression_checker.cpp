#include "template/expression_checker.hpp"

#include "template/nearest_name.hpp"

#include <algorithm>
#include <charconv>

namespace trellis::detail {

using Type = ExpressionType;

std::string withArticle(Type type) {
    switch (type) {
    case Type::Boolean:
        return "a yes-or-no answer";
    case Type::Codes:
        return "several codes";
    case Type::Rows:
        return "a table of rows";
    case Type::Unknown:
        return "nothing that can be worked with";
    default:
        return "a " + words(type);
    }
}

namespace {

std::string sign(Operator op) {
    switch (op) {
    case Operator::Add:
        return "+";
    case Operator::Subtract:
        return "-";
    case Operator::Multiply:
        return "*";
    case Operator::Divide:
        return "div";
    case Operator::Modulo:
        return "mod";
    case Operator::Equal:
        return "=";
    case Operator::NotEqual:
        return "!=";
    case Operator::Less:
        return "<";
    case Operator::LessEqual:
        return "<=";
    case Operator::Greater:
        return ">";
    default:
        return ">=";
    }
}

/// What a text literal should have been where a number, a date or a time is wanted; empty when it looks like none.
std::string unquoted(const ExpressionNode& literal) {
    auto& text = std::get<std::string>(literal.constant);
    double number = 0;
    auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec == std::errc{} && read.ptr == text.data() + text.size())
        return "Write " + text + " without quotation marks.";
    if (Date::fromIso(text)) return "Write date('" + text + "').";
    if (TimeOfDay::fromText(text)) return "Write time('" + text + "').";
    return "";
}

} // namespace

bool Checker::check(ExpressionNode& node) {
    switch (node.kind) {
    case NodeKind::Constant:
        return true;
    case NodeKind::Self:
        if (self_ == Type::Unknown)
            return fail(node, "A point stands for this answer, and there is none here.", "Name the item: ${item.id}.");
        node.type = self_;
        return true;
    case NodeKind::Item:
        return name(node, false);
    case NodeKind::And:
    case NodeKind::Or:
        for (auto& child : node.children)
            if (!check(*child) || !needs(*child, Type::Boolean, std::string(node.kind == NodeKind::And ? "and" : "or")))
                return false;
        node.type = Type::Boolean;
        return true;
    case NodeKind::Negate:
        if (!check(*node.children[0]) || !needs(*node.children[0], Type::Number, "-")) return false;
        node.type = Type::Number;
        return true;
    case NodeKind::Chain:
        return chain(node);
    case NodeKind::Compare:
        return compare(node);
    case NodeKind::Call:
        return call(node);
    default:
        return true;
    }
}

bool Checker::result(ExpressionNode& root, std::optional<Type> wanted) {
    if (root.type == Type::Rows)
        return fail(root, "A table of rows has no value of its own.", "Use count(${…}) or sum(${….cell}).");
    if (!wanted) return true;
    if (root.emptyLiteral()) {
        root.constant = Missing{};
        root.type = *wanted;
    }
    if (root.type == *wanted || (textLike(root.type) && textLike(*wanted))) return true;
    return fail(
        root, "This place needs " + withArticle(*wanted) + ", and the expression gives " + withArticle(root.type) + ".",
        *wanted == Type::Boolean ? "Compare it with something, or ask answered(…)." : "");
}

bool Checker::fail(std::size_t offset, std::string message, std::string suggestion) {
    if (error.message.empty()) error = {offset, std::move(message), std::move(suggestion)};
    return false;
}

bool Checker::needs(const ExpressionNode& node, Type type, const std::string& who) {
    if (node.type == type) return true;
    std::string suggestion;
    if (type == Type::Boolean && textLike(node.type)) suggestion = "Compare it: … = 'text'.";
    if (type == Type::Number && who == "+" && textLike(node.type)) suggestion = "Join texts with concat(one, two).";
    return fail(node, who + " needs " + withArticle(type) + " here, and this is " + withArticle(node.type) + ".",
                suggestion);
}

bool Checker::name(ExpressionNode& node, bool overRows) {
    auto info = scope_.name ? scope_.name(node.name) : std::nullopt;
    if (!info) {
        auto near = nearestName(node.name, scope_.allNames ? scope_.allNames() : std::vector<std::string>{});
        return fail(node, "There is no item " + node.name + " in this template.",
                    near ? "Did you mean ${" + *near + "}?" : "");
    }
    node.type = info->type;
    node.codes = info->codes;
    node.rowsItem = info->rowsItem;
    if (info->type == Type::Unknown) return fail(node, node.name + " has no answer that an expression could read.");
    if (info->type == Type::Rows) {
        node.kind = NodeKind::Rows;
        node.rowsItem = node.name;
        if (!overRows)
            return fail(node, node.name + " is a table of rows and has no single value.",
                        "Use count(${" + node.name + "}).");
    } else if (!info->rowsItem.empty()) {
        node.kind = info->rowsItem == rowsItem_ ? NodeKind::Cell : NodeKind::Column;
        if (node.kind == NodeKind::Column && !overRows)
            return fail(node,
                        node.name + " is asked once in every row of " + info->rowsItem +
                            ", so from here it has no single value.",
                        "Use count(), sum(), min(), max() or mean() of ${" + node.name + "}.");
    }
    if (std::find(out_.reads.begin(), out_.reads.end(), node.name) == out_.reads.end()) out_.reads.push_back(node.name);
    // Whoever reads a column must hear of rows that come and go.
    bool column = node.kind == NodeKind::Column;
    if (column && std::find(out_.reads.begin(), out_.reads.end(), node.rowsItem) == out_.reads.end())
        out_.reads.push_back(node.rowsItem);
    return true;
}

bool Checker::chain(ExpressionNode& node) {
    if (!check(*node.children[0])) return false;
    Type left = node.children[0]->type;
    for (std::size_t i = 1; i < node.children.size(); ++i) {
        auto& child = *node.children[i];
        auto op = node.operators[i - 1];
        if (!check(child)) return false;
        Type right = child.type;
        bool plus = op == Operator::Add, minus = op == Operator::Subtract;
        bool moment = left == Type::Date || left == Type::Time;
        if (left == Type::Number && right == Type::Number) continue;
        if ((plus || minus) && moment && right == Type::Number) continue;
        if (plus && left == Type::Number && (right == Type::Date || right == Type::Time)) {
            left = right;
            continue;
        }
        if (minus && moment && left == right) {
            left = Type::Number; // days, or minutes
            continue;
        }
        bool leftFits = left == Type::Number || (moment && (plus || minus));
        auto& wrong = i == 1 && !leftFits ? *node.children[0] : child;
        std::string suggestion;
        if (plus && (textLike(left) || textLike(right)))
            suggestion = "Join texts with concat(one, two).";
        else if (wrong.textLiteral())
            suggestion = unquoted(wrong);
        return fail(wrong, sign(op) + " cannot join " + withArticle(left) + " and " + withArticle(right) + ".",
                    suggestion);
    }
    node.type = left;
    return true;
}

bool Checker::compare(ExpressionNode& node) {
    auto op = node.operators[0];
    bool equality = op == Operator::Equal || op == Operator::NotEqual;
    for (int i : {0, 1})
        if (equality && node.children[1 - i]->emptyLiteral()) return empty(node, i);
    auto &left = *node.children[0], &right = *node.children[1];
    if (!check(left) || !check(right)) return false;
    node.type = Type::Boolean;
    if (left.type == Type::Codes || right.type == Type::Codes) {
        auto& many = left.type == Type::Codes ? left : right;
        return fail(many, "Several codes can be chosen here, so they cannot be compared with " + sign(op) + ".",
                    "Use selected(${" + many.name + "}, 'code').");
    }
    bool same = left.type == right.type || (textLike(left.type) && textLike(right.type));
    if (!same) {
        auto& wrong = left.textLiteral() ? left : right;
        std::string suggestion = wrong.textLiteral() ? unquoted(wrong) : "";
        if (wrong.textLiteral() && (left.type == Type::Boolean || right.type == Type::Boolean))
            suggestion = "Compare it with true() or false().";
        return fail(wrong,
                    sign(op) + " cannot compare " + withArticle(left.type) + " with " + withArticle(right.type) + ".",
                    suggestion);
    }
    if (!equality && !hasOrder(left.type)) {
        return fail(node,
                    "With " + sign(op) + " numbers, dates and times can be compared, and this is " +
                        withArticle(left.type) + ".",
                    left.type == Type::Boolean ? "Use = or !=." : "Use = or !=, or number(…) if it holds a number.");
    }
    return knownCode(left, right) && knownCode(right, left);
}

bool Checker::empty(ExpressionNode& node, int asked) {
    auto& one = *node.children[asked];
    if (!(one.kind == NodeKind::Item ? name(one, true) : check(one))) return false;
    if (one.kind == NodeKind::Rows || one.kind == NodeKind::Column)
        return fail(one, "Only a single answer can be compared with ''.", "Use count(${" + one.name + "}) = 0.");
    if (asked == 1) std::swap(node.children[0], node.children[1]);
    node.children.pop_back();
    node.kind = NodeKind::Empty;
    node.type = Type::Boolean;
    return true;
}

bool Checker::knownCode(const ExpressionNode& item, const ExpressionNode& literal) {
    if (item.codes.empty() || !literal.textLiteral() || literal.emptyLiteral()) return true;
    auto& code = std::get<std::string>(literal.constant);
    if (std::find(item.codes.begin(), item.codes.end(), code) != item.codes.end()) return true;
    auto near = nearestName(code, item.codes);
    return fail(literal, "The code '" + code + "' is not one of " + item.name + ".",
                near ? "Did you mean '" + *near + "'?" : "");
}

std::variant<CheckedExpression, ExpressionError> check(ExpressionNode& root, const ExpressionScope& scope,
                                                       std::optional<ExpressionType> wanted) {
    CheckedExpression out;
    Checker checker(scope, out);
    if (!checker.check(root) || !checker.result(root, wanted)) return checker.error;
    out.type = wanted ? *wanted : root.type;
    return out;
}

} // namespace trellis::detail
