// Leaves taken apart where they lie: whatever is taken for plain is what the careful reader makes of it.
#include "model/error.hpp"
#include "record/canonical.hpp"
#include "record/plain_leaf.hpp"
#include "record/plain_text.hpp"
#include "record/written_content.hpp"

#include <catch2/catch_test_macros.hpp>

#include <random>
#include <set>

using namespace trellis;

namespace {

std::mt19937 dice(20260115);
std::size_t below(std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(dice); }

/// A text of signs that are plain, need another spelling, or are longer than a byte.
std::string someText() {
    static const std::vector<std::string> signs{"a",  "B",  "7",  " ",    ".", "#", "]", ",",   "\"",
                                                "\\", "\n", "\r", "\x1f", "é", "–", "𝄞", "\x7f"};
    std::string out;
    for (auto left = below(20); left; --left) out += signs[below(4) ? below(8) : below(signs.size())];
    return out;
}

Value someValue() {
    switch (below(8)) {
    case 0:
        return Missing{"declined"};
    case 1:
        return below(2) == 0;
    case 2:
        return static_cast<double>(below(20000)) / (below(2) ? 1 : 4) - 3;
    case 3:
        return Code{someText()};
    case 4:
        return Codes{someText(), "b"};
    case 5:
        return Date(static_cast<int>(below(30000)));
    case 6:
        return TimeOfDay{static_cast<std::int16_t>(below(1440))};
    default:
        return someText();
    }
}

LeafText someLeaf(bool row) {
    static constexpr const char* names[] = {"missing", "truth", "number", "text", "code", "codes", "date", "time"};
    LeafText out{below(9) ? "item." + std::to_string(below(6)) : someText(),
                 row ? "r" + std::to_string(below(4)) : "",
                 {},
                 below(3) ? "" : someText(),
                 {},
                 someValue()};
    static const ClassSet classes[] = {
        VisibilityClass::A, VisibilityClass::P, VisibilityClass::A | VisibilityClass::M, {}};
    out.classes = classes[below(4)];
    out.type = names[out.value.index()];
    return out;
}

} // namespace

TEST_CASE("What is no leaf, or written in another way, is not taken for a plain one") {
    for (const std::string text :
         {"", "[", "[]", "[\"a\",\"\",\"A\",\"\",\"text\",\"b\"", "[\"a\",\"\",\"A\",\"\",\"text\",\"b\"] ",
          "[\"a\",\"\",\"A\",\"\",\"text\",\"b\"]]", "[\"a\", \"\",\"A\",\"\",\"text\",\"b\"]",
          "[\"a\",\"\",\"A\",\"\",\"text\",\"b\\\"]", "[\"a\",\"\",\"A\",\"\",\"text\",\"\\u0041\"]",
          "[\"a\",\"\",\"A\",\"\",\"text\",7]", "[\"a\",\"\",\"A\",\"\",\"number\",7.0]",
          "[\"a\",\"\",\"A\",\"\",\"number\",07]", "[\"a\",\"\",\"A\",\"\",\"number\",-0]",
          "[\"a\",\"\",\"A\",\"\",\"number\",]", "[\"a\",\"\",\"A\",\"\",\"truth\",TRUE]",
          "[\"a\",\"\",\"A\",\"\",\"date\",\"2026-02-30\"]", "[\"a\",\"\",\"A\",\"\",\"poem\",\"b\"]",
          "[\"a\",\"\",\"A\",\"\",\"text\",\"b\",\"c\"]"}) {
        INFO(text);
        CHECK_FALSE(plainLeaf(text));
    }
    CHECK_THROWS_AS(plainLeaf("[\"a\",\"\",\"Q\",\"\",\"text\",\"b\"]"), Error); // no class that anybody knows
    CHECK_THROWS_AS(answersFromLines("[\"a\",\"\",\"\",\"\",\"number\",\"b\"]"), Error);
}

TEST_CASE("Only what JSON writes as it is counts as plain, wherever in a text it stands") {
    CHECK(isPlain(""));
    for (int byte = 0; byte < 256; ++byte)
        for (std::size_t at = 0; at < 19; ++at) {
            std::string text(19, 'x');
            text[at] = static_cast<char>(byte);
            const bool plain = byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
            if (isPlain(text) != plain) FAIL("byte " << byte << " at " << at);
            if (plain && jsonText(text) != "\"" + text + "\"") FAIL("byte " << byte << " is written otherwise");
        }
}

TEST_CASE("A leaf that is taken for plain says what the careful reader says, and so do many as answers") {
    int plainOnes = 0;
    for (int round = 0; round < 4000; ++round) {
        std::vector<LeafText> leaves;
        for (int row = 0; row < 4; ++row) // the places of some rows
            if (below(2))
                leaves.push_back({"rows." + std::to_string(below(2)),
                                  "r" + std::to_string(row),
                                  {},
                                  {},
                                  "row",
                                  static_cast<double>(below(3))});
        for (auto left = below(12); left; --left) leaves.push_back(someLeaf(below(2)));
        std::string lines;
        for (const auto& leaf : leaves) {
            const std::string text = writeLeaf(leaf);
            lines += (lines.empty() ? "" : "\n") + text;
            const auto plain = plainLeaf(text);
            if (!plain) continue;
            ++plainOnes;
            const LeafText careful = readLeaf(text);
            CHECK(plain->item == careful.item);
            CHECK(plain->row == careful.row);
            CHECK(plain->classes == careful.classes);
            CHECK(plain->owner == careful.owner);
            CHECK(plain->type == careful.type);
            const bool worded = careful.type == "text" || careful.type == "code";
            CHECK(plain->words == (worded ? plainText(careful.value) : ""));
            std::string without, carefully;
            appendWithoutClasses(without, *plain);
            appendLeaf(carefully, {careful.item, careful.row, {}, careful.owner, careful.type, careful.value});
            CHECK(without == carefully);
        }
        std::vector<LeafText> read;
        std::set<std::pair<std::string, std::string>> once;
        for (const auto& leaf : leaves) {
            if (!once.emplace(leaf.item, leaf.row).second) lines.clear(); // no record answers one item twice
            read.push_back(readLeaf(writeLeaf(leaf)));
        }
        if (!lines.empty()) CHECK(answersFromLines(lines) == answersFrom(read));
    }
    CHECK(plainOnes > 8000);
}
