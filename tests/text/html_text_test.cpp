// Whatever a person typed is text for the reader of a page, never markup, and nothing of it is lost.
#include "text/code_points.hpp"
#include "text/html_text.hpp"

#include <catch2/catch_test_macros.hpp>

#include <random>
#include <string>

using namespace trellis;

namespace {

/// Back from HTML, knowing only the five names that htmlText() may write.
std::string read(std::string html) {
    for (auto [name, sign] : {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&amp;", "&"}})
        for (std::size_t at = 0; (at = html.find(name, at)) != std::string::npos; at += 1)
            html.replace(at, std::string_view(name).size(), sign);
    return html;
}

} // namespace

TEST_CASE("Bytes that HTML forbids leave a visible mark") {
    CHECK(htmlText(std::string_view("a\0b\x01\xff", 5)) == "a\uFFFD"
                                                           "b\uFFFD\uFFFD");
    CHECK(htmlText("\xc3(") == "\uFFFD("); // the half of a letter takes nothing with it
    CHECK(htmlText("\xed\xa0\x80").find('\xed') == std::string::npos);
    CHECK(htmlText("\uFFFE\u0085") == "\uFFFD\uFFFD");
    CHECK(htmlText("a\r\nb\rc\td") == "a\nb\nc\td");
}

TEST_CASE("Nothing typed is read as markup, and all of it comes back") {
    CHECK(htmlText("<b a=\"1\" c='2'>&amp;</b>") == "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;&lt;/b&gt;");
    std::mt19937 random(31);
    const char32_t signs[] = {U'<', U'>', U'&', U'"', U'\'', U'a', U';', U'#', U'\n', U'\u0175', U'\U0001F33F'};
    for (int round = 0; round < 2000; ++round) {
        std::string typed;
        for (auto length = random() % 12; length > 0; --length)
            appendCodePoint(typed, signs[random() % std::size(signs)]);
        const auto html = htmlText(typed);
        CHECK(html.find_first_of("<>\"'") == std::string::npos);
        CHECK(read(html) == typed);
    }
}

TEST_CASE("Text is counted and cut by characters, and a stray byte is one") {
    CHECK(codePointCount("D\u0175r \U0001F33F") == 5);
    CHECK(codePointCount("a\xff\xc3") == 3);
    CHECK(codePointsBetween("D\u0175r", 1, 2) == "\u0175");
    CHECK(codePointsBetween("D\u0175r", -1, 99) == "r");
    CHECK(codePointsBetween("abc", 2, 1).empty());
    CHECK(upperCase("\u0175\u00e9 1") == "\u0174\u00c9 1");
    CHECK(lowerCase("\u0174\u00c9 1") == "\u0175\u00e9 1");
}
