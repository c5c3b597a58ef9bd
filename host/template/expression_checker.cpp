#include "template/expression_functions.hpp"

#include "template/nearest_name.hpp"

#include <algorithm>
#include <charconv>

namespace trellis::detail {

namespace {

using Type = ExpressionType;

bool single(Type type) { return type != Type::Rows && type != Type::Unknown && type != Type::Codes; }
bool textLike(Type type) { return type == Type::Text || type == Type::Code; }
bool ordered(Type type) { return type == Type::Number || type == Type::Date || type == Type::Time; }

std::string sign(Operator op) {
    switch (op) {
    case Operator::Add: return "+";
    case Operator::Subtract: return "-";
    case Operator::Multiply: return "*";
    case Operator::Divide: return "div";
    case Operator::Modulo: return "mod";
    case Operator::Equal: return "=";
    case Operator::NotEqual: return "!=";
    case Operator::Less: return "<";
    case Operator::LessEqual: return "<=";
    case Operator::Greater: return ">";
    default: return ">=";
    }
}

/// "a number", "an item of …": types with their article.
std::string a(Type type) {
    switch (type) {
    case Type::Boolean: return "a yes-or-no answer";
    case Type::Codes: return "several codes";
    case Type::Rows: return "a table of rows";
    case Type::Unknown: return "nothing that can be worked with";
    default: return "a " + words(type);
    }
}

/// Walks the tree once. Every `bool` is "no error so far"; the first error ends the walk.
class Checker {
public:
    Checker(const ExpressionScope& scope, CheckedExpression& out)
        : scope_(scope), rowsItem_(scope.rowsItem), self_(scope.self), out_(out) {}

    bool check(ExpressionNode& node) {
        switch (node.kind) {
        case NodeKind::Constant: return true;
        case NodeKind::Self:
            if (self_ == Type::Unknown)
                return fail(node, "A point stands for this answer, and there is none here.", "Name the item: ${item.id}.");
            node.type = self_;
            return true;
        case NodeKind::Item: return name(node, false);
        case NodeKind::And:
        case NodeKind::Or:
            for (auto& child : node.children)
                if (!check(*child) || !needs(*child, Type::Boolean, std::string(node.kind == NodeKind::And ? "and" : "or"))) return false;
            node.type = Type::Boolean;
            return true;
        case NodeKind::Negate:
            if (!check(*node.children[0]) || !needs(*node.children[0], Type::Number, "-")) return false;
            node.type = Type::Number;
            return true;
        case NodeKind::Chain: return chain(node);
        case NodeKind::Compare: return compare(node);
        case NodeKind::Call: return call(node);
        default: return true;
        }
    }

    /// The whole expression against what its place needs; a text may fill a code and the other way round.
    bool result(ExpressionNode& root, std::optional<Type> wanted) {
        if (root.type == Type::Rows) return fail(root, "A table of rows has no value of its own.", "Use count(${…}) or sum(${….cell}).");
        if (!wanted) return true;
        if (root.emptyLiteral()) {
            root.constant = Missing{};
            root.type = *wanted;
        }
        if (root.type == *wanted || (textLike(root.type) && textLike(*wanted))) return true;
        return fail(root, "This place needs " + a(*wanted) + ", and the expression gives " + a(root.type) + ".",
                    *wanted == Type::Boolean ? "Compare it with something, or ask answered(…)." : "");
    }

    ExpressionError error;

private:
    bool fail(std::size_t offset, std::string message, std::string suggestion = "") {
        if (error.message.empty()) error = {offset, std::move(message), std::move(suggestion)};
        return false;
    }
    bool fail(const ExpressionNode& node, std::string message, std::string suggestion = "") {
        return fail(node.offset, std::move(message), std::move(suggestion));
    }

    bool needs(const ExpressionNode& node, Type type, const std::string& who) {
        if (node.type == type) return true;
        std::string suggestion;
        if (type == Type::Boolean && textLike(node.type)) suggestion = "Compare it: … = 'text'.";
        if (type == Type::Number && who == "+" && textLike(node.type)) suggestion = "Join texts with concat(one, two).";
        return fail(node, who + " needs " + a(type) + " here, and this is " + a(node.type) + ".", suggestion);
    }

    bool name(ExpressionNode& node, bool overRows) {
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
                return fail(node, node.name + " is a table of rows and has no single value.", "Use count(${" + node.name + "}).");
        } else if (!info->rowsItem.empty()) {
            node.kind = info->rowsItem == rowsItem_ ? NodeKind::Cell : NodeKind::Column;
            if (node.kind == NodeKind::Column && !overRows)
                return fail(node, node.name + " is asked once in every row of " + info->rowsItem + ", so from here it has no single value.",
                            "Use count(), sum(), min(), max() or mean() of ${" + node.name + "}.");
        }
        if (std::find(out_.reads.begin(), out_.reads.end(), node.name) == out_.reads.end()) out_.reads.push_back(node.name);
        // Whoever reads a column must hear of rows that come and go.
        bool column = node.kind == NodeKind::Column;
        if (column && std::find(out_.reads.begin(), out_.reads.end(), node.rowsItem) == out_.reads.end())
            out_.reads.push_back(node.rowsItem);
        return true;
    }

    bool chain(ExpressionNode& node) {
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
            if (plus && (textLike(left) || textLike(right))) suggestion = "Join texts with concat(one, two).";
            else if (wrong.textLiteral()) suggestion = unquoted(wrong);
            return fail(wrong, sign(op) + " cannot join " + a(left) + " and " + a(right) + ".", suggestion);
        }
        node.type = left;
        return true;
    }

    static std::string unquoted(const ExpressionNode& literal) {
        auto& text = std::get<std::string>(literal.constant);
        double number = 0;
        auto read = std::from_chars(text.data(), text.data() + text.size(), number);
        if (read.ec == std::errc{} && read.ptr == text.data() + text.size()) return "Write " + text + " without quotation marks.";
        if (Date::fromIso(text)) return "Write date('" + text + "').";
        if (TimeOfDay::fromText(text)) return "Write time('" + text + "').";
        return "";
    }

    bool compare(ExpressionNode& node) {
        auto op = node.operators[0];
        bool equality = op == Operator::Equal || op == Operator::NotEqual;
        for (int i : {0, 1}) {
            if (!equality || !node.children[1 - i]->emptyLiteral()) continue;
            // x = '' asks whether x is answered, whatever its type (ruling E1).
            auto& asked = *node.children[i];
            if (!(asked.kind == NodeKind::Item ? name(asked, true) : check(asked))) return false;
            if (asked.kind == NodeKind::Rows || asked.kind == NodeKind::Column)
                return fail(asked, "Only a single answer can be compared with ''.", "Use count(${" + asked.name + "}) = 0.");
            if (i == 1) std::swap(node.children[0], node.children[1]);
            node.children.pop_back();
            node.kind = NodeKind::Empty;
            node.type = Type::Boolean;
            return true;
        }
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
            if (wrong.textLiteral() && (left.type == Type::Boolean || right.type == Type::Boolean)) suggestion = "Compare it with true() or false().";
            return fail(wrong, sign(op) + " cannot compare " + a(left.type) + " with " + a(right.type) + ".", suggestion);
        }
        if (!equality && !ordered(left.type)) {
            return fail(node, "With " + sign(op) + " numbers, dates and times can be compared, and this is " + a(left.type) + ".",
                        left.type == Type::Boolean ? "Use = or !=." : "Use = or !=, or number(…) if it holds a number.");
        }
        return knownCode(left, right) && knownCode(right, left);
    }

    /// A misspelt 'U5O' would silently never be chosen.
    bool knownCode(const ExpressionNode& item, const ExpressionNode& literal) {
        if (item.codes.empty() || !literal.textLiteral() || literal.emptyLiteral()) return true;
        auto& code = std::get<std::string>(literal.constant);
        if (std::find(item.codes.begin(), item.codes.end(), code) != item.codes.end()) return true;
        auto near = nearestName(code, item.codes);
        return fail(literal, "The code '" + code + "' is not one of " + item.name + ".", near ? "Did you mean '" + *near + "'?" : "");
    }

    bool call(ExpressionNode& node) {
        auto* function = findFunction(node.name);
        if (!function) return fail(node, "There is no function " + node.name + "().", suggestFunction(node.name));
        node.function = function;
        auto given = static_cast<int>(node.children.size());
        if (given < function->least || given > function->most)
            return fail(node, node.name + "() has " + (given < function->least ? "too few" : "too many") + " parts in its parentheses.",
                        "Write " + std::string(function->usage) + ".");
        node.type = function->result;
        auto& parts = node.children;
        switch (function->form) {
        case FunctionForm::Today: out_.readsToday = true; return true;
        case FunctionForm::True:
        case FunctionForm::False: return true;
        case FunctionForm::Not: return check(*parts[0]) && needs(*parts[0], Type::Boolean, "not()");
        case FunctionForm::If:
            if (!check(*parts[0]) || !needs(*parts[0], Type::Boolean, "if()")) return false;
            return unify(node, 1);
        case FunctionForm::Coalesce: return unify(node, 0);
        case FunctionForm::Answered:
            if (parts[0]->kind != NodeKind::Item) return check(*parts[0]);
            if (!name(*parts[0], true)) return false;
            return parts[0]->kind != NodeKind::Column || fail(*parts[0], "From here this cell has no single answer.", "Use count(${" + parts[0]->name + "}) > 0.");
        case FunctionForm::Concat:
            for (auto& part : parts)
                if (!check(*part)) return false;
            return true;
        case FunctionForm::Selected:
        case FunctionForm::CountSelected:
            if (!check(*parts[0])) return false;
            if (parts[0]->type != Type::Codes && parts[0]->type != Type::Code)
                return fail(*parts[0], node.name + "() needs an item with codes to choose from, and this is " + a(parts[0]->type) + ".");
            if (parts.size() == 1) return true;
            if (!check(*parts[1])) return false;
            if (!textLike(parts[1]->type))
                return fail(*parts[1], "selected() needs a code here, and this is " + a(parts[1]->type) + ".", "Write the code in quotation marks.");
            return knownCode(*parts[0], *parts[1]);
        case FunctionForm::Regex: return regex(node);
        case FunctionForm::Count: return overRows(node, true);
        case FunctionForm::CountIf: return countIf(node);
        case FunctionForm::Sum:
        case FunctionForm::Mean:
            return overRows(node, false) && needs(*parts[0], Type::Number, node.name + "()");
        case FunctionForm::Least:
        case FunctionForm::Greatest: return extreme(node);
        case FunctionForm::Strict: return strict(node);
        }
        return true;
    }

    /// The common type of the parts from `from` on. '' fits every type and then means "no answer".
    bool unify(ExpressionNode& node, std::size_t from) {
        Type common = Type::Unknown;
        for (auto i = from; i < node.children.size(); ++i) {
            auto& part = *node.children[i];
            if (!check(part)) return false;
            if (part.emptyLiteral()) continue;
            if (common == Type::Unknown || common == part.type) common = part.type;
            else if (textLike(common) && textLike(part.type)) common = Type::Text;
            else
                return fail(part, node.name + "() gives " + a(common) + " in one case and " + a(part.type) + " in another.",
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

    bool regex(ExpressionNode& node) {
        auto &text = *node.children[0], &pattern = *node.children[1];
        if (!check(text)) return false;
        if (!textLike(text.type)) return fail(text, "regex() needs a text here, and this is " + a(text.type) + ".", "Use string(…) around it.");
        if (!pattern.textLiteral()) return fail(pattern, "The pattern of regex() must be written out as a text.", "Write regex(${item}, 'pattern').");
        auto compiled = TextPattern::compile(std::get<std::string>(pattern.constant));
        if (auto* wrong = std::get_if<PatternError>(&compiled))
            return fail(pattern.offset + 1 + wrong->offset, wrong->message + ".");
        node.pattern = std::get<TextPattern>(std::move(compiled));
        return true;
    }

    /// The first part is a column seen from outside, or, with `rowsToo`, a rows item.
    bool overRows(ExpressionNode& node, bool rowsToo) {
        auto& part = *node.children[0];
        if (part.kind == NodeKind::Item && !name(part, true)) return false;
        if (part.kind == NodeKind::Column || (rowsToo && part.kind == NodeKind::Rows)) return true;
        std::string usage = "Write " + std::string(node.function->usage) + ".";
        if (part.kind == NodeKind::Cell)
            return fail(part, "In its own row " + part.name + " has one value, and " + node.name + "() works over all rows.", "Calculate it outside the rows.");
        if (part.kind == NodeKind::Rows) return fail(part, node.name + "() works over one cell of the rows, not the rows as a whole.", usage);
        if (!part.name.empty() && node.name == "count" && (part.type == Type::Codes || part.type == Type::Code))
            return fail(part, "count() works over rows.", "Use count-selected(${" + part.name + "}).");
        return fail(part, node.name + "() works over the rows of a table, and this is not one of its cells.", usage);
    }

    bool countIf(ExpressionNode& node) {
        auto& rows = *node.children[0];
        if (rows.kind != NodeKind::Item || !name(rows, true) || rows.kind != NodeKind::Rows)
            return fail(rows, "count-if() needs a table of rows first.", "Write count-if(${rows}, condition).");
        // Within the condition the cells of these rows mean the row that is being looked at.
        std::string outer = std::exchange(rowsItem_, rows.name);
        bool good = check(*node.children[1]) && needs(*node.children[1], Type::Boolean, "count-if()");
        rowsItem_ = std::move(outer);
        return good;
    }

    bool extreme(ExpressionNode& node) {
        auto& parts = node.children;
        for (auto& part : parts) {
            bool column = false;
            if (parts.size() == 1 && part->kind == NodeKind::Item) {
                if (!name(*part, true)) return false;
                column = part->kind == NodeKind::Column;
            }
            if (!column && part->kind != NodeKind::Cell && part->kind != NodeKind::Rows && !check(*part)) return false;
            if (!ordered(part->type))
                return fail(*part, node.name + "() needs numbers, dates or times, and this is " + a(part->type) + ".");
            if (part->type != parts[0]->type)
                return fail(*part, node.name + "() cannot compare " + a(parts[0]->type) + " with " + a(part->type) + ".");
        }
        node.type = parts[0]->type;
        return true;
    }

    bool strict(ExpressionNode& node) {
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
                if (!textLike(type)) return fail(part, node.name + "() needs a text here, and this is " + a(type) + ".", single(type) ? "Use string(…) around it." : "");
                break;
            case 'e':
                if (type != Type::Text && type != Type::Date) return fail(part, "date() needs a text such as '2025-09-16', and this is " + a(type) + ".");
                if (part.textLiteral() && !Date::fromIso(std::get<std::string>(part.constant)))
                    return fail(part, "This is not a date.", "Write year, month and day: date('2025-09-16').");
                break;
            case 'f':
                if (type != Type::Text && type != Type::Time) return fail(part, "time() needs a text such as '10:05', and this is " + a(type) + ".");
                if (part.textLiteral() && !TimeOfDay::fromText(std::get<std::string>(part.constant)))
                    return fail(part, "This is not a time of day.", "Write hours and minutes: time('10:05').");
                break;
            case 'w':
                if (type != Type::Number && type != Type::Boolean && !textLike(type))
                    return fail(part, "number() cannot make a number of " + a(type) + ".");
                break;
            default: break; // 'v': anything that has a value
            }
        }
        return true;
    }

    const ExpressionScope& scope_;
    std::string rowsItem_;
    Type self_;
    CheckedExpression& out_;
};

} // namespace

std::variant<CheckedExpression, ExpressionError> check(ExpressionNode& root, const ExpressionScope& scope,
                                                       std::optional<ExpressionType> wanted) {
    CheckedExpression out;
    Checker checker(scope, out);
    if (!checker.check(root) || !checker.result(root, wanted)) return checker.error;
    out.type = wanted ? *wanted : root.type;
    return out;
}

} // namespace trellis::detail
