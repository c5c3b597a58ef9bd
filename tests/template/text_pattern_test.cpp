#include "template/text_pattern.hpp"

#include <catch2/catch_test_macros.hpp>

#include "model/environment.hpp"

using namespace trellis;

namespace {

std::string match(const std::string& pattern, const std::string& text) {
    auto compiled = TextPattern::compile(pattern);
    if (auto* error = std::get_if<PatternError>(&compiled)) return "error at " + std::to_string(error->offset);
    auto matched = std::get<TextPattern>(compiled).matches(text);
    return !matched ? "unknown" : *matched ? "yes" : "no";
}

} // namespace

TEST_CASE("patterns that mean nothing are refused at their place") {
    CHECK(match("(ab", "") == "error at 0");
    CHECK(match("ab)", "") == "error at 2");
    CHECK(match("[ab", "") == "error at 0");
    CHECK(match("*a", "") == "error at 0");
    CHECK(match("a**", "") == "error at 2");
    CHECK(match("a{2", "") == "error at 1");
    CHECK(match("a{3,2}", "") == "error at 1");
    CHECK(match("a{x}", "") == "error at 2");
    CHECK(match("a{1001}", "") == "error at 2");
    CHECK(match("[z-a]", "") == "error at 2");
    CHECK(match("a\\", "") == "error at 1");
    CHECK(match("(?=a)b", "") == "error at 0");
    CHECK(match("(a)\\1", "") == "error at 3");
    CHECK(match("a^b", "") == "error at 1");
}

TEST_CASE("a pattern must match the whole text") {
    CHECK(match("", "") == "yes");
    CHECK(match("", "a") == "no");
    CHECK(match("abc", "abc") == "yes");
    CHECK(match("abc", "abcd") == "no");
    CHECK(match("^abc$", "abc") == "yes");
    CHECK(match("a|b|", "") == "yes");
    CHECK(match("(a|b)*c", "ababc") == "yes");
    CHECK(match("a{2,3}", "a") == "no");
    CHECK(match("a{2,3}", "aaa") == "yes");
    CHECK(match("a{2,}", "aaaaa") == "yes");
    CHECK(match("(ab){2}?", "abab") == "yes");
    CHECK(match("[^0-9]+", "abc") == "yes");
    CHECK(match("[^0-9]+", "ab1") == "no");
    CHECK(match("[]a-]+", "]-a") == "yes");
    CHECK(match("\\d{3}\\s\\w+", "123 a_B") == "yes");
    CHECK(match("[\\d.]+", "1.5") == "yes");
    CHECK(match("\\D\\W\\S", "a b") == "yes");
    CHECK(match("\\(\\.\\)", "(.)") == "yes");
}

TEST_CASE("patterns count code points, and bytes that are no UTF-8 as one each") {
    CHECK(match("d.r", "d\xC5\xB5r") == "yes");
    CHECK(match("[\xC5\xB4-\xC5\xB7]", "\xC5\xB5") == "yes");
    CHECK(match("..", "\xF0\x9F\x99\x82!") == "yes");
    CHECK(match("..", "\xFF\xFE") == "yes");
}

TEST_CASE("the patterns that make backtracking matchers hang are answered at once") {
    std::string text(5'000, 'a');
    CHECK(match("(a+)+b", text) == "no");
    CHECK(match("(a|a)*b", text) == "no");
    CHECK(match("(a*)*", text) == "yes");
    CHECK(match("(.*)(.*)(.*)(.*)x", text) == "no");
    std::string manyOptional;
    for (int i = 0; i < 30; ++i) manyOptional += "a?";
    CHECK(match(manyOptional + "a{30}", std::string(30, 'a')) == "yes");
}

TEST_CASE("repetitions of repetitions are refused before they fill the memory") {
    CHECK(match("((a{1000}){1000}){1000}", "a") == "error at 0");
    CHECK(match("(((){1000}){1000}){1000}", "") == "error at 0");
}

TEST_CASE("a text of a megabyte is matched, and unknown only where the pattern is large as well") {
    std::string megabyte(1'000'000, 'x');
    CHECK(match("x*", megabyte) == "yes");
    CHECK(match("(.|\\n)*", megabyte) == "yes");
    CHECK(match("x{900}.*", megabyte) == "unknown");
}

TEST_CASE("groups nest to 64 and no text at all makes the compiler stumble") {
    std::string sixty(60, '(');
    CHECK(match(sixty.append("a").append(60, ')'), "a") == "yes");
    CHECK(match(std::string(5'000, '('), "a") != "yes");
    SeededRandom random(7);
    const std::string letters = "ab()[]{}*+?|\\^$.,-12\xC5\xB5";
    for (int round = 0; round < 20'000; ++round) {
        std::string pattern, text;
        for (int i = random.between(0, 14); i > 0; --i)
            pattern += letters[random.between(0, static_cast<int>(letters.size()) - 1)];
        for (int i = random.between(0, 8); i > 0; --i)
            text += letters[random.between(0, static_cast<int>(letters.size()) - 1)];
        CHECK_NOTHROW(match(pattern, text));
    }
}
