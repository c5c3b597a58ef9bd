#include "template/expression_lexer.hpp"

#include <charconv>
#include <cmath>

namespace trellis::detail {

namespace {

// The classic functions ask the locale; these never do.
bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool isItemChar(char c) { return isLetter(c) || isDigit(c) || c == '-' || c == '.' || c == ':'; }

/// What people type who come from another language, and what it is called here.
struct Habit {
    std::string_view typed, message, suggestion;
};
constexpr Habit kHabits[] = {
    {"==", "Two equal signs are not used here.", "Write = with one sign."},
    {"<>", "This sign is not used here.", "Write != for \"is not\"."},
    {"&&", "This sign is not used here.", "Write and."},
    {"||", "This sign is not used here.", "Write or."},
    {"!", "An exclamation mark alone is not used here.", "Write not(…)."},
    {"/", "A slash is not used to divide.", "Write div."},
    {"%", "A percent sign is not used for the remainder.", "Write mod."},
    {"&", "This sign is not used here.", "Write and, or concat(…) to join texts."},
    {"[", "Square brackets are not used here.", "To count some rows, write count-if(${rows}, condition)."},
    {"\xE2\x80\x98", "This is a curly quotation mark.", "Write a straight one: '"},
    {"\xE2\x80\x99", "This is a curly quotation mark.", "Write a straight one: '"},
    {"\xE2\x80\x9C", "This is a curly quotation mark.", "Write a straight one: \""},
    {"\xE2\x80\x9D", "This is a curly quotation mark.", "Write a straight one: \""},
    {"\xE2\x89\xA4", "This sign is not used here.", "Write <= for \"at most\"."},
    {"\xE2\x89\xA5", "This sign is not used here.", "Write >= for \"at least\"."},
    {"\xE2\x88\x92", "This is a typographic minus.", "Write a plain one: -"},
    {"\xE2\x80\x93", "This is a dash.", "Write a plain minus: -"},
};

ExpressionError strange(std::string_view text, std::size_t at) {
    for (auto& habit : kHabits)
        if (text.substr(at).starts_with(habit.typed))
            return {at, std::string(habit.message), std::string(habit.suggestion)};
    auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x21 || byte > 0x7E) return {at, "There is a character here that means nothing in an expression.", ""};
    return {at, std::string("The character ") + text[at] + " means nothing in an expression.", ""};
}

} // namespace

std::variant<std::vector<Token>, ExpressionError> tokens(std::string_view text) {
    std::vector<Token> out;
    std::size_t at = 0;
    while (true) {
        while (at < text.size() && isSpace(text[at])) ++at;
        auto start = at;
        if (at == text.size()) {
            out.push_back({TokenKind::End, at, "", 0});
            return out;
        }
        char c = text[at];
        char next = at + 1 < text.size() ? text[at + 1] : '\0';
        if (isDigit(c) || (c == '.' && isDigit(next))) {
            while (at < text.size() && isDigit(text[at])) ++at;
            if (at < text.size() && text[at] == '.') ++at;
            while (at < text.size() && isDigit(text[at])) ++at;
            double number = 0;
            auto read = std::from_chars(text.data() + start, text.data() + at, number);
            if (read.ec != std::errc{} && read.ec != std::errc::result_out_of_range)
                return ExpressionError{start, "This is not a number.", ""};
            if (read.ec == std::errc::result_out_of_range || !std::isfinite(number))
                return ExpressionError{start, "This number is too large or too small to work with.", ""};
            out.push_back({TokenKind::Number, start, std::string(text.substr(start, at - start)), number});
        } else if (c == '\'' || c == '"') {
            auto end = text.find(c, at + 1);
            if (end == std::string_view::npos)
                return ExpressionError{start, "A text begins here and does not end.",
                                       std::string("Add the closing ") + c};
            out.push_back({TokenKind::Text, start, std::string(text.substr(at + 1, end - at - 1)), 0});
            at = end + 1;
        } else if (c == '$') {
            if (next != '{')
                return ExpressionError{start, "A dollar sign is followed by a name in braces.", "Write ${item.id}."};
            at += 2;
            while (at < text.size() && isItemChar(text[at])) ++at;
            if (at == text.size() || text[at] != '}' || at == start + 2)
                return ExpressionError{start, "The name of an item begins here and does not end.", "Write ${item.id}."};
            out.push_back({TokenKind::Item, start, std::string(text.substr(start + 2, at - start - 2)), 0});
            ++at;
        } else if (isLetter(c)) {
            while (at < text.size() && (isLetter(text[at]) || isDigit(text[at]) || text[at] == '-')) ++at;
            out.push_back({TokenKind::Name, start, std::string(text.substr(start, at - start)), 0});
        } else if (c == '(' || c == ')' || c == ',' || c == '.') {
            auto kind = c == '('   ? TokenKind::Open
                        : c == ')' ? TokenKind::Close
                        : c == ',' ? TokenKind::Comma
                                   : TokenKind::Self;
            out.push_back({kind, start, std::string(1, c), 0});
            ++at;
        } else {
            std::string_view two = text.substr(at, 2);
            std::size_t length = two == "<=" || two == ">=" || two == "!=" ? 2 : 0;
            if (length == 0 && two != "==" && two != "<>" &&
                std::string_view("+-*=<>").find(c) != std::string_view::npos)
                length = 1;
            if (length == 0) return strange(text, at);
            out.push_back({TokenKind::Operator, start, std::string(text.substr(at, length)), 0});
            at += length;
        }
    }
}

} // namespace trellis::detail
