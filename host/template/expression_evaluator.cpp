#include "template/expression_functions.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace trellis::detail {

namespace {

const Value kUnknown{Missing{}};

/// Answered in the sense of ruling E1: an empty text and an empty choice are no answer.
bool isAnswer(const Value& value) {
    if (auto* text = std::get_if<std::string>(&value)) return !text->empty();
    if (auto* codes = std::get_if<Codes>(&value)) return !codes->empty();
    if (auto* code = std::get_if<Code>(&value)) return !code->code.empty();
    return !std::holds_alternative<Missing>(value);
}

/// Answers come from files too: what is not of the type the template promises is unknown, never misread.
bool fits(const Value& value, ExpressionType type) {
    switch (type) {
    case ExpressionType::Boolean:
        return std::holds_alternative<bool>(value);
    case ExpressionType::Number:
        return std::holds_alternative<double>(value) && std::isfinite(std::get<double>(value));
    case ExpressionType::Text:
        return std::holds_alternative<std::string>(value);
    case ExpressionType::Code:
        return std::holds_alternative<Code>(value);
    case ExpressionType::Codes:
        return std::holds_alternative<Codes>(value);
    case ExpressionType::Date:
        return std::holds_alternative<Date>(value);
    case ExpressionType::Time:
        return std::holds_alternative<TimeOfDay>(value);
    default:
        return false;
    }
}

class Evaluator {
public:
    explicit Evaluator(const EvaluationFrame& frame)
        : frame_(frame) {}

    const Value& value(const ExpressionNode& node, Value& scratch) const {
        switch (node.kind) {
        case NodeKind::Constant:
            return node.constant;
        case NodeKind::Self:
            return typed(*frame_.self, node.type);
        case NodeKind::Item:
            return typed(frame_.context.value(node.name), node.type);
        case NodeKind::Cell:
            return typed(frame_.context.cell(node.name, *frame_.row), node.type);
        case NodeKind::Column:
        case NodeKind::Rows:
            return kUnknown; // only meant for the functions over rows
        case NodeKind::And:
            return scratch = all(node, false);
        case NodeKind::Or:
            return scratch = all(node, true);
        case NodeKind::Negate: {
            auto& one = value(*node.children[0], scratch);
            auto* number = std::get_if<double>(&one);
            return scratch = number ? finite(-*number) : Value(Missing{});
        }
        case NodeKind::Chain:
            return scratch = chain(node);
        case NodeKind::Compare:
            return scratch = compare(node);
        case NodeKind::Empty: {
            Value inner;
            bool empty = !isAnswer(value(*node.children[0], inner));
            return scratch = empty == (node.operators[0] == Operator::Equal);
        }
        case NodeKind::Call:
            return call(node, scratch);
        }
        return kUnknown;
    }

private:
    static const Value& typed(const Value& value, ExpressionType type) { return fits(value, type) ? value : kUnknown; }

    std::optional<bool> truth(const ExpressionNode& node) const {
        Value scratch;
        auto* yes = std::get_if<bool>(&value(node, scratch));
        return yes ? std::optional(*yes) : std::nullopt;
    }

    /// Kleene's `and` (decisive = false) and `or` (decisive = true): one decisive part settles it, else unknown wins.
    Value all(const ExpressionNode& node, bool decisive) const {
        bool unknown = false;
        for (auto& child : node.children) {
            auto one = truth(*child);
            if (!one)
                unknown = true;
            else if (*one == decisive)
                return decisive;
        }
        if (unknown) return Missing{};
        return !decisive;
    }

    Value chain(const ExpressionNode& node) const {
        Value first, second;
        Value left = value(*node.children[0], first);
        for (std::size_t i = 1; i < node.children.size(); ++i) {
            if (std::holds_alternative<Missing>(left)) return Missing{};
            left = joined(left, node.operators[i - 1], value(*node.children[i], second));
        }
        return left;
    }

    static Value joined(const Value& left, Operator op, const Value& right) {
        auto* a = std::get_if<double>(&left);
        auto* b = std::get_if<double>(&right);
        double sign = op == Operator::Subtract ? -1 : 1;
        if (a && b) {
            switch (op) {
            case Operator::Add:
                return finite(*a + *b);
            case Operator::Subtract:
                return finite(*a - *b);
            case Operator::Multiply:
                return finite(*a * *b);
            case Operator::Divide:
                return finite(*a / *b); // by zero: not finite, so unknown (E3)
            case Operator::Modulo:
                return finite(std::fmod(*a, *b));
            default:
                return Missing{};
            }
        }
        auto* day = std::get_if<Date>(&left);
        auto* time = std::get_if<TimeOfDay>(&left);
        if (day && b) return dateOrUnknown(day->days() + sign * *b);
        if (time && b) return timeOrUnknown(time->minutes + sign * *b);
        auto* otherDay = std::get_if<Date>(&right);
        auto* otherTime = std::get_if<TimeOfDay>(&right);
        if (a && otherDay) return dateOrUnknown(otherDay->days() + *a);
        if (a && otherTime) return timeOrUnknown(otherTime->minutes + *a);
        if (day && otherDay) return static_cast<double>(*day - *otherDay);
        if (time && otherTime) return static_cast<double>(time->minutes - otherTime->minutes);
        return Missing{};
    }

    Value compare(const ExpressionNode& node) const {
        Value first, second;
        auto& left = value(*node.children[0], first);
        auto& right = value(*node.children[1], second);
        if (std::holds_alternative<Missing>(left) || std::holds_alternative<Missing>(right)) return Missing{};
        return compared(left, node.operators[0], right);
    }

    /// Both answered and, thanks to the checker, of types that can be compared.
    static bool compared(const Value& left, Operator op, const Value& right) {
        if (auto* a = std::get_if<double>(&left)) return ordered(*a, std::get<double>(right), op);
        if (auto* a = std::get_if<Date>(&left)) return ordered(*a, std::get<Date>(right), op);
        if (auto* a = std::get_if<TimeOfDay>(&left)) return ordered(*a, std::get<TimeOfDay>(right), op);
        if (auto* a = std::get_if<bool>(&left)) return ordered(*a, std::get<bool>(right), op);
        return ordered(textView(left), textView(right), op);
    }

    template <typename T> static bool ordered(const T& a, const T& b, Operator op) {
        switch (op) {
        case Operator::Equal:
            return a == b;
        case Operator::NotEqual:
            return !(a == b);
        case Operator::Less:
            return a < b;
        case Operator::LessEqual:
            return a < b || a == b;
        case Operator::Greater:
            return b < a;
        default:
            return b < a || a == b;
        }
    }

    /// if() and coalesce() may join a code with a text; the result is a text then.
    static const Value& unified(const Value& one, ExpressionType type, Value& scratch) {
        if (type == ExpressionType::Text && std::holds_alternative<Code>(one)) {
            std::string text = std::get<Code>(one).code;
            return scratch = std::move(text);
        }
        return one;
    }

    const Value& call(const ExpressionNode& node, Value& scratch) const {
        auto& parts = node.children;
        switch (node.function->form) {
        case FunctionForm::True:
            return scratch = true;
        case FunctionForm::False:
            return scratch = false;
        case FunctionForm::Today:
            return scratch = frame_.context.today();
        case FunctionForm::Not: {
            auto one = truth(*parts[0]);
            return scratch = one ? Value(!*one) : Value(Missing{});
        }
        case FunctionForm::If: {
            auto condition = truth(*parts[0]);
            if (!condition) return kUnknown;
            return unified(value(*parts[*condition ? 1 : 2], scratch), node.type, scratch);
        }
        case FunctionForm::Coalesce:
            for (auto& part : parts) {
                auto& one = value(*part, scratch);
                if (isAnswer(one)) return unified(one, node.type, scratch);
            }
            return kUnknown;
        case FunctionForm::Answered:
            if (parts[0]->kind == NodeKind::Rows) return scratch = !frame_.context.rows(parts[0]->name).empty();
            return scratch = isAnswer(value(*parts[0], scratch));
        case FunctionForm::Concat: {
            std::string all;
            Value inner;
            for (auto& part : parts) all += asText(value(*part, inner));
            return scratch = std::move(all);
        }
        case FunctionForm::Selected: {
            Value first, second;
            auto& answer = value(*parts[0], first);
            auto& code = value(*parts[1], second);
            if (!isAnswer(answer) || !isAnswer(code)) return kUnknown;
            auto wanted = textView(code);
            auto* codes = std::get_if<Codes>(&answer);
            return scratch = codes ? std::find(codes->begin(), codes->end(), wanted) != codes->end()
                                   : textView(answer) == wanted;
        }
        case FunctionForm::CountSelected: {
            Value inner;
            auto& answer = value(*parts[0], inner);
            if (!isAnswer(answer)) return kUnknown;
            auto* codes = std::get_if<Codes>(&answer);
            return scratch = codes ? static_cast<double>(codes->size()) : 1.0;
        }
        case FunctionForm::Regex: {
            Value inner;
            auto& text = value(*parts[0], inner);
            if (std::holds_alternative<Missing>(text)) return kUnknown;
            auto matched = node.pattern->matches(textView(text));
            return scratch = matched ? Value(*matched) : Value(Missing{});
        }
        case FunctionForm::Count:
            return scratch = count(*parts[0]);
        case FunctionForm::CountIf:
            return scratch = countIf(node);
        case FunctionForm::Sum:
        case FunctionForm::Mean:
            return scratch = total(*parts[0], node.function->form == FunctionForm::Mean);
        case FunctionForm::Least:
        case FunctionForm::Greatest:
            return scratch = extreme(node);
        case FunctionForm::Strict:
            return scratch = strict(node);
        }
        return kUnknown;
    }

    Value strict(const ExpressionNode& node) const {
        std::array<Value, 3> scratch;
        std::array<const Value*, 3> arguments{};
        for (std::size_t i = 0; i < node.children.size(); ++i) {
            arguments[i] = &value(*node.children[i], scratch[i]);
            if (std::holds_alternative<Missing>(*arguments[i])) return Missing{};
        }
        return node.function->work({arguments.data(), node.children.size()});
    }

    template <typename Visit> void eachCell(const ExpressionNode& column, Visit visit) const {
        for (auto& row : frame_.context.rows(column.rowsItem)) {
            auto& cell = typed(frame_.context.cell(column.name, row.id), column.type);
            if (isAnswer(cell)) visit(cell);
        }
    }

    Value count(const ExpressionNode& over) const {
        if (over.kind == NodeKind::Rows) return static_cast<double>(frame_.context.rows(over.name).size());
        double number = 0;
        eachCell(over, [&](const Value&) { ++number; });
        return number;
    }

    /// Rows of which the condition is unknown are not counted, as count() skips unanswered cells.
    Value countIf(const ExpressionNode& node) const {
        double number = 0;
        for (auto& row : frame_.context.rows(node.children[0]->name)) {
            Evaluator inRow({frame_.context, &row.id, frame_.self});
            number += inRow.truth(*node.children[1]).value_or(false);
        }
        return number;
    }

    Value total(const ExpressionNode& column, bool mean) const {
        double sum = 0, number = 0;
        eachCell(column, [&](const Value& cell) {
            sum += std::get<double>(cell);
            ++number;
        });
        if (number == 0) return Missing{};
        return finite(mean ? sum / number : sum);
    }

    /// Over a column unanswered cells are skipped; of several values one unknown makes the result unknown (E2).
    Value extreme(const ExpressionNode& node) const {
        bool least = node.function->form == FunctionForm::Least;
        Value best;
        auto consider = [&](const Value& one) {
            bool first = std::holds_alternative<Missing>(best);
            if (first || compared(one, least ? Operator::Less : Operator::Greater, best)) best = one;
        };
        if (node.children[0]->kind == NodeKind::Column) {
            eachCell(*node.children[0], consider);
            return best;
        }
        for (auto& child : node.children) {
            Value inner;
            auto& one = value(*child, inner);
            if (std::holds_alternative<Missing>(one)) return Missing{};
            consider(one);
        }
        return best;
    }

    const EvaluationFrame frame_;
};

} // namespace

const Value& evaluate(const ExpressionNode& node, const EvaluationFrame& frame, Value& scratch) {
    return Evaluator(frame).value(node, scratch);
}

} // namespace trellis::detail
