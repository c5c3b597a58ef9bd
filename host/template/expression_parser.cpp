#include "template/expression_lexer.hpp"
#include "template/expression_node.hpp"

#include "text/code_points.hpp"

namespace trellis::detail {

namespace {

/// From loosest to tightest, as in XPath.
constexpr int kOr = 0, kAnd = 1, kEquality = 2, kOrdering = 3, kAdditive = 4, kTightest = 5;

struct Binary {
    std::string_view text;
    int level;
    Operator op;
};
constexpr Binary kBinaries[] = {
    {"or", kOr, Operator::Equal},         {"and", kAnd, Operator::Equal},
    {"=", kEquality, Operator::Equal},    {"!=", kEquality, Operator::NotEqual},
    {"<", kOrdering, Operator::Less},     {"<=", kOrdering, Operator::LessEqual},
    {">", kOrdering, Operator::Greater},  {">=", kOrdering, Operator::GreaterEqual},
    {"+", kAdditive, Operator::Add},      {"-", kAdditive, Operator::Subtract},
    {"*", kTightest, Operator::Multiply}, {"div", kTightest, Operator::Divide},
    {"mod", kTightest, Operator::Modulo},
};

/// Recursive descent. Remembers the first error and from then on returns null.
class Parser {
public:
    explicit Parser(std::vector<Token> tokens)
        : tokens_(std::move(tokens)) {}

    std::variant<NodePtr, ExpressionError> run() {
        if (peek().kind == TokenKind::End) return ExpressionError{0, "There is no expression here.", ""};
        auto root = binary(kOr);
        if (root && peek().kind != TokenKind::End) root = unexpected();
        if (!root) return error_;
        return root;
    }

private:
    const Token& peek(std::size_t ahead = 0) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }
    const Token& take() { return tokens_[at_ < tokens_.size() - 1 ? at_++ : at_]; }

    NodePtr fail(std::size_t offset, std::string message, std::string suggestion = "") {
        if (error_.message.empty()) error_ = {offset, std::move(message), std::move(suggestion)};
        return nullptr;
    }

    static NodePtr node(NodeKind kind, const Token& token) {
        auto out = std::make_unique<ExpressionNode>();
        out->kind = kind;
        out->offset = token.offset;
        out->name = token.text;
        return out;
    }

    const Binary* binaryAt(int level) const {
        auto& token = peek();
        if (token.kind != TokenKind::Operator && token.kind != TokenKind::Name) return nullptr;
        for (auto& one : kBinaries)
            if (one.level == level && one.text == token.text) return &one;
        return nullptr;
    }

    /// What stands where the expression should have ended or gone on with an operator.
    NodePtr unexpected() {
        auto& token = peek();
        switch (token.kind) {
        case TokenKind::End:
            return fail(token.offset, "The expression ends too early: something is missing here.");
        case TokenKind::Close:
            return fail(token.offset, "This parenthesis closes nothing.", "Remove it, or add the opening one.");
        case TokenKind::Comma:
            return fail(token.offset, "A comma can stand only between the parts of a function.");
        case TokenKind::Name:
            for (auto word : {"and", "or", "div", "mod"}) {
                std::string lower = lowerCase(token.text);
                if (lower == word && token.text != word)
                    return fail(token.offset, "The word " + token.text + " is not known here.",
                                "Did you mean " + lower + "?");
            }
            return fail(token.offset, "There is no operator between this and what stands before it.",
                        "Join them with and, or, =, + or another operator.");
        default:
            return fail(token.offset, "There is no operator between this and what stands before it.",
                        "Join them with and, or, =, + or another operator.");
        }
    }

    /// One level of precedence. A long sum becomes one node with many children: wide, not deep.
    NodePtr binary(int level) {
        auto next = [&] { return level == kTightest ? unary() : binary(level + 1); };
        auto left = next();
        if (!left || !binaryAt(level)) return left;
        bool comparison = level == kEquality || level == kOrdering;
        auto all = node(level == kOr    ? NodeKind::Or
                        : level == kAnd ? NodeKind::And
                        : comparison    ? NodeKind::Compare
                                        : NodeKind::Chain,
                        peek());
        all->children.push_back(std::move(left));
        while (auto* found = binaryAt(level)) {
            auto& token = take();
            if (comparison && !all->operators.empty())
                return fail(token.offset, "Comparisons cannot be chained.", "Join two comparisons with and.");
            all->operators.push_back(found->op);
            auto right = next();
            if (!right) return nullptr;
            all->children.push_back(std::move(right));
        }
        return all;
    }

    struct Depth {
        int& depth;
        explicit Depth(int& d)
            : depth(d) {
            ++depth;
        }
        ~Depth() { --depth; }
    };

    NodePtr unary() {
        if (peek().kind == TokenKind::Operator && peek().text == "-") {
            Depth inner(depth_);
            auto& minus = take();
            if (depth_ > kMaxNesting) return tooDeep(minus);
            auto out = node(NodeKind::Negate, minus);
            auto child = unary();
            if (!child) return nullptr;
            out->children.push_back(std::move(child));
            return out;
        }
        return primary();
    }

    NodePtr tooDeep(const Token& token) {
        return fail(token.offset, "This expression is nested too deeply (more than 64 levels).",
                    "Calculate a part of it in an item of its own.");
    }

    NodePtr primary() {
        auto& token = peek();
        switch (token.kind) {
        case TokenKind::Number: {
            auto out = node(NodeKind::Constant, take());
            out->constant = token.number;
            out->type = ExpressionType::Number;
            return out;
        }
        case TokenKind::Text: {
            auto out = node(NodeKind::Constant, take());
            out->constant = token.text;
            out->type = ExpressionType::Text;
            return out;
        }
        case TokenKind::Item:
            return node(NodeKind::Item, take());
        case TokenKind::Self:
            return node(NodeKind::Self, take());
        case TokenKind::Open: {
            Depth inner(depth_);
            take();
            if (depth_ > kMaxNesting) return tooDeep(token);
            auto out = binary(kOr);
            if (out && peek().kind != TokenKind::Close)
                return peek().kind == TokenKind::End ? fail(token.offset, "This parenthesis is not closed.")
                                                     : unexpected();
            take();
            return out;
        }
        case TokenKind::Name:
            return call();
        case TokenKind::Operator:
            return fail(token.offset, "Something is missing before this operator.");
        default:
            return unexpected();
        }
    }

    NodePtr call() {
        auto name = take();
        if (peek().kind != TokenKind::Open) {
            if (name.text == "and" || name.text == "or" || name.text == "div" || name.text == "mod")
                return fail(name.offset, "Something is missing before the word " + name.text + ".");
            return fail(name.offset, "The word " + name.text + " stands alone.",
                        "Write ${" + name.text + "} for an item, '" + name.text + "' for a text, " + name.text +
                            "() for a function.");
        }
        Depth inner(depth_);
        if (depth_ > kMaxNesting) return tooDeep(name);
        take();
        auto out = node(NodeKind::Call, name);
        if (peek().kind != TokenKind::Close) {
            while (true) {
                auto child = binary(kOr);
                if (!child) return nullptr;
                out->children.push_back(std::move(child));
                if (peek().kind != TokenKind::Comma) break;
                take();
            }
        }
        if (peek().kind == TokenKind::End)
            return fail(name.offset, "The parenthesis of " + name.text + "( is not closed.");
        if (peek().kind != TokenKind::Close) return unexpected();
        take();
        return out;
    }

    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    int depth_ = 0;
    ExpressionError error_;
};

} // namespace

std::variant<NodePtr, ExpressionError> parse(std::string_view text) {
    if (codePointCount(text) > kMaxCharacters)
        return ExpressionError{kMaxCharacters, "This expression is too long (more than 4,096 characters).",
                               "Calculate parts of it in items of their own."};
    auto cut = tokens(text);
    if (auto* error = std::get_if<ExpressionError>(&cut)) return *error;
    return Parser(std::get<std::vector<Token>>(std::move(cut))).run();
}

} // namespace trellis::detail
